import { judgedServices, placeOf } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/cpu-limit',
  aliases: ['kics:cpus_not_limited'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A service has no limit of processors, with `deploy.resources.limits` or the older key.',
    why: 'One busy service slows down all others on the machine. One finding a service; `compose/limits-missing` tells it once for the project.',
    bad: 'services:\n  web:\n    image: nginx:1.29',
    good: 'services:\n  web:\n    image: nginx:1.29\n    cpus: 1.5',
    refs: ['https://docs.docker.com/reference/compose-file/deploy/#cpus'],
  },
  messages: { unlimited: (a: { service: string }) => `${a.service} has no limit of processors` },
  *check(model) {
    for (const service of judgedServices(model)) {
      if (service.cpuLimit !== undefined) continue;
      yield { messageId: 'unlimited', args: { service: service.name }, ...placeOf(service) };
    }
  },
});
