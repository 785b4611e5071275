import { defineRule } from '../define-rule.js';
import { findHostKeys, watchesHost } from '../compose-shared/service-namespaces.js';

export default defineRule({
  id: 'compose/host-pid',
  aliases: ['kics:host_namespace_is_shared'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service shares the processes of the host.',
    why: 'It sees every process of the host with its environment, secrets included, and can stop or trace it.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    pid: host',
    good: 'services:\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/services/#pid'],
  },
  messages: { shared: (a: { service: string }) => `${a.service} shares the processes of the host` },
  *check(model) {
    for (const { service, place } of findHostKeys(model, 'pid')) {
      const severity = watchesHost(service) ? ('info' as const) : ('warning' as const);
      yield { messageId: 'shared', args: { service: service.name }, ...place, severity };
    }
  },
});
