import { defineRule } from '../define-rule.js';
import { problemHits, REFUSES, RELATED_MESSAGES, textArg } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/duplicate-mount',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Two mounts of a service have the same target.',
    why: 'Compose refuses the project: "target … already mounted as …". One of the two would hide the other.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    tmpfs: /data\n    volumes:\n      - ./a:/data',
    good: 'services:\n  web:\n    image: nginx:1.29\n    tmpfs: /tmp\n    volumes:\n      - ./a:/data',
    refs: ['https://docs.docker.com/reference/compose-file/services/#volumes'],
  },
  messages: {
    ...RELATED_MESSAGES,
    duplicate: (a: { service: string }) => `${a.service} mounts two things at this place`,
    other: (_: Record<never, never>) => 'the first one is here',
  },
  *check(model) {
    yield* problemHits(model, ['value/duplicate-target'], (problem) => ({
      messageId: 'duplicate',
      args: { service: textArg(problem, 'service') ?? '' },
    }));
  },
});
