import type { EnvFile, EnvProject } from '../../models/env.js';
import type { ReaderId } from '../../syntax/dotenv/readers/types.js';
import type { AssignmentEntry } from '../../syntax/dotenv/types.js';
import { findHashCuts } from '../../syntax/dotenv/hash-cuts.js';
import { isReaderKnown } from './programs.js';

/** Whether npm dotenv takes a part of a value for a comment that the other programs keep: `p#ss`. */
export function hasCutHash(file: Pick<EnvFile, 'text'>, entry: AssignmentEntry): boolean {
  return (
    entry.quote === 'none' &&
    entry.closed &&
    file.text.slice(entry.value.start, entry.value.end).includes('#')
  );
}

/** Names whose value the file's own reader cuts at a `#`: what is left is not what was meant. */
export function cutNames({ syntax, reading }: Pick<EnvFile, 'syntax' | 'reading'>): ReadonlySet<string> {
  return new Set(findHashCuts(syntax, reading).map(({ name }) => name));
}

/** Whether some program keeps the comment in the value: it stands behind nothing, or behind a tab. */
export function hasKeptComment(file: Pick<EnvFile, 'text'>, entry: AssignmentEntry): boolean {
  if (!entry.comment || entry.quote !== 'none' || !entry.closed) return false;
  const isEmpty = entry.value.start === entry.value.end;
  return isEmpty || file.text[entry.comment.range.start - 1] !== ' ';
}

/** Whether the programs may differ in what they replace in a value. */
export function hasReference(file: Pick<EnvFile, 'text'>, entry: AssignmentEntry): boolean {
  return file.text.slice(entry.value.start, entry.value.end).includes('$');
}

/**
 * The programs that a file has to be right for: its reader, and where that is only guessed those that other files of
 * the project are read by.
 */
export function readersOf(file: EnvFile, project: EnvProject): ReadonlySet<ReaderId> {
  const readers = new Set<ReaderId>([normal(file.reader)]);
  if (isReaderKnown(file) && file.readerFrom !== 'compose') return readers;
  for (const other of project.files) if (other.role === 'env') readers.add(normal(other.reader));
  if (project.services.length > 0) readers.add('compose');
  return readers;
}

function normal(reader: ReaderId): ReaderId {
  return reader === 'python_dotenv_values' ? 'python_dotenv' : reader;
}
