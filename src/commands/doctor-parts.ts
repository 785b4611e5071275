import type { EnvCollectOptions, EnvCollection } from '../collect/env.js';
import type { Host } from '../host.js';
import { describeDockerFiles } from '../report/build-docker.js';
import { describeEnv } from '../report/build-env.js';
import { describeBackends } from '../report/build-smoke.js';
import type { FrameSource, Report, ReportFile, ReportProvider } from '../report/types.js';
import type { ReadYaml } from '../syntax/yaml/index.js';
import { type DockerCheck, checkDocker } from './docker-check.js';
import { frameOfDocker, secretsOfDocker } from './docker-frame.js';
import { type EnvCheck, checkEnv, frameOf, secretsOf } from './env-check.js';
import type { ChecksResult } from './run-checks.js';
import type { Session } from './session.js';
import { checkSmoke, type Containers, frameOfSource } from './smoke-check.js';

/**
 * What one part of `catalyst doctor` saw of a project. A part is a function that gives one of these; it is joined in
 * `checkProject`, and its findings fall into the sections by their category. Paths are relative to the project.
 */
export interface PartRun extends ChecksResult {
  readonly files: readonly ReportFile[];
  readonly providers?: readonly ReportProvider[];
  /** What could not be found out, in whole sentences. */
  readonly notes: readonly string[];
  readonly environment?: string;
  readonly profile?: Report['profile'];
  /** Every value that was read and that nobody may see. */
  readonly secrets: Iterable<string>;
  readonly textOf: (file: string) => string | undefined;
  readonly frameOf: (file: string) => FrameSource | undefined;
}

/** The env files and the providers that they configure. */
export async function runEnvironment(
  session: Session,
  host: Host,
  options: EnvCollectOptions,
  collected: Promise<EnvCollection>,
): Promise<PartRun & Pick<EnvCheck, 'models' | 'choice' | 'passedOver'>> {
  const { today } = session;
  const env = await checkEnv(session, host, options, collected);
  const seen = [...env.models, ...env.copies];
  const byPath = new Map(seen.map(({ file }) => [file.path, file]));
  const environments = new Set(env.models.map(({ file }) => file.environment));
  return {
    ...env,
    ...describeEnv(env, today),
    ...(environments.size === 1 ? { environment: [...environments][0]! } : {}),
    profile: { id: env.choice.profile, because: env.choice.because },
    secrets: secretsOf(seen),
    frameOf: (path) => {
      const file = byPath.get(path);
      return file && frameOf(file);
    },
  };
}

/** Dockerfiles with what they copy, and compose files with what they name. */
export async function runDocker(
  session: Session,
  host: Host,
  readYaml: ReadYaml,
): Promise<PartRun & Pick<DockerCheck, 'dockerfiles' | 'compose'>> {
  const { config, within } = session;
  const docker = await checkDocker(session, host, {
    dockerfile: { paths: [], stdinName: undefined, config, within },
    compose: { paths: [], profiles: undefined, readYaml, config, within },
  });
  return {
    ...docker,
    files: describeDockerFiles(docker),
    notes: docker.dockerfiles?.notes ?? [],
    secrets: secretsOfDocker(docker),
    frameOf: (path) => {
      const text = docker.textOf(path);
      return text === undefined ? undefined : frameOfDocker(docker, path, text);
    },
  };
}

/** The code of the backend: parsed, its imports, dependencies and entry points followed. */
export async function runBackend(
  session: Session,
  host: Host,
  containers: () => Promise<Containers | undefined>,
): Promise<PartRun> {
  const backend = await checkSmoke(session, host, { exact: false, containers });
  return {
    ...backend,
    files: describeBackends(backend.models),
    secrets: [],
    frameOf: (path) => {
      const text = backend.textOf(path);
      return text === undefined ? undefined : frameOfSource(path, text);
    },
  };
}
