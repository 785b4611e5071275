import { countLive, isLive } from './live-provider.js';
import { printable } from '../core/terminal-text.js';
import { listBroken } from './listed.js';
import type { Report, Score } from './types.js';

/** Provider counts by state, counts of findings, verdict: the end of every report that people read. */
export function describeSummary(report: Report): string[] {
  return [
    describeProviders(report),
    describeMigrations(report),
    ...describeBaseline(report),
    describeCounts(report),
    describeScore(report),
  ].filter((line) => line !== undefined);
}

/** `migrations: 3 pending`: a list has no lines for them. */
function describeMigrations({ migrations = [] }: Report): string | undefined {
  return migrations.length > 0
    ? `migrations: ${migrations.length} waiting (catalyst migrate-config shows them)`
    : undefined;
}

/** What a baseline holds back, and which of its entries are for nothing. */
export function describeBaseline({ baseline }: Report): string[] {
  if (!baseline) return [];
  const { file, known, stale } = baseline;
  const held = `${file} holds back ${plural(known, 'known finding')}; verdict and score count ${known === 1 ? 'it' : 'them'}`;
  if (stale.length === 0) return [held];
  const shown = stale
    .slice(0, 10)
    .map(
      (entry) =>
        `  gone: ${entry.file === undefined ? '' : `${printable(entry.file)} `}${printable(entry.rule)}`,
    );
  const more = stale.length > 10 ? [`  … ${stale.length - 10} more`] : [];
  return [
    held,
    `${file} has ${stale.length} that nothing matches any more (--baseline prune takes them out)`,
    ...shown,
    ...more,
  ];
}

/** `3 entries that nothing matches any more`. */
export function countStale(count: number): string {
  return `${count} ${count === 1 ? 'entry' : 'entries'} that nothing matches any more`;
}

/** `score: 74 of 100 (environment 81 · compose 60)`. */
function describeScore({ score }: Report): string | undefined {
  if (typeof score?.total !== 'number') return undefined;
  return `score: ${score.total} of 100 (${describeCategories(score)})`;
}

/** The categories that have a score. */
export function describeCategories({ categories }: Score): string {
  return categories
    .filter(({ score }) => score !== null)
    .map(({ id, score }) => `${id} ${score}`)
    .join(' · ');
}

/** `Providers   ready 0 · placeholder 8 · local 1`. */
export function describeProviders(report: Report): string | undefined {
  if (report.providers.length === 0) return undefined;
  if (isLive(report)) return countLive(report.providers);
  const states = ['ready', 'local', 'placeholder', 'malformed', 'missing'];
  const counts = states.map((state) => ({
    state,
    count: report.providers.filter((provider) => provider.readiness === state).length,
  }));
  const words = counts.filter(({ state, count }) => count > 0 || state === 'ready');
  return `providers: ${words.map(({ state, count }) => `${state} ${count}`).join(' · ')}`;
}

/** `3 errors, 9 warnings in 1 file (2 fixable with --fix)`. */
export function describeCounts(report: Report): string {
  const { errors, warnings, infos, unknown, fixable, fixableUnsafe, suppressed } = report.summary;
  // Beside a verdict that counts what the baseline holds back, the numbers say that they do not.
  const fresh = report.baseline ? 'new ' : '';
  const counts = [
    plural(errors, `${fresh}error`),
    plural(warnings, `${fresh}warning`),
    ...(infos ? [plural(infos, `${fresh}note`)] : []),
    ...(report.baseline ? [`${report.baseline.known} known`] : []),
    ...(unknown ? [`${unknown} undecided`] : []),
    ...(suppressed ? [`${suppressed} suppressed`] : []),
  ].join(', ');
  const fixes = [
    ...(fixable ? [`${fixable} fixable with --fix`] : []),
    ...(fixableUnsafe ? [`${fixableUnsafe} more with --unsafe-fixes`] : []),
  ].join(', ');
  const verdict = report.verdict ? ` — ${describeDecision(report)}` : '';
  return `${counts} in ${plural(report.files.length, 'file')}${fixes ? ` (${fixes})` : ''}${verdict}`;
}

/** The verdict in words; where a part could not be looked at, nothing but "not ready" is decided. */
export function describeDecision(report: Report): string {
  const [broken] = listBroken(report);
  if (report.verdict === undefined) return '';
  return broken === undefined || report.verdict === 'not-ready'
    ? describeVerdict(report.verdict)
    : `not decided: ${printable(broken)}`;
}

/** The verdict in words. */
export function describeVerdict(verdict: NonNullable<Report['verdict']>): string {
  return verdict.replaceAll('-', ' ');
}

/** `1 error`, `2 errors`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
