import type { Args, Severity } from '../../core/finding.js';

/** A number that may be shown; one of more than five digits is shown as words, so that it gives nothing away. */
export type ShownNumber = number | string;

/** One row of the table of problems. */
export interface ProblemRow {
  readonly severity: Severity;
  /** What it means, in one sentence. */
  readonly about: string;
  /** Message ids with a sample of their arguments, which gives the arguments their types. */
  readonly messages: Readonly<Record<string, Args>>;
}

export const name = 'NAME' as string;
export const text = '' as string;
export const number: ShownNumber = 0 as ShownNumber;
export const words: readonly string[] = [];
export const maybe = null as string | null;

/** Keeps the literal keys of a table while checking its shape. */
export function defineProblems<Table extends Readonly<Record<string, ProblemRow>>>(table: Table): Table {
  return table;
}
