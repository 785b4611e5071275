import type { EnvFile } from '../../models/env.js';
import { findEntryAt } from '../../syntax/dotenv/find.js';
import type { ReadError } from '../../syntax/dotenv/readers/types.js';
import type { DotenvEntry, JunkEntry } from '../../syntax/dotenv/types.js';
import { HIDDEN_NAME, showName } from './show-name.js';

/** Whether a line that is no assignment is a name alone, which stands for the host's value in some programs. */
export function isNameAlone(file: Pick<EnvFile, 'text'>, entry: JunkEntry): boolean {
  if (entry.reason !== 'no-delimiter' || !entry.key) return false;
  const name = file.text.slice(entry.key.start, entry.key.end);
  return /^[A-Za-z_][\w.-]*$/.test(name) && showName(name) !== HIDDEN_NAME;
}

/** The entries at which the file's reader stumbles, each with its first error. */
export function errorsByEntry(
  file: Pick<EnvFile, 'syntax' | 'reading'>,
): ReadonlyMap<DotenvEntry | undefined, ReadError> {
  const found = new Map<DotenvEntry | undefined, ReadError>();
  for (const error of file.reading.errors) {
    const entry = findEntryAt(file.syntax, error.range.start);
    if (!found.has(entry)) found.set(entry, error);
  }
  return found;
}
