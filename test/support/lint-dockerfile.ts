import { applyEdits, chooseCompatible } from '../../src/core/edits.js';
import type { Finding, Fix } from '../../src/core/finding.js';
import type { Rule } from '../../src/core/rule.js';
import { runRules } from '../../src/core/run.js';
import { indexLines, positionAt } from '../../src/core/text.js';
import type { BuildContext, DockerfileModel } from '../../src/models/dockerfile.js';
import { isDevelopmentFile } from '../../src/rules/dockerfile-shared/stage-purpose.js';
import { parseDockerIgnore } from '../../src/syntax/dockerignore/parse.js';
import { buildStageGraph, parseDockerfile } from '../../src/syntax/dockerfile/index.js';
import { createShellReader } from '../../src/syntax/shell/index.js';

export interface LintOptions {
  readonly path?: string;
  /** Names of the build context; without it nothing is known of the files around. */
  readonly files?: readonly string[];
  /** Folders in it that are not looked into, such as `.git`. */
  readonly folders?: readonly string[];
  /** Sources that are not on disk. */
  readonly missing?: readonly string[];
  /** The context was named, not assumed. */
  readonly named?: boolean;
  /** Text of the .dockerignore beside it. */
  readonly ignore?: string;
  readonly policy?: Partial<DockerfileModel['policy']>;
  readonly today?: string;
}

/** The model of a Dockerfile text, as the collectors make it. */
export function dockerfileModel(text: string, options: LintOptions = {}): DockerfileModel {
  const dockerfile = parseDockerfile(text);
  const graph = buildStageGraph(dockerfile);
  const reader = createShellReader(dockerfile, graph);
  const hasContext = options.files ?? options.folders ?? options.ignore;
  const context: BuildContext | undefined =
    hasContext === undefined
      ? undefined
      : {
          folder: '',
          assumed: options.named !== true,
          files: options.files ?? [],
          folders: options.folders ?? [],
          complete: true,
          ...(options.missing ? { missing: options.missing } : {}),
          judgesIgnore: true,
          ignore:
            options.ignore === undefined
              ? undefined
              : parseDockerIgnore({ path: '.dockerignore', text: options.ignore }),
        };
  return {
    file: { path: options.path ?? 'Dockerfile', text },
    isDevelopment: isDevelopmentFile(options.path ?? 'Dockerfile'),
    dockerfile,
    graph,
    scriptOf: (instruction) => reader.read(instruction),
    context,
    policy: { trustedRegistries: [], labelSchema: {}, strictLabels: false, ...options.policy },
  };
}

/** Runs rules over a Dockerfile text. */
export function lintDockerfile(text: string, rules: readonly Rule[], options: LintOptions = {}): Finding[] {
  const model = dockerfileModel(text, options);
  const file = model.file.path;
  const subject = { file, model, isDevelopment: model.isDevelopment };
  return [...runRules(rules, [subject], { today: options.today ?? '2026-11-22' }).findings];
}

/** Findings as `line:column messageId {args}`: what tests compare. */
export function summarize(text: string, findings: readonly Finding[]): string[] {
  const lines = indexLines(text);
  return findings.map(({ range, messageId, args }) => {
    const { line, column } = positionAt(lines, range?.start ?? 0);
    const words = Object.values(args).join(' ');
    return `${line}:${column} ${messageId}${words === '' ? '' : ` ${words}`}`;
  });
}

/** Applies all fixes of the findings that do not collide. */
export function applyFixes(text: string, findings: readonly Finding[]): string {
  const fixes = findings.flatMap((finding): Fix[] => (finding.fixes?.[0] ? [finding.fixes[0]] : []));
  const { chosen } = chooseCompatible(fixes);
  return applyEdits(
    text,
    chosen.flatMap(({ edits }) => [...edits]),
  );
}
