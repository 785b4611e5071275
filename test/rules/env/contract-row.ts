import type { ProblemCode } from '../../../src/contract/problems.js';
import type { Contract } from '../../../src/contract/types.js';
import type { Severity } from '../../../src/core/finding.js';

/** One input, and what the rule of a code must say of it. */
export interface ContractRow {
  readonly code: ProblemCode;
  readonly messageId: string;
  readonly text: string;
  /** `line:column-line:column`; null for a finding about the file. */
  readonly at: string | null;
  readonly args: Readonly<Record<string, unknown>>;
  readonly severity?: Severity;
  readonly outcome?: 'unknown';
  readonly related?: readonly string[];
  readonly services?: readonly string[];
  readonly contract?: Contract;
  /** An env file that the service reads too, and that is not here. */
  readonly unseen?: string;
}

export const POSTGRES = 'DATABASE_URL=postgresql://catalyst@postgres:5432/catalyst';

/** A row in the order of reading: input, message, place, arguments. */
export function row(
  code: ProblemCode,
  messageId: string,
  text: string,
  at: string | null,
  args: ContractRow['args'],
  more: Partial<ContractRow> = {},
): ContractRow {
  return { ...more, code, messageId, text, at, args };
}
