import { explainReason, isUnreachable } from '../../probe/explain.js';
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

export default defineProbeRule({
  id: 'provider/unreachable',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'No answer came from the provider: no connection, no certificate to trust, no answer in time, or something in between answered.',
    why: 'It says nothing of the key. If the backend runs in the same network, it does not reach the provider either.',
    bad: 'OLLAMA_BASE_URL=http://localhost:11434, and nothing listens there',
    good: 'OLLAMA_BASE_URL=http://host.docker.internal:11434',
  },
  messages: {
    unreachable: ({ provider, what, evidence }: Args) =>
      `${provider} could not be asked: ${what}${inBrackets(evidence)}`,
  },
  advice: { unreachable: ({ hint }: Args) => hint },
  applies: isAnyConfigured,
  *check(model) {
    for (const probed of listConfigured(model)) {
      const { result } = probed;
      const { verdict, reason, provider, baseUrl, keyVariable } = result;
      if (verdict !== 'unknown' || !isUnreachable(reason)) continue;
      const { what, hint = 'try again later' } = explainReason(reason, provider);
      yield {
        messageId: 'unreachable',
        args: { ...describeKey(result), what, hint },
        outcome: 'unknown',
        subject: `${provider} ${reason}`,
        ...placeOf(probed, baseUrl.variable, keyVariable),
      };
    }
  },
});
