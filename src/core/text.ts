/**
 * Text and places in it. Every model of the toolkit speaks of half-open ranges of UTF-16 offsets into the
 * decoded text (a byte order mark, where there is one, is the first character); line and column appear only
 * where something is shown to a person or written to a file.
 */

/** A half-open range of UTF-16 offsets: `start` is in it, `end` is not. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A place as editors show it: both numbers 1-based, the column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A text file that has been read: its path relative to the root, with `/`, and its decoded text. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** The offsets at which lines start. LF, CRLF and a lone CR each end a line. */
export type LineIndex = readonly number[];

/** Finds where lines start; linear in the length of the text. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** Turns an offset into a position; offsets past either end are clamped. O(log lines). */
export function positionAt(lines: LineIndex, offset: number): Position {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: Math.max(offset - lines[low]!, 0) + 1 };
}

/** The text of one line (1-based) without its line end. */
export function lineAt(text: string, lines: LineIndex, line: number): string {
  const start = lines[line - 1];
  if (start === undefined) return '';
  return text.slice(start, lines[line] ?? text.length).replace(/\r?\n$|\r$/, '');
}

/** Whether `inner` lies within `outer`. */
export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
