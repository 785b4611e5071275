import type { Contract } from '../contract/types.js';
import type { ReaderId } from '../syntax/dotenv/readers/types.js';

/**
 * `safe` keeps what every program reads, `review` may change what a program does (needs `--unsafe`), `manual` is
 * work that only a person can do: it is told, with its places, and never written.
 */
export type Risk = 'safe' | 'review' | 'manual';

export type MigratableKind = 'env' | 'env-template' | 'compose' | 'dockerfile' | 'source';

/** A file as the migrations see it. */
export interface MigratableFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly kind: MigratableKind;
  /** Decoded text, a byte order mark included as its first character where the file has one. */
  readonly text: string;
  /** Programs that read an env file; all of them must read alike what is written. */
  readonly readers: readonly ReaderId[];
  /** What an env file's variables must be; without the built-in contract no name of it is touched. */
  readonly contract?: Contract;
  /** Never written: a symbolic link out of the root, an encoding other than UTF-8, excluded. With the reason. */
  readonly readOnly?: string;
  /** Permission bits. */
  readonly mode?: number;
  /** A script that reads an env file as shell text, where one does. */
  readonly sourcedBy?: string;
  /** While a plan is made: stretches of lines that were left out of the text, in which a comment stands for each. */
  readonly gaps?: readonly { readonly text: string; readonly lines: number }[];
}

/** How a difference between an old and a new name is decided. */
export type Preference = 'old' | 'new';

export interface PlanOptions {
  /** Whether the project has the built-in contract; else only what holds for any project is planned. */
  readonly profile: 'catalyst' | 'generic';
  /** Day as of which model dates are judged, `YYYY-MM-DD`. */
  readonly today: string;
  /** Migrations to plan, by id; all when left out. */
  readonly only?: readonly string[];
  /** Leave out migrations to a later schema version. */
  readonly to?: number;
  /** Schema version that the journal records: names that may belong to another program (PORT) are not taken for older ones any more. */
  readonly from?: number;
  /** Ids that the journal records as applied. */
  readonly applied?: readonly string[];
  /** For all names, or by the new name: `old`, `new`, or the name whose value counts. */
  readonly prefer?: Preference | Readonly<Record<string, string>>;
  /** Models that are kept or chosen, by variable: `OPENAI_MODEL` → a model id. */
  readonly models?: Readonly<Record<string, string>>;
  /** The highest risk that is put into the result texts: `safe` for `--write`, `review` with `--unsafe`. */
  readonly accept: 'safe' | 'review';
  /** Replace names that other tools may still read, instead of adding the contract's name beside them. */
  readonly replaceForeign?: boolean;
}

/** One place that a migration changes or speaks of. Data only: no value of a file is ever in it. */
export interface PlanStep {
  readonly migration: string;
  readonly risk: Risk;
  readonly file: string;
  /** 1-based, in the file as it lies on disk. */
  readonly line: number;
  readonly column: number;
  readonly action: 'rename' | 'add' | 'set' | 'remove' | 'comment' | 'move' | 'replace' | 'report';
  /** Name (variable, key path, instruction) before and after. */
  readonly from?: string;
  readonly to?: string;
  /** Where a moved value goes. */
  readonly toFile?: string;
  /** Message of the migration and its arguments: public words only. */
  readonly messageId: string;
  readonly args: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Whether the step is in the result texts (`accept`, `--only`). */
  readonly applied: boolean;
}

/** Old and new name both set, or two older names of one, and different: nothing is changed until somebody decides. */
export interface PlanConflict {
  readonly migration: string;
  readonly from: string;
  readonly to: string;
  /** What both become, where both are older names. */
  readonly target?: string;
  readonly old: { readonly file: string; readonly line: number; readonly mask: string };
  readonly new: { readonly file: string; readonly line: number; readonly mask: string };
}

export type MigrationState = 'pending' | 'applied' | 'not-applicable' | 'conflict' | 'manual';

export interface PlannedMigration {
  readonly id: string;
  /** Schema version that it leads to. */
  readonly to: number;
  readonly title: string;
  readonly risk: Risk;
  readonly state: MigrationState;
  readonly steps: readonly PlanStep[];
  readonly conflicts: readonly PlanConflict[];
}

export interface PlannedFile {
  readonly path: string;
  readonly kind: MigratableKind;
  /** Undefined for a file that is made. */
  readonly before: string | undefined;
  readonly after: string;
  /** Permission bits of a file that is made. */
  readonly mode?: number;
}

/** What would be done. The texts hold values: they are for writing and for masked diffs, never for output as they are. */
export interface Plan {
  readonly profile: 'catalyst' | 'generic';
  readonly migrations: readonly PlannedMigration[];
  /** Files whose text changes. */
  readonly files: readonly PlannedFile[];
  /** Files that were looked at and must not be written, with the reason; steps on them are not applied. */
  readonly readOnly: readonly { readonly path: string; readonly reason: string }[];
  /** Variables whose value is removed or rewritten by what is applied: name and place, never the value. */
  readonly removed: readonly {
    readonly file: string;
    readonly line: number;
    readonly name: string;
    readonly why: string;
  }[];
  /** Schema version up to which nothing waits once this is written; left out for a plan of single migrations. */
  readonly reaches?: number;
}
