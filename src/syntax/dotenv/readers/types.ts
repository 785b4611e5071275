import type { Range } from '../../../core/text.js';

/** The variables that the program already has when it reads the file. */
export type HostEnv = Readonly<Record<string, string>>;

/**
 * Why a program could not read something.
 *
 * - `unparsable-statement`: python-dotenv logs a warning and goes on after the line
 * - `refused-by-environment`: `os.environ` accepts no NUL, nor `=` in a name; `load_dotenv` raises
 * - `unexpected-character`, `blank-in-key`, `empty-statement`, `unterminated-quote`, `invalid-template`,
 *   `required-variable`: Compose refuses the file
 * - `expansion-too-large`: references that double each other; no program survives them
 */
export type ReadErrorCode =
  | 'unparsable-statement'
  | 'refused-by-environment'
  | 'unexpected-character'
  | 'blank-in-key'
  | 'empty-statement'
  | 'unterminated-quote'
  | 'invalid-template'
  | 'required-variable'
  | 'expansion-too-large';

/** Something that a program could not read; `refused` when it gives up on the whole file because of it. */
export interface ReadError {
  readonly code: ReadErrorCode;
  readonly range: Range;
  readonly refused: boolean;
}

/** The assignment that decided a key. */
export interface Origin {
  readonly key: Range;
  /** The value as written, quotes included, blanks and comment not; null for a key without a value. */
  readonly value: Range | null;
  /** Whether the value is the host's, not the file's. */
  readonly fromEnv: boolean;
}

/** A reference to a variable that nothing sets; it became empty. `name` is part of a value: never show it unmasked. */
export interface UnresolvedReference {
  readonly name: string;
  /** The key in whose value the reference stands. */
  readonly key: string;
  /** That value. */
  readonly range: Range;
}

/**
 * What one program reads from a file.
 *
 * `values` and `origins` hold own properties only, `__proto__` included where a reader keeps it: ask with
 * `Object.hasOwn`. A value is null where the reader knows the key without a value. Where the file is refused,
 * `values` is what had been read until then.
 */
export interface DotenvReading {
  readonly values: Record<string, string | null>;
  readonly origins: Record<string, Origin>;
  readonly errors: readonly ReadError[];
  readonly refused: boolean;
  readonly unresolved: readonly UnresolvedReference[];
}

/** The programs whose reading is known; the name of each as in the measured vectors. */
export type ReaderId = 'dotenv' | 'python_dotenv' | 'python_dotenv_values' | 'compose';

/** A program's way of reading a file. Pure; never throws; linear in the length of the text. */
export type DotenvReader = (text: string, env: HostEnv) => DotenvReading;
