import { isNull } from '../../syntax/compose/tree.js';
import { defineRule } from '../define-rule.js';
import { at, judgedServices, placeOf } from '../compose-shared/service-place.js';

export default defineRule({
  id: 'compose/security-opt',
  aliases: ['kics:security_opt_not_set'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A service has no `security_opt`.',
    why: 'Without `no-new-privileges` a process can gain rights through a setuid program in the image.',
    bad: 'services:\n  web:\n    image: nginx:1.29',
    good: 'services:\n  web:\n    image: nginx:1.29\n    security_opt:\n      - no-new-privileges:true',
    refs: ['https://docs.docker.com/reference/compose-file/services/#security_opt'],
  },
  messages: { absent: (a: { service: string }) => `${a.service} has no security_opt` },
  *check(model) {
    for (const service of judgedServices(model)) {
      if (!isNull(at(service, 'security_opt'))) continue;
      yield { messageId: 'absent', args: { service: service.name }, ...placeOf(service) };
    }
  },
});
