import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';
import { isHarmlessValue, isLikelySecret, isSecretName } from '../dockerfile-shared/secret-names.js';
import { targetChain } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/secret-env-other',
  aliases: ['DL3064', 'SecretsUsedInArgOrEnv', 'DS-0031'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'ENV or ARG has a name with a word for a secret in it, though what is said there hardly is one: no value, a switch, a path, a stage that is not shipped.',
    why: 'An empty ENV of that name invites somebody to fill it in.',
    bad: 'FROM python:3.13-slim\nENV API_KEY=',
    good: 'FROM python:3.13-slim',
    refs: ['https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/'],
  },
  messages: {
    named: (a: { keyword: string; name: string }) => `${a.keyword} ${a.name} has the name of a secret`,
  },
  *check(model) {
    const chain = new Set(targetChain(model));
    for (const one of instructionsOf(model, 'env', 'arg')) {
      if (one.kind === 'label') continue;
      const stage = model.graph.stageOf(one);
      const isShipped = one.kind === 'arg' || stage === undefined || chain.has(stage);
      for (const { key, value, range } of one.entries) {
        const name = key.value;
        if (!isSecretName(name)) continue;
        const isEmptyArg = one.kind === 'arg' && (!value || /^(?:""|'')?$/.test(value.value));
        const isHarmless = !isEmptyArg && (!value || isHarmlessValue(value.value));
        // What secret-env-name tells of is not told twice.
        if (isShipped && isLikelySecret(name) && !isHarmless) continue;
        yield { messageId: 'named', args: { keyword: one.kind.toUpperCase(), name }, range };
      }
    }
  },
});
