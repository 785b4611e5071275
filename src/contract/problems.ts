import type { Severity } from '../core/finding.js';
import type { Range } from '../core/text.js';
import { CROSS_PROBLEMS } from './problems/cross.js';
import type { ShownNumber } from './problems/tokens.js';
import { VALUE_PROBLEMS } from './problems/values.js';
import type { ContractProblem } from './types.js';

/**
 * Everything that a contract can find, by code: the code is the slug of the rule `env/<code>`, its messages are the
 * message ids of that rule, with an example of each argument for its type. Arguments hold names, bounds, words of the
 * contract and numbers of at most five digits; never the text of a value.
 */
export const PROBLEMS = { ...VALUE_PROBLEMS, ...CROSS_PROBLEMS };

type Table = typeof PROBLEMS;

/** A slug under `env/`. */
export type ProblemCode = keyof Table;

/** The messages of a code, as functions' arguments: `ProblemMessages<'out-of-range'>['belowMin']` is `{name, min}`. */
export type ProblemMessages<Code extends ProblemCode> = Table[Code]['messages'];

/** A message id of a code. */
export type ProblemMessageId<Code extends ProblemCode> = keyof ProblemMessages<Code> & string;

/** The arguments of one message. */
export type ProblemArgs<
  Code extends ProblemCode,
  Id extends ProblemMessageId<Code>,
> = ProblemMessages<Code>[Id];

/** Where a problem is, and how bad when that differs from the code's own severity. */
export interface ProblemPlace {
  readonly variable: string;
  readonly others?: readonly string[];
  readonly severity?: Severity;
  readonly within?: Range;
}

/** Makes a problem; the compiler holds its message and arguments against the table. */
export function makeProblem<Code extends ProblemCode, Id extends ProblemMessageId<Code>>(
  code: Code,
  messageId: Id,
  place: ProblemPlace,
  args: ProblemArgs<Code, Id>,
): ContractProblem {
  return {
    severity: PROBLEMS[code].severity,
    ...place,
    code,
    messageId,
    args: args as ContractProblem['args'],
  };
}

/** A number as an argument: six digits or more become words, for a long number may be a misplaced secret. */
export function showNumber(value: number): ShownNumber {
  const short = String(value);
  return short.length < 6 ? value : value < 0 ? 'far below zero' : 'a number of six or more digits';
}
