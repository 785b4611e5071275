import {
  type DockerCollectOptions,
  type DockerfileCollection,
  collectDockerfiles,
} from '../collect/dockerfile.js';
import { contextsOf } from '../collect/build-contexts.js';
import { type ComposeCollection, type ComposeCollectOptions, collectCompose } from '../collect/compose.js';
import { BUILD_CHECKS, readDockerfileRequests } from '../collect/dockerfile-suppressions.js';
import type { HadolintConfig } from '../collect/hadolint-config.js';
import type { Finding } from '../core/finding.js';
import type { Suppression } from '../core/suppress.js';
import { indexLines } from '../core/text.js';
import type { ComposeModel } from '../models/compose.js';
import type { DockerfileModel } from '../models/dockerfile.js';
import type { Host } from '../host.js';
import type { FrameSource } from '../report/types.js';
import { RULES_OF_AREA as COMPOSE_RULES } from '../rules/compose/index.generated.js';
import { findShownMasks } from '../rules/dockerfile-shared/secret-ranges.js';
import { RULES_OF_AREA as DOCKERFILE_RULES } from '../rules/dockerfile/index.generated.js';
import { RULES } from '../rules/registry.generated.js';
import { dropRepeats } from './drop-repeats.js';
import type { Fixable } from './fix-loop.js';
import { type ChecksResult, runChecks } from './run-checks.js';
import type { Session } from './session.js';

/** What is looked at: either part may be left out. */
export interface DockerRequest {
  readonly dockerfile: DockerCollectOptions | undefined;
  readonly compose: ComposeCollectOptions | undefined;
}

/** The Dockerfiles and compose files of a project, checked. */
export interface DockerCheck extends ChecksResult, Fixable {
  readonly dockerfiles: DockerfileCollection | undefined;
  readonly compose: ComposeCollection | undefined;
  /** Whether a file is shown, and its fixes proven, as a compose file. */
  readonly isCompose: (file: string) => boolean;
}

/** Reads the files and runs the `dockerfile` and `compose` rules over them, all in one run. */
export async function checkDocker(
  session: Session,
  host: Host,
  request: DockerRequest,
): Promise<DockerCheck> {
  const compose = request.compose && (await collectCompose(host, session.root, request.compose));
  const contexts = contextsOf(compose?.models ?? []);
  const dockerfiles =
    request.dockerfile && (await collectDockerfiles(host, session.root, { contexts, ...request.dockerfile }));
  const ours = prepareDockerfiles(dockerfiles);
  const composeFiles = new Set(compose?.files ?? []);
  const textOf = (file: string) => ours.texts.get(file) ?? compose?.textOf(file);
  const result = runChecks(session, {
    areas: [
      { rules: DOCKERFILE_RULES, subjects: subjectsOf(dockerfiles?.models) },
      { rules: COMPOSE_RULES, subjects: subjectsOf(compose?.models) },
    ],
    suppressions: [...ours.suppressions, ...(compose?.suppressions ?? [])],
    files: [...ours.texts.keys(), ...composeFiles],
    textOf,
  });
  const findings = dropRepeats(result.findings).flatMap((finding) =>
    regrade(session, finding, dockerfiles?.hadolint?.config, ours.strict),
  );
  const readOnly = new Set([...(dockerfiles?.readOnly ?? []), ...(compose?.readOnly ?? [])]);
  return {
    ...result,
    findings,
    dockerfiles,
    compose,
    textOf,
    isCompose: (file) => composeFiles.has(file) && !ours.texts.has(file),
    isWritable: (file) => (ours.texts.has(file) || composeFiles.has(file)) && !readOnly.has(file),
  };
}

function subjectsOf(models: readonly (DockerfileModel | ComposeModel)[] = []) {
  return models.map((model) => ({ file: model.file.path, model, isDevelopment: model.isDevelopment }));
}

/** Texts, suppressions, and the files whose BuildKit checks are errors. */
function prepareDockerfiles(collection: DockerfileCollection | undefined) {
  const { models = [], hadolint } = collection ?? {};
  const texts = new Map<string, string>();
  for (const { file, context } of models) {
    if (context?.ignore) texts.set(context.ignore.path, context.ignore.text);
    texts.set(file.path, file.text);
  }
  const requests = models.map(({ file, dockerfile, graph }) =>
    readDockerfileRequests(file.path, dockerfile, graph),
  );
  const written = requests.flatMap((one) => [...one.suppressions]);
  return {
    texts,
    suppressions: [
      ...(hadolint?.config.ignorePragmas ? written.filter(({ foreign }) => !foreign) : written),
      ...models.flatMap(({ file }) => ignoredByHadolint(file.path, hadolint?.config)),
    ],
    strict: new Set(models.filter((_, i) => requests[i]!.failsOnBuildChecks).map(({ file }) => file.path)),
  };
}

function ignoredByHadolint(file: string, config: HadolintConfig | undefined): Suppression[] {
  if (!config?.ignored.length) return [];
  return [
    {
      file,
      range: { start: 0, end: 0 },
      rules: config.ignored,
      reason: 'ignored in .hadolint.yaml',
      lines: undefined,
      foreign: true,
    },
  ];
}

/** Severity as .hadolint.yaml and `check=error=true` have it, where our own configuration says nothing. */
function regrade(
  session: Session,
  finding: Finding,
  config: HadolintConfig | undefined,
  strict: ReadonlySet<string>,
): Finding[] {
  if (strict.size === 0 && config === undefined) return [finding];
  const aliases = RULES.find(({ id }) => id === finding.rule)?.aliases ?? [];
  const isOurs = session.config.severity?.[finding.rule] !== undefined;
  const code = config && aliases.find((alias) => Object.hasOwn(config.severity, alias));
  const wanted = code === undefined ? undefined : config!.severity[code];
  if (!isOurs && wanted !== undefined) return wanted === 'off' ? [] : [{ ...finding, severity: wanted }];
  const fails =
    strict.has(finding.file ?? '') &&
    aliases.some((alias) => (BUILD_CHECKS as readonly string[]).includes(alias));
  return [fails ? { ...finding, severity: 'error' } : finding];
}

/** A Dockerfile as it may be shown: values that are or may be secrets hidden. */
export function frameOfDockerfile(text: string): FrameSource {
  return { text, lines: indexLines(text), hidden: findShownMasks(text) };
}
