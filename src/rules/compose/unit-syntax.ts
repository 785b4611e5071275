import { defineRule } from '../define-rule.js';
import { pathOf, problemHits, REFUSES, RELATED_MESSAGES } from '../compose-shared/problems.js';

export default defineRule({
  id: 'compose/unit-syntax',
  aliases: [REFUSES],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A duration or a size that Compose cannot read, most often for want of a unit.',
    why: 'Compose refuses the project: "time: missing unit in duration", "invalid size".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    healthcheck:\n      test: ["CMD", "true"]\n      interval: "30"',
    good: 'services:\n  web:\n    image: nginx:1.29\n    healthcheck:\n      test: ["CMD", "true"]\n      interval: 30s',
    refs: ['https://docs.docker.com/reference/compose-file/extension/#specifying-durations'],
  },
  messages: {
    ...RELATED_MESSAGES,
    duration: (a: { where: string }) => `${a.where} is no duration: a number needs its unit`,
    bytes: (a: { where: string }) => `${a.where} is no size`,
  },
  advice: {
    duration: 'write 30s, 1m30s, 500ms',
    bytes: 'write 512m, 1g',
  },
  *check(model) {
    yield* problemHits(model, ['value/duration', 'value/bytes'], (problem) => ({
      messageId: problem.code === 'value/bytes' ? ('bytes' as const) : ('duration' as const),
      args: { where: pathOf(problem) },
    }));
  },
});
