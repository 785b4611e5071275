import type { Range } from '../../../core/text.js';

/** A text in which every CRLF and lone CR has become LF, and the way back to the offsets of the original. */
export interface UnifiedText {
  readonly text: string;
  readonly toSource: (range: Range) => Range;
}

/** Turns CRLF and CR into LF, as npm dotenv does itself and Python's text files do when they are read. */
export function unifyLineEnds(source: string): UnifiedText {
  if (!source.includes('\r')) return { text: source, toSource: (range) => range };
  // The offset, in the unified text, of every LF that was two characters.
  const joined: number[] = [];
  for (let at = source.indexOf('\r\n'); at !== -1; at = source.indexOf('\r\n', at + 2)) {
    joined.push(at - joined.length);
  }
  const offset = (at: number): number => at + countBelow(joined, at);
  return {
    text: source.replace(/\r\n?/g, '\n'),
    toSource: (range) => ({ start: offset(range.start), end: offset(range.end) }),
  };
}

/** Takes every CR out, as Node does. */
export function dropReturns(source: string): UnifiedText {
  if (!source.includes('\r')) return { text: source, toSource: (range) => range };
  // The offset, in the new text, of what follows each CR.
  const dropped: number[] = [];
  for (let at = source.indexOf('\r'); at !== -1; at = source.indexOf('\r', at + 1)) {
    dropped.push(at - dropped.length);
  }
  return {
    text: source.replaceAll('\r', ''),
    toSource: ({ start, end }) => ({
      start: start + countBelow(dropped, start + 1),
      end: end + countBelow(dropped, start === end ? end + 1 : end),
    }),
  };
}

function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
