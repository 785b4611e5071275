import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/reservation-over-limit',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service reserves more memory than its limit allows.',
    why: 'Docker refuses to make the container: "Minimum memory limit can not be less than memory reservation limit".',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    mem_limit: 256m\n    mem_reservation: 512m',
    good: 'services:\n  web:\n    image: nginx:1.29\n    mem_limit: 512m\n    mem_reservation: 256m',
    refs: ['https://docs.docker.com/reference/compose-file/deploy/#resources'],
  },
  messages: {
    over: (a: { service: string }) => `${a.service} reserves more memory than it may use`,
    limit: (_: Record<never, never>) => 'the limit is here',
  },
  *check({ project }) {
    for (const { name, memoryLimit: limit, memoryReservation: reserved } of project.services) {
      if (!limit?.value || !reserved?.value || reserved.value <= limit.value) continue;
      const related = [{ file: limit.file, range: limit.range, messageId: 'limit', args: {} }];
      yield {
        messageId: 'over',
        args: { service: name },
        file: reserved.file,
        range: reserved.range,
        related,
      };
    }
  },
});
