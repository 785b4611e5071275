import {
  type DockerCollectOptions,
  type DockerfileCollection,
  collectDockerfiles,
} from '../collect/dockerfile.js';
import { BUILD_CHECKS, readDockerfileRequests } from '../collect/dockerfile-suppressions.js';
import type { HadolintConfig } from '../collect/hadolint-config.js';
import type { Finding } from '../core/finding.js';
import type { Suppression } from '../core/suppress.js';
import { indexLines } from '../core/text.js';
import type { Host } from '../host.js';
import type { FrameSource } from '../report/types.js';
import { findHiddenRanges } from '../rules/dockerfile-shared/secret-ranges.js';
import { RULES_OF_AREA as DOCKERFILE_RULES } from '../rules/dockerfile/index.generated.js';
import { RULES } from '../rules/registry.generated.js';
import type { Fixable } from './fix-loop.js';
import { type ChecksResult, runChecks } from './run-checks.js';
import type { Session } from './session.js';

/** The Dockerfiles of a project, checked. */
export interface DockerCheck extends ChecksResult, Fixable {
  readonly collection: DockerfileCollection;
}

/** Reads the Dockerfiles and runs the `dockerfile` rules over them. */
export async function checkDockerfiles(
  session: Session,
  host: Host,
  options: DockerCollectOptions,
): Promise<DockerCheck> {
  const collection = await collectDockerfiles(host, session.root, options);
  const { models, hadolint } = collection;
  const texts = new Map<string, string>();
  for (const { file, context } of models) {
    if (context?.ignore) texts.set(context.ignore.path, context.ignore.text);
    texts.set(file.path, file.text);
  }
  const textOf = (file: string) => texts.get(file);
  const requests = models.map(({ file, dockerfile, graph }) =>
    readDockerfileRequests(file.path, dockerfile, graph),
  );
  const suppressions = requests.flatMap((one) => [...one.suppressions]);
  const strict = new Set(
    models.filter((_, i) => requests[i]!.failsOnBuildChecks).map(({ file }) => file.path),
  );
  const result = runChecks(session, {
    areas: [{ rules: DOCKERFILE_RULES, subjects: models.map((model) => ({ file: model.file.path, model })) }],
    suppressions: [
      ...(hadolint?.config.ignorePragmas ? suppressions.filter(({ foreign }) => !foreign) : suppressions),
      ...models.flatMap(({ file }) => ignoredByHadolint(file.path, hadolint?.config)),
    ],
    files: [...texts.keys()],
    textOf,
  });
  const findings = result.findings.flatMap((finding) => regrade(session, finding, hadolint?.config, strict));
  return {
    ...result,
    findings,
    collection,
    textOf,
    isWritable: (path) => texts.has(path) && !collection.readOnly.has(path),
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
  return { text, lines: indexLines(text), hidden: findHiddenRanges(text) };
}
