import type { Range } from '../../../core/text.js';

/** A piece of a word, quotes and escapes taken off. */
export type BashPiece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly operator: string;
      /** What stands behind the operator. */
      readonly word: readonly BashPiece[];
    }
  /** `~`, which is `$HOME`. */
  | { readonly kind: 'home' }
  /** What is not known without running the shell; `runs` when it is a command. */
  | { readonly kind: 'unknown'; readonly runs: boolean }
  /** `${a.b}`: the shell drops the line when it comes to it. */
  | { readonly kind: 'bad-substitution' };

/** A word of a command. */
export interface BashWord {
  readonly range: Range;
  readonly pieces: readonly BashPiece[];
  readonly quoted: boolean;
  /** Set for `NAME=…` and `NAME+=…`; the pieces are then those of the value. */
  readonly assigns?: {
    readonly name: string;
    readonly append: boolean;
    /** An element of an array, or all of one: no program gets it. */
    readonly array: boolean;
  };
}

/** A simple command. */
export interface BashCommand {
  readonly assignments: readonly BashWord[];
  readonly words: readonly BashWord[];
  /** Targets of redirections. */
  readonly targets: readonly BashWord[];
}

/** Commands that `|` joins; more than one run in shells of their own. */
export interface BashPipeline {
  readonly commands: readonly BashCommand[];
  /** How it hangs on what is before it. */
  readonly after: 'always' | 'success' | 'failure';
}

/** Pipelines that `&&` and `||` join. */
export interface BashList {
  readonly pipelines: readonly BashPipeline[];
  readonly background: boolean;
}

/** Ends the reading of a file: the shell gives up, or nothing can be said from here on. Caught by the reader. */
export class BashStop extends Error {
  readonly code: 'syntax-error' | 'not-followed' | 'required-variable';
  readonly at: number;
  constructor(code: BashStop['code'], at: number) {
    super(code);
    this.code = code;
    this.at = at;
  }
}
