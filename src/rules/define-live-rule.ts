import type { CheckContext, HitOf, Message, Rule } from '../core/rule.js';
import type { BackendLiveModel } from '../models/backend-live.js';
import type { RuleDefinition } from './define-rule.js';

/** A rule about what a running backend answered. */
export interface LiveRuleDefinition<Id extends `smoke/${string}`, Messages extends Record<string, Message>>
  extends Omit<RuleDefinition<Id, Messages>, 'applies' | 'check' | 'live'> {
  readonly applies: (model: BackendLiveModel, context: CheckContext) => boolean;
  readonly check: (model: BackendLiveModel, context: CheckContext) => Iterable<HitOf<Messages>>;
}

/** Declares a rule of `smoke/` that judges answers instead of files. */
export function defineLiveRule<const Id extends `smoke/${string}`, Messages extends Record<string, Message>>(
  definition: LiveRuleDefinition<Id, Messages>,
): Rule {
  return { aliases: [], ...definition, live: true } as unknown as Rule;
}
