import type { Range } from '../../core/text.js';
import type { EnvFile } from '../../models/env.js';
import type { DotenvEntry } from '../../syntax/dotenv/types.js';
import { findContentAt } from './entries.js';

/** Characters of one kind in one entry. */
export interface CharacterGroup {
  readonly entry: DotenvEntry;
  readonly at: readonly Range[];
}

/** Groups single characters outside comments by the entry that they stand in. */
export function groupByEntry(file: Pick<EnvFile, 'syntax'>, offsets: readonly number[]): CharacterGroup[] {
  const groups = new Map<DotenvEntry, Range[]>();
  for (const start of offsets) {
    const entry = findContentAt(file, start);
    if (!entry) continue;
    const group = groups.get(entry);
    if (group) group.push({ start, end: start + 1 });
    else groups.set(entry, [{ start, end: start + 1 }]);
  }
  return [...groups].map(([entry, at]) => ({ entry, at }));
}

/** The keys whose reading may change when characters of an entry are replaced: as written, and as meant. */
export function changedKeys(entry: DotenvEntry, meant: (text: string) => string): string[] {
  return entry.kind === 'assignment' ? [...new Set([entry.name, meant(entry.name)])] : [];
}
