import { defineRule } from '../define-rule.js';
import { at, createOnce, placeOfKey } from '../compose-shared/service-place.js';

export default defineRule({
  id: 'compose/new-privileges',
  aliases: ['kics:no_new_privileges_not_set'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: '`security_opt` of a service leaves out `no-new-privileges`, or turns it off.',
    why: 'A process can then gain rights through a setuid program in the image, also after it has become another user.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    security_opt:\n      - no-new-privileges:false',
    good: 'services:\n  web:\n    image: nginx:1.29\n    security_opt:\n      - no-new-privileges:true',
    refs: ['https://docs.docker.com/reference/cli/docker/container/run/#security-opt'],
  },
  messages: {
    absent: (a: { service: string }) => `${a.service} may gain new privileges`,
    off: (a: { service: string }) => `${a.service} is let gain new privileges`,
  },
  *check({ project }) {
    const once = createOnce();
    for (const service of project.services) {
      const node = at(service, 'security_opt');
      if (node?.kind !== 'list' || node.items.length === 0 || !once(node)) continue;
      // `no-new-privileges`, `…:true` and `…=true` all mean the same.
      if (service.securityOpt.some(({ value }) => /^no-new-privileges(?:[:=]true)?$/.test(value))) continue;
      if (service.securityOpt.length < node.items.length) continue;
      const off = service.securityOpt.some(({ value }) => value.startsWith('no-new-privileges'));
      yield { messageId: off ? 'off' : 'absent', args: { service: service.name }, ...placeOfKey(node) };
    }
  },
});
