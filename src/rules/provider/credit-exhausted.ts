import { defineProbeRule } from '../define-probe-rule.js';
import { describeKey, inBrackets, type KeyArgs, placeOf } from '../probe-shared/answers.js';

export default defineProbeRule({
  id: 'provider/credit-exhausted',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The provider says, for nothing, that the account has no credit or quota left. DeepSeek, OpenRouter and Hugging Face say it before a call is paid for.',
    why: 'The key is good, and every call with it is refused.',
    bad: 'an OpenRouter key whose limit is used up',
    good: 'the same key with a higher limit',
  },
  messages: {
    exhausted: ({ provider, name, evidence }: KeyArgs) =>
      `${provider}: no credit is left for the key in ${name}${inBrackets(evidence)}`,
    limited: ({ provider, name }: KeyArgs) =>
      `${provider}: the account behind ${name} has a free allowance or little credit, and no more`,
  },
  advice: {
    exhausted: 'add credit or raise the limit in the provider’s billing settings',
    limited: 'calls end when it is used up; look at the provider’s billing settings',
  },
  applies: ({ providers }) => providers.some(({ result }) => result.credit.state !== 'unchecked'),
  *check({ providers }) {
    for (const probed of providers) {
      const { result } = probed;
      const { state } = result.credit;
      if (state !== 'exhausted' && state !== 'limited') continue;
      const hit = {
        args: describeKey(result),
        subject: `${result.provider} ${result.keyVariable}`,
        ...placeOf(probed, result.keyVariable),
      };
      if (state === 'exhausted') yield { ...hit, messageId: 'exhausted' };
      else yield { ...hit, messageId: 'limited', severity: 'info' };
    }
  },
});
