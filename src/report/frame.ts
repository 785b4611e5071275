import { describeLength } from '../core/mask.js';
import { printable } from '../core/terminal-text.js';
import { type Range, lineAt } from '../core/text.js';
import type { FrameSource, Report, ReportContext, ReportFinding } from './types.js';

const MAX_WIDTH = 120;

/** Draws the line that a finding points at, values and comments masked, with a mark under the place. */
export function drawFrame(finding: ReportFinding, context: ReportContext): string[] {
  if (!finding.range || finding.file === undefined) return [];
  const source = context.frame(finding.file);
  if (!source) return [];
  const { start, end } = finding.range;
  const line = maskLine(source, start.line);
  if (line === undefined) return [];
  const lastColumn = end.line === start.line ? end.column : Number.POSITIVE_INFINITY;
  const from = line.columnOf(start.column, 'start');
  const to = Math.max(Math.min(line.columnOf(lastColumn, 'end'), line.text.length), from + 1);
  const text = context.mask(line.text);
  // A text that the last gate changed no longer has its columns: the line alone is shown.
  const marked = text === line.text && from < MAX_WIDTH;
  const number = String(start.line);
  const shown = text.length > MAX_WIDTH ? `${text.slice(0, MAX_WIDTH - 1)}…` : text;
  if (!marked) return [`${number} │ ${shown}`];
  const mark = `${' '.repeat(number.length)} │ ${' '.repeat(from)}${'^'.repeat(Math.min(to, MAX_WIDTH) - from)}`;
  return [`${number} │ ${shown}`, mark];
}

/** The frame of a finding as text: drawn from the file, or as the report that was read brought it. */
export function frameLines(finding: ReportFinding, context: ReportContext): readonly string[] {
  return finding.frame ?? drawFrame(finding, context).map(context.mask);
}

/** A readiness report is read where the files are not: its findings bring their lines along. */
export function withFrames(report: Report, context: ReportContext): Report {
  if (report.command !== 'doctor' && report.command !== 'report') return report;
  const findings = report.findings.map((finding) => {
    const frame = frameLines(finding, { ...context, color: false, width: 120 });
    return frame.length === 0 ? finding : { ...finding, frame };
  });
  return { ...report, findings };
}

/** One line (1-based) of a text with what is hidden in it masked. */
export function maskText(source: FrameSource, line: number): string {
  return maskLine(source, line)?.text ?? '';
}

/** A piece of the original line and what is shown for it: itself, or a mask. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

interface MaskedLine {
  readonly text: string;
  /** Column (0-based) in the masked line for a column (1-based) of the original; inside a mask, its start or its end. */
  readonly columnOf: (column: number, side: 'start' | 'end') => number;
}

function maskLine(source: FrameSource, line: number): MaskedLine | undefined {
  const start = source.lines[line - 1];
  if (start === undefined) return undefined;
  const end = start + lineAt(source.text, source.lines, line).length;
  const pieces: Span[] = [];
  let at = start;
  for (let i = firstEndingAfter(source.hidden, start); i < source.hidden.length; i++) {
    const range = source.hidden[i]!;
    if (range.start >= end) break;
    const from = Math.max(range.start, at);
    const to = Math.min(range.end, end);
    if (from >= to) continue;
    pieces.push({ from: at, to: from, text: source.text.slice(at, from) });
    pieces.push({ from, to, text: `‹${describeLength(source.text.slice(range.start, range.end))}›` });
    at = to;
  }
  pieces.push({ from: at, to: end, text: source.text.slice(at, end) });
  return joinPieces(pieces, start);
}

/** Index of the first range that ends behind an offset; the ranges are in order and apart. */
function firstEndingAfter(ranges: readonly Range[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function joinPieces(spans: readonly Span[], start: number): MaskedLine {
  const shown = spans.map((span) => printable(span.text));
  return {
    text: shown.join(''),
    columnOf: (column, side) => {
      const offset = start + column - 1;
      let width = 0;
      for (const [i, span] of spans.entries()) {
        const text = shown[i]!;
        if (offset < span.to) {
          if (offset <= span.from) return width;
          const masked = text.length !== span.to - span.from;
          if (masked) return side === 'start' ? width : width + text.length;
          return width + offset - span.from;
        }
        width += text.length;
      }
      return width;
    },
  };
}
