import type { TextEdit } from '../../core/edits.js';
import type { HashCut } from './hash-cuts.js';
import { createReadings, type Readings } from './readers/index.js';
import { parseDotenv } from './parse.js';
import type { DotenvReading, ReaderId } from './readers/types.js';
import type { AssignmentEntry, DotenvFile } from './types.js';

/**
 * Why an assignment is left as it is.
 *
 * - `no-form`: nothing that is written is that value to all programs
 * - `name`: some program takes no such name
 * - `not-read`: the program whose reading counts reads no value there
 * - `from-outside`: the value depends on variables that the file does not set
 * - `not-assignment`: the line sets nothing, and some program refuses the file for it
 * - `refused`: some program refuses the file for another line
 * - `together`: in this file the programs read something else than from the line alone
 */
export type LeftReason =
  | 'no-form'
  | 'name'
  | 'not-read'
  | 'from-outside'
  | 'not-assignment'
  | 'refused'
  | 'together';

/** An assignment, or another line, that the programs do not agree on. */
export interface LeftAsIs {
  /** Empty for a line that is no assignment. */
  readonly name: string;
  readonly offset: number;
  readonly why: LeftReason;
}

/** A rewrite after which all programs read what one of them read before, but for what is left as it is. */
export interface PortablePlan {
  readonly text: string;
  readonly edits: readonly TextEdit[];
  /** Names of which the writing changes. */
  readonly changed: readonly string[];
  readonly left: readonly LeftAsIs[];
  /** Values of which the reading that counts has only what stands before a `#`: so has the rewrite. */
  readonly cuts: readonly HashCut[];
}

/** For whom a file is rewritten, and whose reading counts. */
export interface PortableOptions {
  readonly readers: readonly ReaderId[];
  readonly reference: ReaderId;
}

/** A text, and what each program reads from it. */
export interface PortableSource {
  readonly file: DotenvFile;
  readonly read: Readings;
}

/** What is to be changed, before it is proven. */
export interface PortableDraft {
  readonly edits: readonly TextEdit[];
  readonly changed: ReadonlySet<string>;
  readonly left: ReadonlyMap<AssignmentEntry, LeftReason>;
}

/** Prepares a text. */
export function openSource(text: string): PortableSource {
  return { file: parseDotenv(text), read: createReadings(text) };
}

/** What a program reads under a name; undefined where it reads no value. */
export function valueIn(reading: DotenvReading, name: string): string | undefined {
  const value = reading.values[name];
  // What an object inherits is no string.
  return typeof value === 'string' ? value : undefined;
}

/** Whether nothing of a file reaches a program. */
export function isLost({ refused, undecided }: DotenvReading): boolean {
  return refused || undecided;
}
