import { countLive, isLive } from './live-provider.js';
import type { Report } from './types.js';

/** Provider counts by state, counts of findings, verdict: the end of every report that people read. */
export function describeSummary(report: Report): string[] {
  return [describeProviders(report), describeCounts(report)].filter((line) => line !== undefined);
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
  const counts = [
    plural(errors, 'error'),
    plural(warnings, 'warning'),
    ...(infos ? [plural(infos, 'note')] : []),
    ...(unknown ? [`${unknown} undecided`] : []),
    ...(suppressed ? [`${suppressed} suppressed`] : []),
  ].join(', ');
  const fixes = [
    ...(fixable ? [`${fixable} fixable with --fix`] : []),
    ...(fixableUnsafe ? [`${fixableUnsafe} more with --unsafe-fixes`] : []),
  ].join(', ');
  const verdict = report.verdict ? ` — ${describeVerdict(report.verdict)}` : '';
  return `${counts} in ${plural(report.files.length, 'file')}${fixes ? ` (${fixes})` : ''}${verdict}`;
}

/** The verdict in words. */
export function describeVerdict(verdict: NonNullable<Report['verdict']>): string {
  return verdict.replaceAll('-', ' ');
}

/** `1 error`, `2 errors`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
