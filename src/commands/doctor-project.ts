import { collectEnv } from '../collect/env.js';
import { shareReads } from '../collect/shared-reads.js';
import type { Contract, Environment } from '../contract/types.js';
import { errorMessage, isUserError } from '../core/errors.js';
import type { Finding } from '../core/finding.js';
import { areaOf } from '../core/finding.js';
import type { Rule } from '../core/rule.js';
import type { CheckResult } from '../core/run.js';
import type { FrameSource, Report, ReportFile, ReportMigration, ReportProvider } from '../report/types.js';
import { createYamlReader } from '../syntax/yaml/index.js';
import { runAlignment } from './doctor-align.js';
import { findMigrations } from './doctor-migrations.js';
import { runBackend, runDocker, runEnvironment } from './doctor-parts.js';
import { dropRepeats } from './drop-repeats.js';
import type { Session } from './session.js';

/** Where the env files could not be read, nothing is known of a contract. */
const NO_CONTRACT: Contract = { id: 'none', variables: new Map(), checks: [], closed: false, providers: [] };

/** A part of the run that broke: told as a row, never an end. */
export interface Breakdown {
  readonly part: 'environment' | 'docker' | 'backend' | 'migrations' | 'alignment' | 'live' | 'servers';
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
      breakdowns.push({ part, message: describeBreakdown(error) });
      return undefined;
    }
  };
  const { config, root } = session;
  const readYaml = createYamlReader();
  const forEnv = {
    paths: [],
    config,
    environment: options.environment,
    readYaml,
    unreadable: 'told' as const,
  };
  const files = collectEnv(host, root, forEnv);
  const dockerRun = attempt('docker', () => runDocker(session, host, readYaml));
  const containers = async () => {
    const found = await dockerRun;
    return found && { compose: found.compose?.models ?? [], dockerfiles: found.dockerfiles?.models ?? [] };
  };
  const [env, docker, backend, migrations] = await Promise.all([
    attempt('environment', () => runEnvironment(session, host, forEnv, files)),
    dockerRun,
    attempt('backend', () => runBackend(session, host, containers)),
    attempt('migrations', () => findMigrations(session, host, files)),
  ]);
  for (const { path, cause, why } of env?.passedOver ?? [])
    if (cause === 'unreadable') breakdowns.push({ part: 'environment', message: `${path}: ${why}` });
  // It needs what the others have read, and reads the code with the machine itself: its texts are not kept.
  const alignment = await attempt('alignment', () =>
    runAlignment(session, session.host, {
      sources: {
        models: env?.models ?? [],
        choice: env?.choice ?? { profile: 'generic', because: [], contractOf: () => NO_CONTRACT },
        dockerfiles: docker?.dockerfiles?.models ?? [],
        compose: docker?.compose?.models ?? [],
        suppressions: docker?.compose?.suppressions ?? [],
        unread: env?.passedOver ?? [],
      },
      findings: [...(env?.findings ?? []), ...(docker?.findings ?? [])],
    }),
  );
  const parts = [env, docker, alignment, backend].filter((part) => part !== undefined);
  const providers = parts.flatMap((part) => part.providers ?? []);
  return {
    findings: dropRepeats(parts.flatMap((part) => part.findings)),
    checks: settleProviders(
      parts.flatMap((part) => part.checks),
      providers,
    ),
    rules: [...new Map(parts.flatMap((part) => part.rules).map((rule) => [rule.id, rule])).values()],
    files: parts.flatMap((part) => part.files),
    providers,
    migrations: migrations ?? [],
    // The parts end in any order, the rows stand in one.
    breakdowns: breakdowns.sort((a, b) => (a.part < b.part ? -1 : 1)),
    notes: parts.flatMap((part) => part.notes),
    ...(env?.environment ? { environment: env.environment } : {}),
    ...(env?.profile ? { profile: env.profile } : {}),
    secrets: parts.flatMap((part) => [...part.secrets]),
    textOf: (file) => first(parts, (part) => part.textOf(file)),
    frameOf: (file) => first(parts, (part) => part.frameOf(file)),
  };
}

/** Where no provider is configured, a rule about providers that found nothing had nothing to look at: it did not pass. */
function settleProviders(
  checks: readonly CheckResult[],
  providers: readonly ReportProvider[],
): readonly CheckResult[] {
  if (providers.length > 0) return checks;
  return checks.map((check) =>
    check.outcome === 'pass' && areaOf(check.rule) === 'provider'
      ? { ...check, outcome: 'not-applicable' }
      : check,
  );
}

function first<Part, Result>(parts: readonly Part[], ask: (part: Part) => Result | undefined) {
  for (const part of parts) {
    const answer = ask(part);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

/** What may be said of an error: the message of an unforeseen one could repeat a piece of the input. */
export function describeBreakdown(error: unknown): string {
  return isUserError(error)
    ? error.message
    : errorMessage(error instanceof Error ? error.name : typeof error);
}
