import { quoteForShell } from './hints.js';
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
  /** Categories in which a check applied. */
  readonly ran: ReadonlySet<string>;
}

interface Row {
  readonly id: string;
  readonly title: string;
  /** The parts whose breaking takes the row along. */
  readonly parts: readonly string[];
  readonly command: string;
  /** Why it does not apply. */
  readonly absent: string;
  readonly kinds: readonly ReportFile['kind'][];
}

const ROWS: readonly Row[] = [
  {
    id: 'environment',
    title: 'Environment',
    parts: ['environment'],
    command: 'catalyst validate',
    absent: 'no env files here',
    kinds: ['env', 'env-template'],
  },
  {
    id: 'providers',
    title: 'Providers',
    parts: ['environment', 'live'],
    command: 'catalyst validate --select provider',
    absent: 'no env file configures one',
    kinds: ['env', 'env-template'],
  },
  {
    id: 'dockerfile',
    title: 'Dockerfiles',
    parts: ['docker'],
    command: 'catalyst docker --only dockerfile',
    absent: 'no Dockerfiles here',
    kinds: ['dockerfile'],
  },
  {
    id: 'compose',
    title: 'Compose',
    parts: ['docker'],
    command: 'catalyst docker --only compose',
    absent: 'no compose files here',
    kinds: ['compose'],
  },
  {
    id: 'alignment',
    title: 'Alignment',
    parts: ['alignment'],
    command: 'catalyst align',
    absent: 'nothing to compare: it takes code, or a compose file beside an env file',
    kinds: [],
  },
  {
    id: 'backend',
    title: 'Backend',
    parts: ['backend', 'servers'],
    command: 'catalyst smoke',
    absent: 'no Python, JavaScript or TypeScript here',
    kinds: ['source'],
  },
  {
    id: 'project',
    title: 'Suppressions',
    parts: ['environment', 'docker'],
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
  const broken = describeBroken(row.parts, input);
  const all = input.findings.filter(({ category, suppressed }) => category === id && !suppressed);
  const open = all.filter(({ baseline }) => baseline !== true);
  const hasNothing = !input.ran.has(id) || (id === 'providers' && input.providers.length === 0);
  if (hasNothing && all.length === 0)
    return broken === undefined
      ? { id, title, status: 'not-applicable', evidence: row.absent }
      : { id, title, status: 'error', evidence: broken };
  const failed = open.filter(({ outcome }) => outcome === 'fail');
  const found = countFound(open, failed);
  const passed = [...(input.passed.get(id) ?? [])];
  const known = all.length - open.length;
  const seen = found || (known > 0 ? 'nothing new' : 'nothing found');
  const evidence = [broken, describeScope(row, input), seen, known > 0 ? `${known} known` : undefined];
  return {
    id,
    title,
    status: broken === undefined ? statusOf(all) : 'error',
    evidence: [...evidence, `${plural(passed.length, 'rule')} passed`].filter(Boolean).join(' · '),
    ...(found ? { action: nextStep(row, failed, input.project) } : {}),
    passed,
  };
}

function describeBroken(parts: readonly string[], { breakdowns }: SectionInput): string | undefined {
  const broken = breakdowns.find(({ part }) => parts.includes(part));
  if (!broken) return undefined;
  const asked: Readonly<Record<string, string>> = { live: 'the providers', servers: 'the servers' };
  const who = asked[broken.part];
  const what = who === undefined ? 'could not be checked' : `${who} could not be asked`;
  return `${what}: ${broken.message}`;
}

function countFound(open: readonly ReportFinding[], failed: readonly ReportFinding[]): string {
  const count = (severity: string) => failed.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('info')];
  const unknown = open.filter(({ outcome }) => outcome === 'unknown').length;
  const crashed = open.filter(({ outcome }) => outcome === 'error').length;
  return [
    ...(errors ? [plural(errors, 'error')] : []),
    ...(warnings ? [plural(warnings, 'warning')] : []),
    ...(notes ? [plural(notes, 'note')] : []),
    ...(unknown ? [`${unknown} undecided`] : []),
    ...(crashed ? [`${plural(crashed, 'check')} broke`] : []),
  ].join(', ');
}

/** What the row rests on: how many files, or which providers. */
function describeScope({ id, kinds }: Row, { files, providers }: SectionInput): string {
  if (id === 'providers' && providers.length > 0)
    return describeProviders({ providers } as never)!.replace(/^providers: /, '');
  const own = files.filter(({ kind }) => kinds.includes(kind)).length;
  return own > 0 ? plural(own, 'file') : '';
}

/** What is known is as bad as what is new. */
function statusOf(open: readonly ReportFinding[]): ReportSection['status'] {
  const failed = open.filter(({ outcome }) => outcome === 'fail');
  if (failed.some(({ severity }) => severity === 'error')) return 'failed';
  if (failed.some(({ severity }) => severity === 'warning')) return 'warnings';
  return open.some(({ outcome }) => outcome === 'unknown' || outcome === 'error') ? 'unknown' : 'passed';
}

function nextStep(row: Row, failed: readonly ReportFinding[], project: string | undefined): string {
  const safe = failed.filter(({ fix }) => fix?.safety === 'safe').length;
  const canFix = row.command.startsWith('catalyst validate') || row.command.startsWith('catalyst docker');
  const command = row.command + folderOption(project);
  return safe > 0 && canFix
    ? `${command} --diff shows how ${safe} can be mended, --fix mends`
    : `${command} shows each with its place`;
}

/** The command is for one project of several: it says which, in a form that a shell takes. */
function folderOption(project: string | undefined): string {
  if (project === undefined || project === '.') return '';
  return ` --cwd ${quoteForShell(project)}`;
}

function makeMigrationRow({ migrations, breakdowns, files, project }: SectionInput): ReportSection {
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
    action: `catalyst migrate-config${folderOption(project)} shows what would change`,
  };
}
