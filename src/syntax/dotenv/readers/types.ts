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
 * - `no-key`, `blank-in-key`, `line-too-long`: `docker run` refuses the file
 * - `dropped-assignment`: systemd logs that the name is not valid, and goes on
 * - `nul-character`: systemd and bash refuse the file
 * - `runs-command`: a shell, or an expanding dotenv, would run something here; nothing is run, so that what comes of it
 *   is not known
 * - `not-found`: bash takes a word for a command that is not there, or would run it; its own variables stay as they are
 * - `bad-substitution`: bash drops the line
 * - `not-followed`: shell code that may set anything: from here nothing is known
 * - `syntax-error`: bash reads nothing from this line on
 * - `encrypted-value`: dotenvx would decrypt it
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
  | 'expansion-too-large'
  | 'no-key'
  | 'line-too-long'
  | 'dropped-assignment'
  | 'nul-character'
  | 'runs-command'
  | 'not-found'
  | 'bad-substitution'
  | 'not-followed'
  | 'syntax-error'
  | 'encrypted-value';

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
  /** Keys that are set to what cannot be known without running something; `values` does not hold them. */
  readonly unknown: readonly string[];
  /** Whether the file is a program of which nothing can be said without running it; `values` is then empty. */
  readonly undecided: boolean;
}

/** The programs whose reading is known; the name of each as in the measured vectors. */
export type ReaderId =
  | 'dotenv'
  | 'dotenv_expand'
  | 'dotenvx'
  | 'node20'
  | 'node22'
  | 'node24'
  | 'python_dotenv'
  | 'python_dotenv_values'
  | 'compose'
  | 'docker_run'
  | 'bash'
  | 'systemd';

/** A program's way of reading a file. Pure; never throws; linear in the length of the text. */
export type DotenvReader = (text: string, env: HostEnv) => DotenvReading;
