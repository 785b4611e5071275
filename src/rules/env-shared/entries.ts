import type { EnvFile } from '../../models/env.js';
import { findEntryAt } from '../../syntax/dotenv/find.js';
import { findKeyBlocks, isInBlock } from '../../syntax/dotenv/key-blocks.js';
import type { AssignmentEntry, DotenvEntry, JunkEntry } from '../../syntax/dotenv/types.js';

/** The assignments of a file, in order. */
export function assignmentsOf({ syntax, text }: Pick<EnvFile, 'syntax' | 'text'>): AssignmentEntry[] {
  const blocks = findKeyBlocks(text);
  return syntax.entries.filter(
    // A line of a key that only looks like a variable is part of a secret.
    (entry) => entry.kind === 'assignment' && !isInBlock(blocks, entry.key.start),
  ) as AssignmentEntry[];
}

/** The lines of a file that are no assignments, in order. */
export function junkOf({ syntax }: Pick<EnvFile, 'syntax'>): JunkEntry[] {
  return syntax.entries.filter((entry) => entry.kind === 'junk');
}

/** The value of an assignment as written, without its quotes. */
export function innerOf(file: Pick<EnvFile, 'text'>, { inner }: AssignmentEntry): string {
  return file.text.slice(inner.start, inner.end);
}

/** The entry that holds an offset and is more than a comment there; undefined inside comments. */
export function findContentAt(file: Pick<EnvFile, 'syntax'>, offset: number): DotenvEntry | undefined {
  const entry = findEntryAt(file.syntax, offset);
  if (!entry) return undefined;
  const comment = entry.kind === 'blank' ? null : entry.comment;
  return comment && offset >= comment.range.start && offset < comment.range.end ? undefined : entry;
}

/** Whether the file's reader takes a key's value from this assignment. */
export function isDeciding(file: Pick<EnvFile, 'reading'>, entry: AssignmentEntry): boolean {
  return originOf(file, entry.name)?.key.start === entry.key.start;
}

/** Where the file's reader found a key. */
export function originOf({ reading }: Pick<EnvFile, 'reading'>, key: string) {
  return Object.hasOwn(reading.origins, key) ? reading.origins[key] : undefined;
}

/** The value that the file's reader gives a key; undefined when it has none. */
export function readValue({ reading }: Pick<EnvFile, 'reading'>, key: string): string | undefined {
  return Object.hasOwn(reading.values, key) ? (reading.values[key] ?? undefined) : undefined;
}

/** Whether nothing is written for a key but blanks. */
export function isFilled(value: string | null | undefined): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
