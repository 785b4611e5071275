import { groupAssignments } from './find.js';
import type { DotenvReading } from './readers/types.js';
import type { AssignmentEntry, DotenvFile } from './types.js';

/** Whether a program takes a `#` inside a value without quotes, and all behind it, for a comment. */
export function isCutAtHash(text: string, { quote, inner }: AssignmentEntry, value: string): boolean {
  if (quote !== 'none') return false;
  const written = text.slice(inner.start, inner.end);
  const hash = written.indexOf('#');
  return hash >= 0 && value === written.slice(0, hash).trim();
}

/** A value of which a program reads what stands before a `#`. */
export interface HashCut {
  readonly name: string;
  /** Offset of the `#`. */
  readonly offset: number;
  readonly entry: AssignmentEntry;
}

/** The values that a program cuts at a `#`, as they count: the last assignment of each name. */
export function findHashCuts(file: DotenvFile, { values }: DotenvReading): readonly HashCut[] {
  const { text } = file;
  if (!text.includes('#')) return [];
  return [...groupAssignments(file)].flatMap(([name, entries]) => {
    const entry = entries.at(-1)!;
    const value = values[name];
    if (typeof value !== 'string' || !isCutAtHash(text, entry, value)) return [];
    return [{ name, entry, offset: text.indexOf('#', entry.inner.start) }];
  });
}
