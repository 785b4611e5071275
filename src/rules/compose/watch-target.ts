import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/watch-target',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A rule of `develop.watch` that copies files does not say where to.',
    why: 'Compose refuses the project: "target is required for non-rebuild actions".',
    bad: 'services:\n  web:\n    build: .\n    develop:\n      watch:\n        - path: ./src\n          action: sync',
    good: 'services:\n  web:\n    build: .\n    develop:\n      watch:\n        - path: ./src\n          action: sync\n          target: /app/src',
    refs: ['https://docs.docker.com/reference/compose-file/develop/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    missing: (a: { service: string; action: string }) =>
      `a watch of ${a.service} with action ${a.action} needs a target`,
  },
  *check(model) {
    yield* problemHits(model, ['conflict/watch-target'], (problem) => ({
      messageId: 'missing',
      args: { service: textArg(problem, 'service') ?? '', action: textArg(problem, 'action') ?? '' },
    }));
  },
});
