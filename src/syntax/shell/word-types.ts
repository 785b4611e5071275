/** Words of the shell. */
import type { Range } from '../../core/text.js';

export interface ShellWord {
  /** The word as the program gets it, if it does not depend on the run: no expansion, no glob. */
  readonly value: string | undefined;
  /** The word as written, continuations removed. */
  readonly text: string;
  /** Quotes and escapes removed, expansions kept as written: `"$HOME/x"` → `$HOME/x`. */
  readonly display: string;
  readonly range: Range;
  /** `all`: the whole word in one pair of quotes; `part`: some of it. */
  readonly quoted: 'none' | 'part' | 'all';
  /** Unquoted `*`, `?`, `[…]`. */
  readonly glob: boolean;
  /** Unquoted `{a,b}`. */
  readonly brace: boolean;
  /** Starts with an unquoted `~`. */
  readonly tilde: boolean;
  readonly variables: readonly VariableUse[];
  readonly substitutions: readonly ShellSubstitution[];
}

/** `$x`, `${x}`, `${x:-y}`. */
export interface VariableUse {
  readonly name: string;
  readonly range: Range;
  readonly quoted: boolean;
  /** `-`, `:-`, `#`, `/`, … ; undefined without modifier. */
  readonly operator: string | undefined;
  /** `${#x}`: its length, never split. */
  readonly length: boolean;
  /** In arithmetic, an assignment, `[[ ]]`, case word or heredoc: never split or globbed there. */
  readonly splits: boolean;
}

/** `$(…)` or backticks. */
export interface ShellSubstitution {
  readonly range: Range;
  readonly quoted: boolean;
  readonly backtick: boolean;
  /** In a position where its result would be split and globbed. */
  readonly splits: boolean;
  /** Indices of the commands inside: from, to (exclusive). */
  readonly commands: readonly [number, number];
}
