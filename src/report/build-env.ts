import type { Finding } from '../core/finding.js';
import { isOrdinaryValue } from '../core/ordinary.js';
import type { Rule } from '../core/rule.js';
import type { CheckResult } from '../core/run.js';
import type { ContractChoice, EnvFile, EnvModel, ProviderState, UnreadEnvFile } from '../models/env.js';
import { PROVIDERS } from '../providers/index.js';
import { judgeModel } from '../providers/models.js';
import { VERSION } from '../version.js';
import { buildFindings, summarize } from './build.js';
import type { Report, ReportFile, ReportFinding, ReportProvider } from './types.js';

interface EnvResult {
  readonly models: readonly EnvModel[];
  /** Copies that no program reads. */
  readonly copies?: readonly EnvModel[];
  /** What could not be looked at. */
  readonly passedOver?: readonly UnreadEnvFile[];
  readonly choice: ContractChoice;
  readonly findings: readonly Finding[];
  readonly checks: readonly CheckResult[];
  readonly rules: readonly Rule[];
  readonly textOf: (file: string) => string | undefined;
}

/** Makes the report of `catalyst validate`. */
export function buildEnvReport(
  session: { readonly rootLabel: string; readonly today: string },
  result: EnvResult,
): Report {
  const findings = buildFindings(result);
  const environments = new Set(result.models.map(({ file }) => file.environment));
  return {
    schemaVersion: '1',
    tool: { name: 'catalyst', version: VERSION },
    command: 'validate',
    root: session.rootLabel.startsWith('/') ? '.' : session.rootLabel,
    ...(environments.size === 1 ? { environment: [...environments][0]! } : {}),
    asOf: session.today,
    profile: { id: result.choice.profile, because: result.choice.because },
    summary: summarize(findings, result.checks),
    ...(result.models.length > 0 || result.copies?.length || result.passedOver?.length
      ? { verdict: judge(findings) }
      : {}),
    ...describeEnv(result, session.today),
    findings,
  };
}

/** The files with how they are read, and the providers' states. */
export function describeEnv(
  {
    models,
    copies = [],
    passedOver = [],
    choice,
  }: Pick<EnvResult, 'models' | 'copies' | 'passedOver' | 'choice'>,
  today: string,
): Pick<Report, 'files' | 'providers'> {
  return {
    files: [
      ...models.map(({ file }) => describeFile(file, choice.profile)),
      ...copies.map(({ file: { path } }) => ({ path, kind: 'env' as const, note: 'a copy that git sees' })),
      ...passedOver.map(({ path, why }) => ({ path, kind: 'env' as const, note: `not checked: ${why}` })),
    ],
    providers: describeProviders(models, today),
  };
}

/** Ready when nothing that was decided failed; an undecided error-level check keeps it from being plainly ready. */
export function judge(findings: readonly ReportFinding[]): NonNullable<Report['verdict']> {
  const open = findings.filter((finding) => !finding.suppressed);
  const failed = open.filter((finding) => finding.outcome === 'fail');
  if (failed.some((finding) => finding.severity === 'error')) return 'not-ready';
  const doubts = open.some((finding) => finding.outcome === 'unknown' || finding.outcome === 'error');
  return doubts || failed.some((finding) => finding.severity === 'warning') ? 'ready-with-warnings' : 'ready';
}

function describeFile(file: EnvFile, profile: string): ReportFile {
  const isTemplate = file.role === 'template';
  return {
    path: file.path,
    kind: isTemplate ? 'env-template' : 'env',
    environment: file.environment,
    reader: file.reader,
    note: [...(isTemplate ? ['template'] : []), describeReader(file), `${profile} contract`].join(' · '),
  };
}

const READER_NAMES: Readonly<Record<string, string>> = {
  dotenv: 'dotenv',
  python_dotenv: 'python-dotenv',
  python_dotenv_values: 'python-dotenv (dotenv_values)',
  compose: 'Compose',
};

function describeReader({ reader, readerFrom, readBy }: EnvFile): string {
  const name = READER_NAMES[reader] ?? reader;
  if (readerFrom !== 'compose') return `as ${name} reads it`;
  const services = [...new Set(readBy.map(({ service }) => service))];
  return `read by ${name} (env_file of ${services.slice(0, 3).join(', ')}${services.length > 3 ? ', …' : ''})`;
}

/**
 * The providers' states. With several files a provider is shown as it stands in the file where it got furthest, so
 * that a key that is kept in `.env.local` counts.
 */
function describeProviders(models: readonly EnvModel[], today: string): ReportProvider[] {
  const order = ['ready', 'local', 'malformed', 'placeholder', 'missing'];
  const files = models.filter(({ file }) => file.role === 'env');
  const considered = files.length > 0 ? files : models;
  return PROVIDERS.flatMap(({ id, name }) => {
    const states = considered.flatMap(({ providers, file }) =>
      providers.filter((state) => state.id === id).map((state) => ({ state, file: file.path })),
    );
    states.sort((a, b) => order.indexOf(a.state.readiness) - order.indexOf(b.state.readiness));
    const [best] = states;
    if (!best) return [];
    const model = describeModel(best.state, today);
    return [
      {
        id,
        name,
        file: best.file,
        readiness: best.state.readiness,
        ...(model ? { model } : {}),
        probe: { verdict: 'unknown' as const, reason: 'not-probed' },
      },
    ];
  });
}

function describeModel(state: ProviderState, today: string): ReportProvider['model'] {
  if (state.model === undefined || state.modelFrom === 'none') return undefined;
  const judged = judgeModel(state.id, state.model, today);
  // A name that is in no list may be anything, a misplaced key included: it is repeated where it reads like words.
  const id =
    judged.status === 'unknown' && !isOrdinaryValue(state.model)
      ? `‹${state.model.length} characters›`
      : state.model;
  return {
    id,
    status: judged.status,
    ...(judged.shutdown ? { shutdown: judged.shutdown } : {}),
    ...(judged.replacement ? { replacement: judged.replacement } : {}),
  };
}
