import type { ChalkInstance } from 'chalk';
import { printable } from '../core/terminal-text.js';
import { describeLive, describeLiveLine } from './live-provider.js';
import type { ReportContext, ReportProvider } from './types.js';

const HEAD = ['', 'verdict', 'time', 'model', 'credit', 'next step'] as const;
const VERDICT = 1;
const TIME = 2;
const NEXT = HEAD.length - 1;
const GAP = '  ';

/**
 * What the providers answered as a table. Where the last column does not fit, the next steps stand under their rows;
 * where not even the others do, each provider gets a line.
 */
export function drawLiveProviders(
  providers: readonly ReportProvider[],
  context: ReportContext,
  paint: ChalkInstance,
): string {
  const heading = paint.bold('Providers');
  const clean = (text: string) => context.mask(printable(text));
  const rows = providers.map((provider) => {
    const { name, verdict, time, model, credit, next } = describeLive(provider);
    return [name, verdict, time, model, credit, next].map(clean);
  });
  const widths = HEAD.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  const whole = widths.reduce((sum, width) => sum + GAP.length + width, 0);
  const isWide = whole <= context.width;
  if (!isWide && whole - widths[NEXT]! - GAP.length > context.width) {
    const lines = providers.map((provider) => GAP + clean(describeLiveLine(provider)));
    return [heading, ...lines].join('\n');
  }
  const columns = isWide && rows.some((row) => row[NEXT] !== '') ? HEAD.length : NEXT;
  const draw = (cells: readonly string[], finish: (padded: string, column: number) => string) =>
    cells
      .slice(0, columns)
      .map((cell, i) => GAP + finish(i === TIME ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!), i))
      .join('')
      .trimEnd();
  const under = GAP + ' '.repeat(widths[0]! + GAP.length);
  const lines = rows.flatMap((row) => {
    const line = draw(row, (padded, i) => (i === VERDICT ? paintVerdict(padded, paint) : padded));
    return isWide || row[NEXT] === '' ? [line] : [line, `${under}${paint.dim(`→ ${row[NEXT]}`)}`];
  });
  return [heading, draw(HEAD, (title) => paint.dim(title)), ...lines].join('\n');
}

/** Colours a verdict; the word says the same without. */
function paintVerdict(padded: string, paint: ChalkInstance): string {
  switch (padded.trim()) {
    case 'verified':
      return paint.green(padded);
    case 'rejected':
      return paint.red(padded);
    case 'unknown':
      return paint.yellow(padded);
    default:
      return paint.dim(padded);
  }
}
