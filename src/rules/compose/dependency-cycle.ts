import { defineRule } from '../define-rule.js';
import { listArg, problemHits, REFUSES, RELATED_MESSAGES, showChain } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/dependency-cycle',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Services wait for each other in a circle.',
    why: 'Compose refuses the project: "dependency cycle detected". None of them could start first.',
    bad: 'services:\n  a:\n    image: nginx:1.29\n    depends_on: [b]\n  b:\n    image: nginx:1.29\n    depends_on: [a]',
    good: 'services:\n  a:\n    image: nginx:1.29\n    depends_on: [b]\n  b:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/services/#depends_on'],
  },
  messages: {
    ...RELATED_MESSAGES,
    cycle: (a: { services: string }) => `services wait for each other: ${a.services}`,
    other: (_: Record<never, never>) => 'and this one waits too',
  },
  *check(model) {
    yield* problemHits(model, ['ref/cycle'], (problem) => ({
      messageId: 'cycle',
      args: { services: showChain(listArg(problem, 'services')) },
    }));
  },
});
