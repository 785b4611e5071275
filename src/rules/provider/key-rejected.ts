import { explainReason } from '../../probe/explain.js';
import { getProvider } from '../../providers/index.js';
import { defineProbeRule } from '../define-probe-rule.js';
import { describeKey, inBrackets, isAnyDecided, type KeyArgs, placeOf } from '../probe-shared/answers.js';

interface Args extends KeyArgs {
  readonly page: string;
  readonly hint: string;
}

const advise = ({ hint, page }: Args) => `${hint}: ${page}`;

export default defineProbeRule({
  id: 'provider/key-rejected',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The provider said, in an answer that it documents, that the key is not valid. Found by catalyst probe.',
    why: 'Every request to the provider fails.',
    bad: 'OPENAI_API_KEY=<a key that was revoked>',
    good: 'OPENAI_API_KEY=<a key that the provider accepts>',
  },
  messages: {
    invalid: ({ provider, name, evidence }: Args) =>
      `${provider} rejected the key in ${name}${inBrackets(evidence)}`,
    leaked: ({ provider, name, evidence }: Args) =>
      `${provider} blocked the key in ${name}, because it was found in public${inBrackets(evidence)}`,
  },
  advice: { invalid: advise, leaked: advise },
  applies: isAnyDecided,
  *check({ providers }) {
    for (const probed of providers) {
      const { result } = probed;
      if (result.verdict !== 'rejected') continue;
      const { keyPage } = getProvider(result.provider);
      const { hint = 'make a new key' } = explainReason(result.reason, result.provider);
      yield {
        messageId: result.reason === 'leaked-key' ? 'leaked' : 'invalid',
        args: { ...describeKey(result), page: keyPage, hint },
        subject: `${result.provider} ${result.keyVariable}`,
        ...placeOf(probed, result.keyVariable),
      };
    }
  },
});
