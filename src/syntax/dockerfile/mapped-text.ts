/**
 * Text that was put together from pieces of a file (continuations joined, tabs stripped) and still knows where
 * each character came from.
 */
import type { Range } from '../../core/text.js';

/**
 * The text as a program would see it, with the way back to the file: piece `i` starts at offset `starts[i]` of
 * `text` and at offset `sources[i]` of the file. Both lists are ascending and have the same length.
 */
export interface MappedText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly sources: readonly number[];
}

/** A builder of mapped text; pieces that follow one another in the file are joined. */
export interface MappedTextBuilder {
  /** Adds `piece`, which begins at offset `source` of the file. */
  add(piece: string, source: number): void;
  /** How many characters there are so far. */
  length(): number;
  build(): MappedText;
}

/** Starts an empty mapped text. Linear in what is added. */
export function createMappedText(): MappedTextBuilder {
  const pieces: string[] = [];
  const starts: number[] = [];
  const sources: number[] = [];
  let length = 0;
  let sourceEnd = -1;
  return {
    add(piece, source) {
      if (piece === '') return;
      if (source !== sourceEnd) {
        starts.push(length);
        sources.push(source);
      }
      pieces.push(piece);
      length += piece.length;
      sourceEnd = source + piece.length;
    },
    length: () => length,
    build: () => ({ text: pieces.join(''), starts, sources }),
  };
}

function pieceAt(mapped: MappedText, offset: number): number {
  let low = 0;
  let high = mapped.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (mapped.starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The offset in the file of the character at `offset`; the end of the text maps to the end of its last piece. */
export function sourceOffset(mapped: MappedText, offset: number): number {
  if (mapped.starts.length === 0) return 0;
  const clamped = Math.min(Math.max(offset, 0), mapped.text.length);
  // The end of the text belongs to the last character's piece, not to a piece that would begin there.
  const piece = pieceAt(mapped, clamped);
  return mapped.sources[piece]! + (clamped - mapped.starts[piece]!);
}

/** The range in the file from the first to the last character of `start`..`end` in the mapped text. */
export function sourceRange(mapped: MappedText, start: number, end: number): Range {
  const from = sourceOffset(mapped, start);
  return end <= start ? { start: from, end: from } : { start: from, end: sourceOffset(mapped, end - 1) + 1 };
}

/** The part `start`..`end` of a mapped text, as a mapped text of its own. */
export function sliceMapped(mapped: MappedText, start: number, end: number): MappedText {
  const from = Math.max(start, 0);
  const to = Math.max(from, Math.min(end, mapped.text.length));
  const text = mapped.text.slice(from, to);
  if (mapped.starts.length === 0) return { text, starts: [], sources: [] };
  const starts: number[] = [0];
  const sources: number[] = [sourceOffset(mapped, from)];
  for (let i = pieceAt(mapped, from) + 1; i < mapped.starts.length && mapped.starts[i]! < to; i++) {
    starts.push(mapped.starts[i]! - from);
    sources.push(mapped.sources[i]!);
  }
  return { text, starts, sources };
}

/** Adds the part `start`..`end` of a mapped text to a builder. */
export function appendMapped(
  builder: MappedTextBuilder,
  mapped: MappedText,
  start: number,
  end: number,
): void {
  if (end <= start || mapped.starts.length === 0) return;
  let from = start;
  for (let i = pieceAt(mapped, start); from < end; i++) {
    const to = Math.min(end, mapped.starts[i + 1] ?? end);
    builder.add(mapped.text.slice(from, to), mapped.sources[i]! + (from - mapped.starts[i]!));
    from = to;
  }
}
