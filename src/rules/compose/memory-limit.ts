import { judgedServices, placeOf } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/memory-limit',
  aliases: ['kics:memory_not_limited'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A service has no limit of memory, with `deploy.resources.limits` or the older key.',
    why: 'The first service with a leak takes the machine down, and the kernel picks what it ends. One finding a service; `compose/limits-missing` tells it once for the project.',
    bad: 'services:\n  web:\n    image: nginx:1.29',
    good: 'services:\n  web:\n    image: nginx:1.29\n    mem_limit: 512m',
    refs: ['https://docs.docker.com/reference/compose-file/deploy/#memory'],
  },
  messages: { unlimited: (a: { service: string }) => `${a.service} has no limit of memory` },
  *check(model) {
    for (const service of judgedServices(model)) {
      if (service.memoryLimit !== undefined) continue;
      yield { messageId: 'unlimited', args: { service: service.name }, ...placeOf(service) };
    }
  },
});
