import { explainReason } from '../../probe/explain.js';
import type { ProbeReason } from '../../probe/types.js';
import { defineProbeRule } from '../define-probe-rule.js';
import {
  describeKey,
  isAnyConfigured,
  type KeyArgs,
  listConfigured,
  placeOf,
} from '../probe-shared/answers.js';

interface Args extends KeyArgs {
  readonly what: string;
  readonly hint: string;
}

/** What makes a key useless for every program, and what only kept the probe from sending it. */
const USELESS: ReadonlySet<ProbeReason> = new Set(['unsendable-key', 'admin-key']);

export default defineProbeRule({
  id: 'provider/key-not-sent',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The key was not sent: no program could send it, it is of a kind that calls no models, or it would have gone where it may not belong.',
    why: 'What cannot be sent cannot work. A key from the environment is not given to a host that only a found file names.',
    bad: 'OPENAI_API_KEY=sk-admin-…',
    good: 'OPENAI_API_KEY=sk-proj-…',
  },
  messages: {
    useless: ({ provider, name, what }: Args) => `${provider}: ${name}: ${what}`,
    held: ({ provider, name, what }: Args) => `${provider} was not asked about ${name}: ${what}`,
  },
  advice: { useless: ({ hint }: Args) => hint, held: ({ hint }: Args) => hint },
  applies: isAnyConfigured,
  *check(model) {
    for (const probed of listConfigured(model)) {
      const { result } = probed;
      const isUseless = USELESS.has(result.reason);
      if (!isUseless && result.reason !== 'untrusted-url') continue;
      const { what, hint = '' } = explainReason(result.reason, result.provider);
      const hit = {
        args: { ...describeKey(result), what, hint },
        subject: `${result.provider} ${result.keyVariable}`,
      };
      if (isUseless) yield { ...hit, messageId: 'useless', ...placeOf(probed, result.keyVariable) };
      else {
        const place = placeOf(probed, result.baseUrl.variable);
        yield { ...hit, messageId: 'held', severity: 'warning', outcome: 'unknown', ...place };
      }
    }
  },
});
