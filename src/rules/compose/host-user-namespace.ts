import { defineRule } from '../define-rule.js';
import { findHostKeys } from '../compose-shared/service-namespaces.js';

export default defineRule({
  id: 'compose/host-user-namespace',
  aliases: ['kics:shared_host_user_namespace'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service shares the user ids of the host.',
    why: 'Root in the container is root on the host, although the daemon was set up to keep them apart.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    userns_mode: host',
    good: 'services:\n  web:\n    image: nginx:1.29',
    refs: ['https://docs.docker.com/reference/compose-file/services/#userns_mode'],
  },
  messages: { shared: (a: { service: string }) => `${a.service} shares the user ids of the host` },
  *check(model) {
    for (const { service, place } of findHostKeys(model, 'userns_mode')) {
      yield { messageId: 'shared', args: { service: service.name }, ...place };
    }
  },
});
