import type { ReportFile, ReportFinding, ReportMigration, ReportProvider, ReportSection } from './types.js';
import { describeProviders, plural } from './summary-line.js';

/** What the rows of `catalyst doctor` are made of: one project. */
export interface SectionInput {
  readonly project?: string;
  readonly findings: readonly ReportFinding[];
  readonly files: readonly ReportFile[];
  readonly providers: readonly ReportProvider[];
  readonly migrations: readonly ReportMigration[];
  /** Parts that broke, with what was said. */
  readonly breakdowns: readonly { readonly part: string; readonly message: string }[];
  /** Rules whose checks passed, by category. */
  readonly passed: ReadonlyMap<string, readonly string[]>;
  /** Categories in which anything ran. */
  readonly ran: ReadonlySet<string>;
  readonly isLive: boolean;
}

interface Row {
  readonly id: string;
  readonly title: string;
  /** The part whose breaking takes the row along. */
  readonly part: string;
  readonly command: string;
  /** Why it does not apply. */
  readonly absent: string;
  readonly kinds: readonly ReportFile['kind'][];
}

const ROWS: readonly Row[] = [
  {
    id: 'environment',
    title: 'Environment',
    part: 'environment',
    command: 'catalyst validate',
    absent: 'no env files here',
    kinds: ['env', 'env-template'],
  },
  {
    id: 'providers',
    title: 'Providers',
    part: 'environment',
    command: 'catalyst validate --select provider',
    absent: 'no env file configures a provider',
    kinds: ['env', 'env-template'],
  },
  {
    id: 'dockerfile',
    title: 'Dockerfiles',
    part: 'docker',
    command: 'catalyst docker --only dockerfile',
    absent: 'no Dockerfiles here',
    kinds: ['dockerfile'],
  },
  {
    id: 'compose',
    title: 'Compose',
    part: 'docker',
    command: 'catalyst docker --only compose',
    absent: 'no compose files here',
    kinds: ['compose'],
  },
  {
    id: 'alignment',
    title: 'Alignment',
    part: 'alignment',
    command: 'catalyst align',
    absent: 'nothing to compare: it takes code, or a compose file beside an env file',
    kinds: [],
  },
  {
    id: 'project',
    title: 'Suppressions',
    part: 'environment',
    command: 'catalyst doctor --select project',
    absent: 'nothing is suppressed',
    kinds: [],
  },
];

/** The rows of one project, in their fixed order. */
export function makeSections(input: SectionInput): ReportSection[] {
  const own = input.project === undefined ? {} : { project: input.project };
  return [...ROWS.map((row) => ({ ...makeRow(row, input), ...own })), { ...makeMigrationRow(input), ...own }];
}

function makeRow(row: Row, input: SectionInput): ReportSection {
  const { id, title } = row;
  const broken = input.breakdowns.find(({ part }) => part === row.part);
  if (broken) return { id, title, status: 'error', evidence: `could not be checked: ${broken.message}` };
  if (!input.ran.has(id) || (id === 'providers' && input.providers.length === 0))
    return { id, title, status: 'not-applicable', evidence: row.absent };
  const open = input.findings.filter(
    ({ category, suppressed, baseline }) => category === id && !suppressed && !baseline,
  );
  const failed = open.filter(({ outcome }) => outcome === 'fail');
  const count = (severity: string) => failed.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('info')];
  const unknown = open.length - failed.length;
  const files = input.files.filter(({ kind }) => row.kinds.includes(kind)).length;
  const passed = [...(input.passed.get(id) ?? [])];
  const found = [
    ...(errors ? [plural(errors, 'error')] : []),
    ...(warnings ? [plural(warnings, 'warning')] : []),
    ...(notes ? [plural(notes, 'note')] : []),
    ...(unknown ? [`${unknown} undecided`] : []),
  ].join(', ');
  const where =
    id === 'providers'
      ? describeProviders({ providers: input.providers } as never)!
      : files
        ? plural(files, 'file')
        : '';
  const status = errors ? 'failed' : warnings ? 'warnings' : unknown ? 'unknown' : 'passed';
  const evidence = [where, found || 'nothing found', `${plural(passed.length, 'rule')} passed`]
    .filter(Boolean)
    .join(' · ');
  return { id, title, status, evidence, ...(found ? { action: nextStep(row, failed) } : {}), passed };
}

function nextStep(row: Row, failed: readonly ReportFinding[]): string {
  const safe = failed.filter(({ fix }) => fix?.safety === 'safe').length;
  const canFix = row.command.startsWith('catalyst validate') || row.command.startsWith('catalyst docker');
  return safe > 0 && canFix
    ? `${row.command} --diff shows how ${safe} can be mended, --fix mends`
    : `${row.command} shows each with its place`;
}

function makeMigrationRow({ migrations, breakdowns, files }: SectionInput): ReportSection {
  const base = { id: 'migrations', title: 'Migrations' };
  const broken = breakdowns.find(({ part }) => part === 'migrations');
  if (broken) return { ...base, status: 'error', evidence: `could not be checked: ${broken.message}` };
  if (files.length === 0) return { ...base, status: 'not-applicable', evidence: 'no configuration here' };
  if (migrations.length === 0) return { ...base, status: 'passed', evidence: 'nothing to migrate' };
  const count = (state: string) => migrations.filter((one) => one.state === state).length;
  const [pending, conflicts, manual] = [count('pending'), count('conflict'), count('manual')];
  const words = [
    ...(pending ? [`${pending} pending`] : []),
    ...(conflicts ? [plural(conflicts, 'conflict')] : []),
    ...(manual ? [`${manual} for a person`] : []),
  ].join(' · ');
  return {
    ...base,
    status: 'warnings',
    evidence: words,
    action: 'catalyst migrate-config shows what would change',
  };
}
