import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/duplicate-key',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A mapping has the same key twice, or two merge keys (`<<`).',
    why: 'Compose stops: "mapping key … already defined". Other readers silently take the last one, so the same file means two things.',
    bad: 'services:\n  web:\n    image: nginx:1.28\n    image: nginx:1.29',
    good: 'services:\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/'],
  },
  messages: {
    ...RELATED_MESSAGES,
    duplicate: (a: { key: string }) => `the key "${a.key}" is here for the second time`,
    merge: (_: Record<never, never>) => 'this mapping merges (<<) for the second time; Compose takes one',
    other: (_: Record<never, never>) => 'the first one is here',
  },
  advice: {
    merge: 'merge a list instead: <<: [*one, *two]',
  },
  *check(model) {
    yield* problemHits(model, ['yaml/duplicate-key'], (problem) => {
      const key = textArg(problem, 'key') ?? '';
      return key === '<<'
        ? { messageId: 'merge' as const, args: {} }
        : { messageId: 'duplicate' as const, args: { key } };
    });
  },
});
