import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/limits-conflict',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A limit is given twice, in the old place and under `deploy.resources`, and the two differ.',
    why: 'Compose refuses the project: "can\'t set distinct values on …". A `limits` without the key counts as 0, and differs too.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    cpus: 1\n    deploy:\n      resources:\n        limits:\n          memory: 512m',
    good: 'services:\n  web:\n    image: nginx:1.29\n    deploy:\n      resources:\n        limits:\n          cpus: "1"\n          memory: 512m',
    refs: ['https://docs.docker.com/reference/compose-file/deploy/#resources'],
  },
  messages: {
    ...RELATED_MESSAGES,
    differ: (a: { service: string; key: string; second: string }) =>
      `${a.key} and ${a.second} of ${a.service} differ`,
    other: (_: Record<never, never>) => 'the second place is here',
  },
  advice: {
    differ: 'keep all limits in one of the two places',
  },
  *check(model) {
    yield* problemHits(model, ['conflict/limits'], (problem) => ({
      messageId: 'differ',
      args: {
        service: textArg(problem, 'service') ?? '',
        key: textArg(problem, 'key') ?? '',
        second: textArg(problem, 'other') ?? '',
      },
    }));
  },
});
