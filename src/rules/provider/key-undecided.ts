import { explainReason, isUnreachable } from '../../probe/explain.js';
import type { ProbeReason } from '../../probe/types.js';
import { defineProbeRule } from '../define-probe-rule.js';
import {
  describeKey,
  inBrackets,
  isAnyConfigured,
  type KeyArgs,
  listConfigured,
  placeOf,
} from '../probe-shared/answers.js';

interface Args extends KeyArgs {
  readonly what: string;
  readonly hint: string;
}

/** Reasons that another rule speaks of. */
const ELSEWHERE: ReadonlySet<ProbeReason> = new Set([
  'unsendable-key',
  'admin-key',
  'untrusted-url',
  'bad-base-url',
  'insecure-url',
  'not-found',
  'gone',
  'redirected',
  'public-endpoint',
  'quota-exhausted',
  'payment-required',
]);

export default defineProbeRule({
  id: 'provider/key-undecided',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An answer came, but none that decides whether the key is valid: a limit, a block, an error of the provider, something undocumented.',
    why: 'A key of which nothing is known is not a key that works. Only documented answers count as a yes or a no.',
    bad: '401 from a gateway that the provider knows nothing of',
    good: '200 from the provider itself',
  },
  messages: {
    undecided: ({ provider, name, what, evidence }: Args) =>
      `${provider} did not decide about the key in ${name}: ${what}${inBrackets(evidence)}`,
    unclear: ({ provider, what, evidence }: Args) =>
      `${provider} gave no clear answer: ${what}${inBrackets(evidence)}`,
    unasked: ({ provider }: Args) => `${provider} was not asked`,
    broken: ({ provider }: Args) => `the probe of ${provider} broke and decided nothing`,
  },
  advice: {
    undecided: ({ hint }: Args) => hint,
    unclear: ({ hint }: Args) => hint,
    unasked: 'run catalyst probe without --offline',
    broken: 'please report it',
  },
  applies: isAnyConfigured,
  *check(model) {
    for (const probed of listConfigured(model)) {
      const { result } = probed;
      const { verdict, reason, provider, keyVariable, baseUrl } = result;
      if (verdict !== 'unknown' || isUnreachable(reason) || ELSEWHERE.has(reason)) continue;
      const { what, hint = 'try again later' } = explainReason(reason, provider);
      const hit = {
        args: { ...describeKey(result), what, hint },
        subject: `${provider} ${keyVariable} ${reason}`,
        ...placeOf(probed, keyVariable, baseUrl.variable, result.model?.variable),
      };
      if (reason === 'internal') yield { ...hit, messageId: 'broken', outcome: 'error' };
      else if (reason === 'not-probed' || reason === 'aborted')
        yield { ...hit, messageId: 'unasked', severity: 'info', outcome: 'unknown' };
      else {
        const messageId = probed.readiness === 'local' ? 'unclear' : 'undecided';
        yield { ...hit, messageId, outcome: 'unknown' };
      }
    }
  },
});
