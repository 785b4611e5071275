import type { Args, Hit, Severity } from './finding.js';

/** One message of a rule: arguments → one sentence without a final stop. */
export type Message = (args: never) => string;

/** Hits of a rule with these messages: the id and its arguments go together. */
export type HitOf<Messages extends Record<string, Message>> = {
  [Id in keyof Messages & string]: Omit<Hit, 'messageId' | 'args'> & {
    readonly messageId: Id;
    readonly args: Parameters<Messages[Id]>[0];
  };
}[keyof Messages & string];

/** Text of a rule's page, its `catalyst explain` and its SARIF help: plain sentences. */
export interface RuleDocs {
  /** What it reports, in one sentence. */
  readonly what: string;
  /** What happens in production when it is ignored. */
  readonly why: string;
  /** An input that it reports. */
  readonly bad: string;
  /** The same input made right. */
  readonly good: string;
  /** Specifications, sources. */
  readonly refs?: readonly string[];
}

/** What a check is told besides its model. */
export interface CheckContext {
  /** Today, or the day of `--as-of`, as `YYYY-MM-DD` (UTC). */
  readonly today: string;
}

/** A rule as the engine sees it, whatever its model. */
export interface Rule {
  /** `area/slug`. */
  readonly id: string;
  /** Names under which other tools have the check (`DL3006`, `SC2086`, `kics:…`). */
  readonly aliases: readonly string[];
  readonly severity: Severity;
  /** Severity in place of `warning` over what is for developing or testing. */
  readonly inDevelopment?: Severity;
  /** Version of the toolkit in which it appeared. */
  readonly since: string;
  /** A `preview` rule runs only when it is selected by name. */
  readonly status: 'stable' | 'preview' | 'deprecated';
  /** Off unless selected: matters of style, or of taste. */
  readonly optIn?: boolean;
  /** It judges what was answered over the network: it runs where something was asked, and over no file. */
  readonly live?: boolean;
  readonly fix: 'none' | 'safe' | 'unsafe' | 'display';
  readonly docs: RuleDocs;
  readonly messages: Readonly<Record<string, (args: never) => string>>;
  /** The next step, where there is one: `make one: openssl rand -hex 32`. */
  readonly advice?: Readonly<Record<string, string | ((args: never) => string)>>;
  /** Whether the rule has anything to say about this model; a rule that does not is not applicable, not passed. */
  readonly applies?: (model: never, context: CheckContext) => boolean;
  /** Pure: a model in, hits out. */
  readonly check: (model: never, context: CheckContext) => Iterable<Hit>;
}

/** Renders a message of a rule; an unknown id gives the id itself, so that a report is never lost. */
export function renderMessage(rule: Pick<Rule, 'messages'>, messageId: string, args: Args): string {
  const message = rule.messages[messageId] as ((args: Args) => string) | undefined;
  return message ? message(args) : messageId;
}

/** Renders the advice that belongs to a message, if the rule has any. */
export function renderAdvice(rule: Pick<Rule, 'advice'>, messageId: string, args: Args): string | undefined {
  const advice = rule.advice?.[messageId] as string | ((args: Args) => string) | undefined;
  // A function has nothing to say of some arguments.
  return (typeof advice === 'function' ? advice(args) : advice) || undefined;
}
