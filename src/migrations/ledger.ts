import { applyEdits, type TextEdit } from '../core/edits.js';
import { indexLines, type LineIndex, type Position } from '../core/text.js';
import { placeIn } from './condense.js';
import type { MigratableFile } from './types.js';

/** A file on its way: the text as it lies on disk, what was done to it, and what came of it. */
export interface Entry {
  readonly original: MigratableFile;
  readonly isNew: boolean;
  current: MigratableFile;
  readonly batches: (readonly TextEdit[])[];
  /** Names that became others. */
  readonly renames: Map<string, string>;
  /** Names or paths whose value was meant to change. */
  readonly promised: Set<string>;
  lines?: LineIndex;
}

/** Starts the entry of a file. */
export function openEntry(file: MigratableFile, isNew = false): Entry {
  return { original: file, isNew, current: file, batches: [], renames: new Map(), promised: new Set() };
}

/** Applies edits to the current text. */
export function applyTo(entry: Entry, edits: readonly TextEdit[]): void {
  entry.current = { ...entry.current, text: applyEdits(entry.current.text, edits) };
  entry.batches.push([...edits].sort((a, b) => a.start - b.start || a.end - b.end));
}

/** The place on disk of an offset in the current text: back through what was done. */
export function placeOnDisk(entry: Entry, offset: number): Position {
  let at = offset;
  for (let i = entry.batches.length - 1; i >= 0; i--) at = before(entry.batches[i]!, at);
  entry.lines ??= indexLines(entry.original.text);
  return placeIn(entry.original, Math.min(at, entry.original.text.length), entry.lines);
}

function before(edits: readonly TextEdit[], offset: number): number {
  let shift = 0;
  for (const { start, end, text } of edits) {
    const now = start + shift;
    if (offset < now) break;
    if (offset < now + text.length) return Math.min(start + (offset - now), end);
    shift += text.length - (end - start);
  }
  return offset - shift;
}
