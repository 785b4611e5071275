import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';
import { secretKindOf } from '../dockerfile-shared/secret-files.js';
import { targetChain } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/copy-secret-file',
  aliases: ['DS-0031'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A file that by its name holds secrets is copied into the image: .env, a private key, credentials.',
    why: 'Whoever can pull the image can read it, and removing it in a later layer does not take it out. Pass it when the container starts, or as a secret mount while building.',
    bad: 'FROM python:3.13-slim\nCOPY .env /srv/.env',
    good: 'FROM python:3.13-slim\nRUN --mount=type=secret,id=env,target=/srv/.env ./build.sh',
    refs: ['https://docs.docker.com/build/building/secrets/'],
  },
  messages: {
    copied: (a: { file: string; kind: string }) =>
      `${a.file} is copied in: ${a.kind === 'credentials' ? 'these are' : `this is ${a.kind === 'private key' ? 'a' : 'an'}`} ${a.kind}, and whoever pulls the image has it`,
  },
  *check(model) {
    const chain = new Set(targetChain(model));
    for (const one of instructionsOf(model, 'copy', 'add')) {
      if (one.from) continue;
      const stage = model.graph.stageOf(one);
      for (const { literal, range } of one.sources) {
        const kind = literal === undefined ? undefined : secretKindOf(literal.replace(/(?<!\/)\/+$/, ''));
        if (!literal || !kind) continue;
        // A stage that is not shipped keeps it in the build cache only.
        // A name such as app.env may be one of defaults.
        const isShipped = (stage === undefined || chain.has(stage)) && !/[^/]\.env$/i.test(literal);
        yield {
          messageId: 'copied',
          args: { file: literal, kind },
          range,
          ...(isShipped ? {} : { severity: 'warning' as const }),
        };
      }
    }
  },
});
