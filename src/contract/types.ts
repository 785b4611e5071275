import type * as z from 'zod';
import type { Args } from '../core/finding.js';

/** Where a configuration runs; decides which rules are strict. */
export const ENVIRONMENTS = ['development', 'staging', 'production', 'testing'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** How the text of a variable is read. */
export type VariableKind =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'port'
  | 'host'
  | 'url'
  | 'email'
  | 'enum'
  | 'list'
  | 'duration'
  | 'bytes'
  | 'path'
  | 'regex'
  | 'fernet';

/** What is known of a variable besides its type. */
export interface VariableMeta {
  readonly kind: VariableKind;
  /** Section of the template and of the documentation. */
  readonly group: string;
  /** One line for the template and the documentation. */
  readonly doc: string;
  /** Its value must never reach any output. */
  readonly secret?: boolean;
  /** Always, or only in these environments. `staging` counts as production with the severity of a warning. */
  readonly required?: boolean | readonly Environment[];
  /** Required only when the stack runs in Compose. */
  readonly requiredWithCompose?: boolean | readonly Environment[];
  /** Words of which a service name has one, where `requiredWithCompose` only holds beside such a service. */
  readonly requiredWithService?: readonly string[];
  /** The project's template names it without a default: how loudly its absence is worth a word. */
  readonly expected?: 'warning' | 'info';
  /** The kind was guessed from a name or an example: a value of another form is a warning at most. */
  readonly guessed?: boolean;
  /**
   * What the program makes of a value that is set to nothing: `unset` (the default) or `refused`, where its own
   * conversion (`int('')`) stops it.
   */
  readonly empty?: 'unset' | 'refused';
  /** The value that the program uses when it is not set, as it would be written in a file. */
  readonly default?: string;
  /** Something to show in a template when there is no default; never a working secret. */
  readonly example?: string;
  /** What a template writes instead of the default, where the default is not what a deployment should start with. */
  readonly recommended?: string;
  /** Allowed values of an enum. */
  readonly choices?: readonly string[];
  /** Inclusive bounds of a number, a duration (seconds) or a size (bytes); the least length of a secret. */
  readonly min?: number;
  readonly max?: number;
  /** Allowed schemes of a URL. */
  readonly schemes?: readonly string[];
  /** Schema version in which it appeared. */
  readonly since?: number;
  /** Names under which it was written before, or which other tools use for it. */
  readonly aliases?: readonly VariableAlias[];
  /** Why it should no longer be set, and what instead. */
  readonly deprecated?: string;
  /** How to make a value: `openssl rand -hex 32`. */
  readonly generate?: string;
  /** Provider that it belongs to, and its part there. */
  readonly provider?: { readonly id: string; readonly part: 'key' | 'model' | 'base-url' | 'extra' };
}

/** Another name of a variable. */
export interface VariableAlias {
  readonly name: string;
  /** `legacy`: an older name of the contract, no longer read. `foreign`: another tool's name, which may still be read by it. */
  readonly kind: 'legacy' | 'foreign';
  /** Schema version that renamed it. */
  readonly until: number;
  /** The form of the value changed too. */
  readonly convert?: string;
  /** What else to know before it is renamed. */
  readonly note?: string;
  /** The word may belong to some other program (PORT, HOST): said with care. */
  readonly ambiguous?: boolean;
}

/** A name that was read once and has no successor. */
export interface DroppedVariable {
  readonly name: string;
  /** Schema version that dropped it. */
  readonly until: number;
  /** What to do instead. */
  readonly instead: string;
}

/** One variable of a contract: a Zod schema from the text to the typed value, and its metadata. */
export interface ContractVariable {
  readonly name: string;
  readonly schema: z.ZodType<unknown, string>;
  readonly meta: VariableMeta;
}

/** What is wrong with a set of values: data, with the code that names the rule. */
export interface ContractProblem {
  /** Slug of the rule under `env/`: `missing-required`, `out-of-range`, `pool-exceeds-database`. */
  readonly code: string;
  /** Message of that rule. */
  readonly messageId: string;
  /** The variable at whose line it is shown; where it is not set, the problem belongs to the file. */
  readonly variable: string;
  /** Other variables that take part. */
  readonly others?: readonly string[];
  readonly severity?: 'error' | 'warning' | 'info';
  /** Part of the value that is meant, as offsets into the value. */
  readonly within?: { readonly start: number; readonly end: number };
  readonly args: Args;
  /** Nothing could be decided: part of what the program is given was not seen. */
  readonly isOpen?: boolean;
  /** Other files that the program reads with the one in which it is told, and that do not set the variable either. */
  readonly beside?: readonly string[];
}

/** What a cross-field check sees. */
export interface ContractInput {
  /** Values as the program's reader gives them; absent and null are not set. */
  readonly values: Readonly<Record<string, string | null | undefined>>;
  readonly environment: Environment;
  /** Whether the file feeds a Compose stack, and the names of its services where they are known. */
  readonly compose?: { readonly services: readonly string[] };
}

/** A rule over several variables; `read` gives the typed value, the default, or undefined when it is unset or invalid. */
export type CrossCheck = (
  input: ContractInput & {
    readonly read: (name: string) => unknown;
    readonly isSet: (name: string) => boolean;
  },
) => Iterable<ContractProblem>;

/** A contract: the variables of a program, and what must hold among them. */
export interface Contract {
  readonly id: string;
  readonly variables: ReadonlyMap<string, ContractVariable>;
  readonly checks: readonly CrossCheck[];
  /** Names that are no longer read and have no successor. */
  readonly dropped?: readonly DroppedVariable[];
  /** Whether a variable that is not listed is worth a word. */
  readonly closed: boolean;
  /** Providers whose variables it has. */
  readonly providers: readonly string[];
  /** What other commands must be told to go by it too, where they would not of themselves. */
  readonly option?: '--from code' | '--profile catalyst';
}
