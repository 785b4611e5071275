import { collectEnv } from '../collect/env.js';
import { chooseProbeSources, type ProbeSource } from '../collect/probe-sources.js';
import { UserError } from '../core/errors.js';
import type { Finding } from '../core/finding.js';
import type { Rule } from '../core/rule.js';
import type { CheckResult } from '../core/run.js';
import type { Host } from '../host.js';
import { sleep } from '../host/timer.js';
import type { EnvModel } from '../models/env.js';
import type { ProbedProvider, ProbeModel } from '../models/probe.js';
import { describeSkipped } from '../probe/probe-one.js';
import { type ProbeProgress, probeProviders } from '../probe/run.js';
import { nameOf } from '../probe/targets.js';
import type { ProbeResult } from '../probe/types.js';
import { buildProbeReport } from '../report/build-probe.js';
import type { ReportFile } from '../report/types.js';
import { RULES_OF_AREA as PROVIDER_RULES } from '../rules/provider/index.generated.js';
import { frameOf, suppressionsOf } from './env-check.js';
import { type FinishInput, finishReport } from './finish.js';
import { type ProbeCommandOptions, readCounts, readProviderNames, readTimeouts } from './probe-options.js';
import { createProgressView } from './probe-progress.js';
import { listProbeSecrets } from './probe-secrets.js';
import { runChecks } from './run-checks.js';
import { openSession, type Session } from './session.js';

/** `catalyst probe [providers…]`: asks the configured providers whether they take their keys, and for their models. */
export async function probe(
  host: Host,
  names: readonly string[],
  options: ProbeCommandOptions,
): Promise<number> {
  const session = await openSession(host, options, 'probe');
  return finishReport(session, await runProbe(session, names, options));
}

/** Asks, and makes the report of what came of it. */
export async function runProbe(
  session: Session,
  names: readonly string[],
  options: ProbeCommandOptions,
): Promise<ProbeRun> {
  const { host } = session;
  const providers = readProviderNames(names);
  const files = options.envFile ?? [];
  if (files.includes('')) throw new UserError('--env-file takes the path of a file');
  const { models } = await collectEnv(host, session.root, { paths: files, config: session.config });
  const sources = chooseProbeSources(models, {
    providers,
    isNamed: files.length > 0,
    env: options.processEnv === false ? undefined : host.env,
  });
  const probedAt = host.now().toISOString();
  const secrets = listProbeSecrets(models, sources);
  const results = await askProviders(session, sources, options, secrets);
  const probed = sources.map(
    ({ readiness, locate, others }, i): ProbedProvider => ({
      result: results[i]!,
      readiness,
      locate,
      others,
    }),
  );
  const textOf = (path: string) => models.find(({ file }) => file.path === path)?.file.text;
  const model: ProbeModel = { kind: 'probe', providers: probed };
  const used = models.filter(({ file }) => sources.some((source) => source.file === file.path));
  const checked = runChecks(session, {
    areas: [{ rules: PROVIDER_RULES, subjects: [{ file: undefined, model }], live: true }],
    suppressions: models.flatMap(({ file }) => suppressionsOf(file).filter(isAboutProviders)),
    files: models.map(({ file }) => file.path),
    textOf,
  });
  const isShown = ({ result }: ProbedProvider) =>
    options.all === true || names.length > 0 || result.reason !== 'not-configured';
  return {
    report: buildProbeReport(session, {
      ...checked,
      providers: probed.filter(isShown),
      files: used.map(({ file }) => describeFile(file, sources)),
      textOf,
      probedAt,
    }),
    secrets: secrets(results),
    frame: (path) => {
      const found = models.find(({ file }) => file.path === path);
      return found && frameOf(found.file);
    },
    findings: checked.findings,
    checks: checked.checks,
    rules: checked.rules,
  };
}

/** A report with what a caller needs to make it part of another. */
export interface ProbeRun extends FinishInput {
  readonly findings: readonly Finding[];
  readonly checks: readonly CheckResult[];
  readonly rules: readonly Rule[];
}

async function askProviders(
  session: Session,
  sources: readonly ProbeSource[],
  options: ProbeCommandOptions,
  secrets: (results: readonly ProbeResult[]) => Iterable<string>,
): Promise<readonly ProbeResult[]> {
  const { host, today } = session;
  const limits = { timeouts: readTimeouts(options.timeout), ...readCounts(options) };
  const planned = sources.map((source) => source.planned);
  if (options.offline === true || planned.every(({ skip }) => skip !== undefined))
    return planned.map(({ target, skip }) => describeSkipped(target, skip ?? 'not-probed', today));
  const asked = planned.filter(({ skip }) => skip === undefined).map(({ target }) => target.provider);
  const view = createProgressView(host, asked, { quiet: options.quiet === true, secrets: secrets([]) });
  const http = await host.openHttp();
  try {
    return await probeProviders(planned, {
      http,
      clock: () => host.now().getTime(),
      sleep,
      random: Math.random,
      today,
      ...limits,
      onProgress: (event: ProbeProgress) => void view.show(event),
    });
  } finally {
    await view.end();
    await http.close();
  }
}

/** Suppressions of other rules are judged where those run. */
function isAboutProviders({ rules }: { readonly rules: readonly string[] }): boolean {
  return rules.some((rule) => /^(?:all$|provider(?:$|\/))/i.test(rule));
}

function describeFile(file: EnvModel['file'], sources: readonly ProbeSource[]): ReportFile {
  const names = sources
    .filter((source) => source.file === file.path)
    .map(({ planned }) => nameOf(planned.target.provider));
  return {
    path: file.path,
    kind: file.role === 'template' ? 'env-template' : 'env',
    environment: file.environment,
    reader: file.reader,
    note: `configures ${names.join(', ')}`,
  };
}
