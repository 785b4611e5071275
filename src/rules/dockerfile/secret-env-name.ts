import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';
import { isHarmlessValue, isLikelySecret } from '../dockerfile-shared/secret-names.js';
import { targetChain } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/secret-env-name',
  aliases: ['DL3064', 'SecretsUsedInArgOrEnv', 'DS-0031'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'ENV gives a value to a name that is that of a secret, or ARG takes one.',
    why: 'Both are written into the image, its history or its provenance: docker history and docker inspect show them to whoever can pull it.',
    bad: 'FROM python:3.13-slim\nENV DATABASE_PASSWORD=made-up',
    good: 'FROM python:3.13-slim\nRUN --mount=type=secret,id=database_password ./migrate.sh',
    refs: [
      'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
      'https://docs.docker.com/build/building/secrets/',
    ],
  },
  messages: {
    env: (a: { name: string }) =>
      `the value of ${a.name} is written into the image; give it when the container starts`,
    arg: (a: { name: string }) =>
      `what is passed for ${a.name} can be read from the image; use RUN --mount=type=secret`,
  },
  *check(model) {
    const chain = new Set(targetChain(model));
    for (const one of instructionsOf(model, 'env', 'arg')) {
      if (one.kind === 'label') continue;
      const stage = model.graph.stageOf(one);
      // ENV of a stage that is not shipped does not reach the image.
      if (one.kind === 'env' && stage && !chain.has(stage)) continue;
      for (const { key, value, range } of one.entries) {
        const name = key.value;
        if (!isLikelySecret(name)) continue;
        if (one.kind === 'env' && (!value || isHarmlessValue(value.value))) continue;
        if (
          one.kind === 'arg' &&
          value &&
          value.value !== '""' &&
          value.value !== "''" &&
          value.value !== '' &&
          isHarmlessValue(value.value)
        )
          continue;
        yield { messageId: one.kind, args: { name }, range };
      }
    }
  },
});
