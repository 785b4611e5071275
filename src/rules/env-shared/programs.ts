import { PROVEN_READERS } from '../../fixes/verify-env.js';
import type { EnvFile } from '../../models/env.js';
import { readDotenv } from '../../syntax/dotenv/readers/index.js';
import { PROGRAM_NAMES } from '../../syntax/dotenv/readers/names.js';
import type { DotenvReading, ReaderId } from '../../syntax/dotenv/readers/types.js';

/** What a program that reads env files is called. */
export function programOf(reader: ReaderId): string {
  return reader === 'python_dotenv_values' ? PROGRAM_NAMES.python_dotenv : PROGRAM_NAMES[reader];
}

/** The three readers that every file is compared under. */
export type ProvenReader = 'dotenv' | 'python_dotenv' | 'compose';

/** What each of the three programs reads from a file. */
export type Readings = ReadonlyMap<ReaderId, DotenvReading>;

/** Reads a file as each of the three programs does. */
export function readAsAll(file: Pick<EnvFile, 'text' | 'reader' | 'reading'>): Readings {
  return new Map(
    PROVEN_READERS.map((reader) => [
      reader,
      reader === file.reader ? file.reading : readDotenv(file.text, { reader }),
    ]),
  );
}

/** Names joined as in a sentence. */
export function listNames(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Whether the reader is known, not guessed from what lies around. */
export function isReaderKnown({ readerFrom }: Pick<EnvFile, 'readerFrom'>): boolean {
  return readerFrom !== 'default' && readerFrom !== 'project';
}
