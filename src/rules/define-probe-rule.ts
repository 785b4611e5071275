import type { CheckContext, HitOf, Message, Rule } from '../core/rule.js';
import type { ProbeModel } from '../models/probe.js';
import type { RuleDefinition } from './define-rule.js';

/** A rule about what providers answered. */
export interface ProbeRuleDefinition<
  Id extends `provider/${string}`,
  Messages extends Record<string, Message>,
> extends Omit<RuleDefinition<Id, Messages>, 'applies' | 'check' | 'live'> {
  readonly applies?: (model: ProbeModel, context: CheckContext) => boolean;
  readonly check: (model: ProbeModel, context: CheckContext) => Iterable<HitOf<Messages>>;
}

/**
 * Declares a rule of `provider/` that judges answers instead of files. The area's other rules are given env files:
 * over those this one is not applicable.
 */
export function defineProbeRule<
  const Id extends `provider/${string}`,
  Messages extends Record<string, Message>,
>(definition: ProbeRuleDefinition<Id, Messages>): Rule {
  const { applies } = definition;
  return {
    aliases: [],
    ...definition,
    live: true,
    applies: (model: Partial<ProbeModel>, context: CheckContext) =>
      model.kind === 'probe' && (applies?.(model as ProbeModel, context) ?? true),
  } as unknown as Rule;
}
