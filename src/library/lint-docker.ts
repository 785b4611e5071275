import { buildComposeModel } from '../collect/compose-model.js';
import { dayOf } from '../core/calendar.js';
import { maskData, redactCredentials } from '../core/mask.js';
import type { Rule } from '../core/rule.js';
import { type Subject, runRules } from '../core/run.js';
import type { SourceText } from '../core/text.js';
import type { DockerfileModel } from '../models/dockerfile.js';
import { buildFindings } from '../report/build.js';
import type { ReportFinding } from '../report/types.js';
import { RULES_OF_AREA as COMPOSE_RULES } from '../rules/compose/index.generated.js';
import { isDevelopmentFile } from '../rules/dockerfile-shared/stage-purpose.js';
import { RULES_OF_AREA as DOCKERFILE_RULES } from '../rules/dockerfile/index.generated.js';
import { buildStageGraph, parseDockerfile } from '../syntax/dockerfile/index.js';
import { createShellReader } from '../syntax/shell/index.js';

/** How Docker files are judged. */
export interface LintOptions {
  /** Ids and aliases to run instead of the rules that are on by default. */
  readonly select?: readonly string[];
  /** Day as of which image dates are judged, `YYYY-MM-DD`; today unless given. */
  readonly asOf?: string;
}

export interface LintDockerfileOptions extends LintOptions {
  /** Path under which it is reported. */
  readonly file: string;
}

/**
 * Lints one Dockerfile, or a fragment without FROM. Nothing is known of the files around it, so that rules about the
 * build context have nothing to say; comments that suppress findings are not read.
 * @returns findings as in `-f json`
 */
export function lintDockerfile(text: string, options: LintDockerfileOptions): ReportFinding[] {
  const dockerfile = parseDockerfile(text);
  const graph = buildStageGraph(dockerfile);
  const reader = createShellReader(dockerfile, graph);
  const model: DockerfileModel = {
    file: { path: options.file, text },
    isDevelopment: isDevelopmentFile(options.file),
    dockerfile,
    graph,
    scriptOf: (instruction) => reader.read(instruction),
    context: undefined,
    policy: { trustedRegistries: [], labelSchema: {}, strictLabels: false },
  };
  const subject = { file: options.file, model, isDevelopment: model.isDevelopment };
  return lint(DOCKERFILE_RULES, subject, options, new Map([[options.file, text]]));
}

export interface LintComposeOptions extends LintOptions {
  /** What `.env` and the shell set. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Active profiles; `*` for all. */
  readonly profiles?: readonly string[];
}

/**
 * Lints compose files as the one project that they make up: the first is the base, the others are laid over it. The
 * disk is not looked at, so that rules about other files have nothing to say.
 * @returns findings as in `-f json`
 */
export function lintCompose(files: readonly SourceText[], options: LintComposeOptions = {}): ReportFinding[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const model = buildComposeModel({
    files,
    disk: {
      kindOf: (path) => (texts.has(path) ? 'file' : 'unknown'),
      textOf: (path) => texts.get(path),
      namesIn: () => [],
    },
    ...(options.environment ? { environment: options.environment } : {}),
    ...(options.profiles ? { profiles: options.profiles } : {}),
  });
  return lint(COMPOSE_RULES, { file: model.file.path, model }, options, texts);
}

function lint(
  all: readonly Rule[],
  subject: Subject,
  options: LintOptions,
  texts: ReadonlyMap<string, string>,
): ReportFinding[] {
  const named = new Set(options.select?.map((name) => name.toLowerCase()));
  const isChosen = ({ id, aliases, optIn, status }: Rule) =>
    named.size > 0
      ? named.has(id) || aliases.some((alias) => named.has(alias.toLowerCase()))
      : !optIn && status === 'stable';
  const rules = all.filter(isChosen);
  const { findings } = runRules(rules, [subject], { today: options.asOf ?? dayOf(new Date()) });
  return maskData(buildFindings({ findings, rules, textOf: (file) => texts.get(file) }), redactCredentials);
}
