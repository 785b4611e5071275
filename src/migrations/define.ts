import type { TextEdit } from '../core/edits.js';
import type { MigratableFile, PlanConflict, PlanStep, Risk } from './types.js';
import type { Work } from './work.js';

/** Message of a step: public words → one line without a final stop. */
export type StepMessage = (args: never) => string;

/** What a migration wants to do in one file, or to tell of it. */
export interface Change {
  readonly file: MigratableFile;
  /** Place in the file's current text. */
  readonly at: number;
  readonly action: PlanStep['action'];
  readonly messageId: string;
  readonly args: PlanStep['args'];
  /** Higher than the migration's own, where this place needs more care. */
  readonly risk?: Risk;
  readonly from?: string;
  readonly to?: string;
  readonly toFile?: string;
  /** Edits of the current text; none for a report. */
  readonly edits?: readonly TextEdit[];
  /** Names that become others: every program must read under the new one what it read under the old one. */
  readonly renames?: readonly (readonly [string, string])[];
  /** Names (env) or paths of values (compose) whose value the edits change, add or remove. */
  readonly promised?: readonly string[];
  /** Names whose value is gone or rewritten afterwards, with the reason; elsewhere than at the change where `place` says so. */
  readonly removed?: readonly {
    readonly name: string;
    readonly why: string;
    readonly place?: { readonly file: string; readonly at: number };
  }[];
  /** Edits of other files that belong to these: all or none. */
  readonly also?: OtherEdit;
}

/** Edits of a second file: a value that is moved there. A file that is not there is made. */
export interface OtherEdit {
  readonly path: string;
  readonly edits: readonly TextEdit[];
  /** Names whose value is added. */
  readonly promised: readonly string[];
}

export type Planned = Change | { readonly conflict: Omit<PlanConflict, 'migration'> };

/** One migration: the default export of its file. */
export interface Migration {
  /** `<schema>-<slug>`, the name of its file. */
  readonly id: string;
  /** Schema version that it leads to. */
  readonly to: number;
  readonly title: string;
  readonly risk: Risk;
  /** `catalyst`: only where the project has the built-in contract. */
  readonly scope: 'catalyst' | 'any';
  /** Whether a text can hold anything for it: cheap, and true too often rather than too seldom. */
  readonly detect: (file: MigratableFile, work: Work) => boolean;
  /** Pure. It sees what the migrations before it have left. */
  readonly plan: (files: readonly MigratableFile[], work: Work) => Iterable<Planned>;
  readonly messages: Readonly<Record<string, StepMessage>>;
  readonly docs: {
    readonly what: string;
    readonly why: string;
    /** What only a person can do. */
    readonly manual: readonly string[];
    /** How to see that it worked. */
    readonly verify: string;
  };
}

/** Declares a migration. */
export function defineMigration(migration: Migration): Migration {
  return migration;
}
