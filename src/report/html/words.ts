import type { Severity } from '../../core/finding.js';
import type { ReportFinding, ReportSection, Verdict } from '../types.js';

/** A colour of the page, by what it stands for. */
export type Tone = 'bad' | 'warn' | 'good' | 'note' | 'soft';

export const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = {
  ready: 'good',
  'ready-with-warnings': 'warn',
  'not-ready': 'bad',
};

/** Mark and tone of a row; the mark says it too where there is no colour. */
export const STATUS: Readonly<
  Record<ReportSection['status'], readonly [mark: string, tone: Tone, word: string]>
> = {
  passed: ['✓', 'good', 'passed'],
  warnings: ['!', 'warn', 'warnings'],
  failed: ['✕', 'bad', 'failed'],
  unknown: ['?', 'soft', 'undecided'],
  error: ['✕', 'bad', 'could not be checked'],
  'not-applicable': ['–', 'soft', 'does not apply'],
};

export const SEVERITY_TONES: Readonly<Record<Severity, Tone>> = {
  error: 'bad',
  warning: 'warn',
  info: 'note',
};

/** What a reader may filter by: open, new, persisting, known (held back by a baseline) or suppressed. */
export function stateOf({ suppressed, baseline, state }: ReportFinding): string {
  return suppressed ? 'suppressed' : baseline === true ? 'known' : (state ?? 'open');
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `file:line`. */
export function placeText(file: string | undefined, line: number | undefined): string {
  return file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}`;
}
