import type { Range } from '../core/text.js';
import type { CodeRead } from '../syntax/code/types.js';
import type { Judgement } from '../syntax/code/judge/index.js';

/** The ways by which a variable can come to a program, in the order in which they are decided. */
export type TraceSource =
  | 'dockerfile'
  | 'env-file'
  | 'compose-environment'
  | 'shell'
  | 'program-env-file'
  | 'code-default';

/**
 * What a step does. `wins`: its value is what the program gets. `shadowed`: another step counts more. `unused`: a
 * default or a file that only counts where nothing is set. `not-known`: whether it applies is not seen from here.
 */
export type TraceVerdict = 'wins' | 'shadowed' | 'unused' | 'not-known';

/** A place that a value was taken from. */
export interface TracePlace {
  readonly file: string;
  readonly range: Range;
}

/** Where Compose took the value of a `${NAME}`, or of a name without a value, from. */
export interface TraceOrigin {
  readonly from: 'dotenv' | 'default' | 'literal' | 'nothing' | 'not-known';
  readonly place?: TracePlace;
}

/** One way by which the variable comes, or may come, to the program. */
export interface TraceStep {
  readonly source: TraceSource;
  readonly place?: TracePlace;
  readonly origin?: TraceOrigin;
  /** The value; undefined where it is not known. Compared, never shown. */
  readonly value?: string;
  /** A program's own file that counts more than what is set. */
  readonly override?: boolean;
  readonly verdict: TraceVerdict;
  /** What other programs would read from the file at this place. */
  readonly readings?: readonly { readonly reader: string; readonly value: string | null | undefined }[];
}

/** What a reader in the code makes of the value that wins. */
export interface TraceReader {
  readonly place: TracePlace;
  readonly read: CodeRead;
  /** Undefined where the value is not known. */
  readonly judgement?: Judgement;
}

/** The chain of one variable to one program: a service, or a run without Compose. */
export interface TraceChain {
  readonly service?: string;
  /** The compose files of the project. */
  readonly files: readonly string[];
  readonly steps: readonly TraceStep[];
  /** Env files that set it, and of which the program gets nothing. */
  readonly elsewhere: readonly TracePlace[];
  readonly readers: readonly TraceReader[];
}

/** Where a variable comes from. */
export interface Trace {
  readonly name: string;
  readonly chains: readonly TraceChain[];
}
