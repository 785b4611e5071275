import type { TextEdit } from '../../core/edits.js';
import type { Fix, FixSafety } from '../../core/finding.js';
import { PROVEN_READERS } from '../../fixes/verify-env.js';
import type { EnvFile } from '../../models/env.js';
import { compareReadings } from '../../syntax/dotenv/same-values.js';
import type { DotenvEntry } from '../../syntax/dotenv/types.js';

/** The fixes of a hit: one, or none when there is nothing to change. */
export function fixOf(
  file: Pick<EnvFile, 'path'>,
  safety: FixSafety,
  title: string,
  edits: readonly TextEdit[],
  changes: readonly string[] = [],
): { readonly fixes?: readonly Fix[] } {
  if (edits.length === 0) return {};
  const placed = edits.map((edit) => ({ ...edit, file: file.path }));
  return { fixes: [{ title, safety, edits: placed, ...(changes.length > 0 ? { changes } : {}) }] };
}

/**
 * Whether every program reads the same from an entry, taken alone, when a part of it is written differently. The
 * engine proves it again for the whole file.
 */
export function keepsEntry(
  file: Pick<EnvFile, 'text'>,
  entry: DotenvEntry,
  edits: readonly TextEdit[],
): boolean {
  const { start, end } = entry.range;
  const before = file.text.slice(start, end);
  let after = before;
  for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
    after = after.slice(0, edit.start - start) + edit.text + after.slice(edit.end - start);
  }
  return compareReadings(before, after, PROVEN_READERS).length === 0;
}
