import { defineRule } from '../define-rule.js';
import { parentOf, problemHits, REFUSES, RELATED_MESSAGES } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/duplicate-item',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A list that must not repeat itself has the same item twice.',
    why: 'Compose refuses the file: "items at 0 and 1 are equal".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    group_add: [video, video]',
    good: 'services:\n  web:\n    image: nginx:1.29\n    group_add: [video]',
    refs: ['https://docs.docker.com/reference/compose-file/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    duplicate: (a: { where: string }) => `${a.where} has this item twice`,
    other: (_: Record<never, never>) => 'the first one is here',
  },
  *check(model) {
    yield* problemHits(model, ['shape/duplicate-item'], (problem) => ({
      messageId: 'duplicate',
      args: { where: parentOf(problem) },
    }));
  },
});
