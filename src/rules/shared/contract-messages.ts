import type { ProblemArgs, ProblemCode, ProblemMessageId } from '../../contract/problems.js';
import type { HitOf } from '../../core/rule.js';

/** Arguments of a message: those of the contract's table and, where the contract knows one, how to make a value. */
export type ContractArgs<Code extends ProblemCode, Id extends ProblemMessageId<Code>> = ProblemArgs<
  Code,
  Id
> & { readonly generate?: string; readonly option?: string };

/** What the rule of a code must be able to say: a message for each that the contract's table has. */
export type ContractMessages<Code extends ProblemCode> = {
  readonly [Id in ProblemMessageId<Code>]: (args: ContractArgs<Code, Id>) => string;
};

/** The messages of a second place. */
export type OtherMessage = {
  readonly other: (args: { readonly name: string }) => string;
  readonly beside: (args: { readonly name: string }) => string;
};

/** Hits of the rule of a code. */
export type ContractHit<Code extends ProblemCode> = HitOf<ContractMessages<Code>>;

const OTHER: OtherMessage = {
  other: ({ name }) => `${name} stands here`,
  beside: ({ name }) => `read with it, and does not set ${name} either`,
};

/** What is said of a variable that may stand in a file that was not seen. */
export const sayUnseen = ({ name, service, other }: UnseenArgs) =>
  `${name} is not set here; whether ${other} sets it, which ${service} reads too, is not known`;

interface UnseenArgs {
  readonly name: string;
  readonly service: string;
  readonly other: string;
}

/** The messages of the rule of a code, held against the contract's table by the compiler; adds that of a second place. */
export function contractMessages<Code extends ProblemCode>(
  messages: ContractMessages<Code>,
): ContractMessages<Code> & OtherMessage {
  return { ...messages, ...OTHER };
}
