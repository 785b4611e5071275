import { defineProbeRule } from '../define-probe-rule.js';
import { describeKey, inBrackets, isAnyDecided, type KeyArgs, placeOf } from '../probe-shared/answers.js';

export default defineProbeRule({
  id: 'provider/key-restricted',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The key is genuine, but it may not list models, so that nothing could be asked about the configured one.',
    why: 'Whether it may call the model shows only with the first request that costs something.',
    bad: 'OPENAI_API_KEY=<a restricted key without the scope to read models>',
    good: 'OPENAI_API_KEY=<a restricted key that may also read models>',
  },
  messages: {
    restricted: ({ provider, name, evidence }: KeyArgs) =>
      `${provider} accepts the key in ${name}, which may not list models${inBrackets(evidence)}`,
  },
  advice: { restricted: 'whether it may call the model was not checked; look at its permissions' },
  applies: isAnyDecided,
  *check({ providers }) {
    for (const probed of providers) {
      const { result } = probed;
      if (result.reason !== 'accepted-restricted') continue;
      yield {
        messageId: 'restricted',
        args: describeKey(result),
        subject: `${result.provider} ${result.keyVariable}`,
        ...placeOf(probed, result.keyVariable),
      };
    }
  },
});
