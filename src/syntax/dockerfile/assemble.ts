/** Joining physical lines into one logical line. */
import { isSpace, skipSpaces, trimEnd } from './characters.js';
import type { InstructionLine } from './instruction-types.js';
import { isTooLong, type Line } from './lines.js';
import { createMappedText, type MappedText, sliceMapped } from './mapped-text.js';
import type { Report } from './problems.js';
import type { Comment } from './types.js';

export interface LogicalLine {
  /** Trimmed at both ends. */
  readonly logical: MappedText;
  readonly lines: readonly InstructionLine[];
  readonly comments: readonly Comment[];
  /** Number of the line after the last one. */
  readonly nextLine: number;
}

/** The offset of the escape character that continues a line; -1 where the line ends. */
export function findContinuation(text: string, start: number, end: number, escapeChar: string): number {
  let i = end;
  while (i > start && (text.charCodeAt(i - 1) === 32 || text.charCodeAt(i - 1) === 9)) i--;
  if (i === start || text[i - 1] !== escapeChar) return -1;
  // An escaped escape character continues nothing.
  return i - 1 === start || text[i - 2] !== escapeChar ? i - 1 : -1;
}

/** Reads a comment line; undefined where the line is none. */
export function readComment(text: string, line: Line, bom: number): Comment | undefined {
  const start = skipSpaces(text, line.start + bom, line.end);
  if (start >= line.end || text[start] !== '#') return undefined;
  const end = trimEnd(text, start, line.end);
  const valueStart = skipSpaces(text, start + 1, end);
  return {
    kind: 'comment',
    value: text.slice(valueStart, end),
    valueRange: { start: valueStart, end },
    range: { start, end },
    extent: { start: line.start, end: line.next },
  };
}

/** Joins the lines from `first` on. `bom` is how many characters to skip at the start of the first line. */
export function assembleLine(
  text: string,
  lines: readonly Line[],
  first: number,
  bom: number,
  escapeChar: string,
  report: Report,
): LogicalLine {
  const builder = createMappedText();
  const parts: InstructionLine[] = [];
  const comments: Comment[] = [];
  let number = first;
  let open = true;
  for (; open && number < lines.length; number++) {
    const line = lines[number]!;
    const range = { start: line.start, end: line.end };
    if (isTooLong(text, line)) report('line-too-long', range);
    // Only the first line loses its leading blanks.
    const start = number === first ? skipSpaces(text, line.start + bom, line.end) : line.start;
    if (number > first) {
      const comment = readComment(text, line, 0);
      if (comment !== undefined) {
        comments.push(comment);
        parts.push({ kind: 'comment', range, continuation: undefined });
        continue;
      }
      if (skipSpaces(text, line.start, line.end) === line.end) {
        parts.push({ kind: 'empty', range, continuation: undefined });
        continue;
      }
    }
    const escapeAt = findContinuation(text, start, line.end, escapeChar);
    open = escapeAt !== -1;
    builder.add(text.slice(start, open ? escapeAt : line.end), start);
    const continuation = open ? { start: escapeAt, end: line.end } : undefined;
    parts.push({ kind: 'text', range, continuation });
  }
  const joined = builder.build();
  // A line of nothing still has its place.
  const anchor = { text: '', starts: [0], sources: [lines[first]!.start + bom] };
  return {
    logical: joined.text === '' ? anchor : trimMapped(joined),
    lines: parts,
    comments,
    nextLine: number,
  };
}

function trimMapped(mapped: MappedText): MappedText {
  const { text } = mapped;
  const start = skipSpaces(text, 0, text.length);
  const end = trimEnd(text, start, text.length);
  if (start === 0 && end === text.length) return mapped;
  return sliceMapped(mapped, start, end);
}

/** Whether a line holds nothing but blanks. */
export function isBlankLine(text: string, line: Line, bom: number): boolean {
  for (let i = line.start + bom; i < line.end; i++) if (!isSpace(text.charCodeAt(i))) return false;
  return true;
}
