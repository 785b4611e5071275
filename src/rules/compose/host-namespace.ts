import { defineRule } from '../define-rule.js';
import { findHostKeys } from '../compose-shared/service-namespaces.js';

const WHAT: Readonly<Record<string, string>> = {
  uts: 'the host name of the host',
  cgroup: 'the cgroups of the host',
};

export default defineRule({
  id: 'compose/host-namespace',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service shares the host name or the cgroups of the host.',
    why: 'It can rename the machine, or read and change the limits of what runs beside it.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    uts: host',
    good: 'services:\n  web:\n    image: nginx:1.29\n    hostname: web',
    refs: ['https://docs.docker.com/reference/compose-file/services/#uts'],
  },
  messages: { shared: (a: { service: string; what: string }) => `${a.service} shares ${a.what}` },
  *check(model) {
    for (const { service, key, place } of findHostKeys(model, 'uts', 'cgroup')) {
      yield { messageId: 'shared', args: { service: service.name, what: WHAT[key]! }, ...place };
    }
  },
});
