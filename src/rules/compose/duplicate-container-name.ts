import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/duplicate-container-name',
  aliases: [REFUSES, 'dclint:no-duplicate-container-names'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Two services have the same container name.',
    why: 'Compose refuses the project: "container name … is already in use by service …".',
    bad: 'services:\n  a:\n    image: nginx:1.29\n    container_name: web\n  b:\n    image: nginx:1.29\n    container_name: web',
    good: 'services:\n  a:\n    image: nginx:1.29\n    container_name: web-a\n  b:\n    image: nginx:1.29\n    container_name: web-b',
    refs: ['https://docs.docker.com/reference/compose-file/services/#container_name'],
  },
  messages: {
    ...RELATED_MESSAGES,
    duplicate: (a: { service: string; taken: string }) => `${a.service} has the container name of ${a.taken}`,
    other: (_: Record<never, never>) => 'the first one is here',
  },
  *check(model) {
    yield* problemHits(model, ['conflict/container-name'], (problem) => ({
      messageId: 'duplicate',
      args: { service: textArg(problem, 'service') ?? '', taken: textArg(problem, 'other') ?? '' },
    }));
  },
});
