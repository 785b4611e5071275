import { countDays } from '../../providers/models.js';
import { defineProbeRule } from '../define-probe-rule.js';
import { isAnyDecided, placeOf } from '../probe-shared/answers.js';

/** Days before the end of a key from which on it is said. */
const WARNING_DAYS = 30;

interface Args {
  readonly [key: string]: string | number;
  readonly provider: string;
  readonly name: string;
  readonly expires: string;
  readonly days: number;
}

export default defineProbeRule({
  id: 'provider/key-expires',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The provider says that the key ends within 30 days. OpenRouter and Hugging Face say it; others do not.',
    why: 'From that day on every request with it fails.',
    bad: 'OPENROUTER_API_KEY=<a key that ends next week>',
    good: 'OPENROUTER_API_KEY=<a key without an end, or a new one>',
  },
  messages: {
    expires: ({ provider, name, expires, days }: Args) =>
      `${provider}: the key in ${name} ends on ${expires}${days > 0 ? `, in ${days} day${days === 1 ? '' : 's'}` : ''}`,
  },
  advice: { expires: 'make its successor before that day' },
  applies: isAnyDecided,
  *check({ providers }, { today }) {
    for (const probed of providers) {
      const { keyExpires, name: provider, keyVariable: name, provider: id } = probed.result;
      if (keyExpires === undefined) continue;
      const days = countDays(today, keyExpires);
      if (days > WARNING_DAYS) continue;
      yield {
        messageId: 'expires',
        args: { provider, name, expires: keyExpires, days },
        subject: `${id} ${name} ${keyExpires}`,
        ...placeOf(probed, name),
      };
    }
  },
});
