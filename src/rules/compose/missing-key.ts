import { defineRule } from '../define-rule.js';
import { pathOf, problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/missing-key',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A key is missing that the specification requires at this place.',
    why: 'Compose refuses the file: "missing property …", "is missing a target port", "is missing a mount target".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - published: 8080',
    good: 'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - published: 8080\n        target: 80',
    refs: ['https://docs.docker.com/reference/compose-file/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    missing: (a: { where: string; key: string }) => `${a.where} lacks "${a.key}"`,
  },
  *check(model) {
    yield* problemHits(model, ['shape/missing-key'], (problem) => ({
      messageId: 'missing',
      args: { where: pathOf(problem), key: textArg(problem, 'key') ?? '' },
    }));
  },
});
