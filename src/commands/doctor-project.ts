import { errorMessage, isUserError } from '../core/errors.js';
import type { Finding } from '../core/finding.js';
import type { Rule } from '../core/rule.js';
import type { CheckResult } from '../core/run.js';
import { shareReads } from '../collect/shared-reads.js';
import type { Environment } from '../contract/types.js';
import type { Host } from '../host.js';
import { buildDockerReport } from '../report/build-docker.js';
import { buildEnvReport } from '../report/build-env.js';
import type { FrameSource, Report, ReportFile, ReportMigration, ReportProvider } from '../report/types.js';
import { findMigrations } from './doctor-migrations.js';
import { checkDocker } from './docker-check.js';
import { frameOfDocker, secretsOfDocker } from './docker-frame.js';
import { checkEnv, frameOf, secretsOf } from './env-check.js';
import { dropRepeats } from './drop-repeats.js';
import type { Session } from './session.js';

/** A part of the run that broke: told as a row, never an end. */
export interface Breakdown {
  readonly part: 'environment' | 'docker' | 'migrations' | 'alignment' | 'live';
  readonly message: string;
}

/** Everything that was seen of one project. Paths are relative to the project. */
export interface ProjectRun {
  readonly findings: readonly Finding[];
  readonly checks: readonly CheckResult[];
  readonly rules: readonly Rule[];
  readonly files: readonly ReportFile[];
  readonly providers: readonly ReportProvider[];
  readonly migrations: readonly ReportMigration[];
  readonly breakdowns: readonly Breakdown[];
  readonly notes: readonly string[];
  readonly environment?: string;
  readonly profile?: Report['profile'];
  readonly secrets: readonly string[];
  readonly textOf: (file: string) => string | undefined;
  readonly frameOf: (file: string) => FrameSource | undefined;
}

export interface ProjectOptions {
  readonly environment?: Environment | undefined;
}

/** Runs every offline check over one project; the parts side by side, each on its own when it breaks. */
export async function checkProject(session: Session, options: ProjectOptions): Promise<ProjectRun> {
  const host = shareReads(session.host);
  const breakdowns: Breakdown[] = [];
  const attempt = async <Result>(part: Breakdown['part'], run: () => Promise<Result>) => {
    try {
      return await run();
    } catch (error) {
      breakdowns.push({ part, message: describe(error) });
      return undefined;
    }
  };
  const { config } = session;
  const [env, docker, migrations] = await Promise.all([
    attempt('environment', () =>
      checkEnv(session, host, { paths: [], config, environment: options.environment }),
    ),
    attempt('docker', () => checkAllDocker(session, host)),
    attempt('migrations', () => findMigrations(session, host)),
  ]);
  const reports = [
    ...(env ? [buildEnvReport(session, env)] : []),
    ...(docker ? [buildDockerReport(session, docker)] : []),
  ];
  const parts = [env, docker].filter((part) => part !== undefined);
  const textOf = (file: string) => env?.textOf(file) ?? docker?.textOf(file);
  const byPath = new Map((env?.models ?? []).map(({ file }) => [file.path, file]));
  return {
    findings: dropRepeats(parts.flatMap((part) => part.findings)),
    checks: parts.flatMap((part) => part.checks),
    rules: [...new Map(parts.flatMap((part) => part.rules).map((rule) => [rule.id, rule])).values()],
    files: reports.flatMap((report) => report.files),
    providers: reports.flatMap((report) => report.providers),
    migrations: migrations ?? [],
    breakdowns,
    notes: [...(env?.notes ?? []), ...(docker?.dockerfiles?.notes ?? [])],
    ...(reports[0]?.environment ? { environment: reports[0].environment } : {}),
    ...(env ? { profile: reports[0]!.profile } : {}),
    secrets: [...(env ? secretsOf(env.models) : []), ...(docker ? secretsOfDocker(docker) : [])],
    textOf,
    frameOf: (path) => {
      const file = byPath.get(path);
      if (file) return frameOf(file);
      const text = docker?.textOf(path);
      return docker && text !== undefined ? frameOfDocker(docker, path, text) : undefined;
    },
  };
}

async function checkAllDocker(session: Session, host: Host) {
  const { config } = session;
  return checkDocker(session, host, {
    dockerfile: { paths: [], stdinName: undefined, config },
    compose: { paths: [], profiles: undefined, config },
  });
}

function describe(error: unknown): string {
  return isUserError(error)
    ? error.message
    : errorMessage(error instanceof Error ? error.name : typeof error);
}
