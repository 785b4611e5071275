import { createOnce, judgedServices, placeOf } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/pids-limit',
  aliases: ['kics:pids_limit_not_set'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A service has no limit of processes, or -1, which is none.',
    why: 'A program that forks without end takes every process of the machine, and nobody can log in to stop it.',
    bad: 'services:\n  web:\n    image: nginx:1.29',
    good: 'services:\n  web:\n    image: nginx:1.29\n    pids_limit: 200',
    refs: ['https://docs.docker.com/reference/compose-file/services/#pids_limit'],
  },
  messages: {
    unlimited: (a: { service: string }) => `${a.service} has no limit of processes`,
    none: (a: { service: string }) => `-1 is no limit of processes for ${a.service}`,
  },
  *check(model) {
    const once = createOnce();
    for (const service of judgedServices(model)) {
      const limit = service.pidsLimit;
      const args = { service: service.name };
      if (limit === undefined) yield { messageId: 'unlimited', args, ...placeOf(service) };
      else if (limit.value !== undefined && limit.value <= 0 && once(limit))
        yield { messageId: 'none', args, file: limit.file, range: limit.range };
    }
  },
});
