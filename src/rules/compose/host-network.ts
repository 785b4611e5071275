import { defineRule } from '../define-rule.js';
import { findHostKeys, watchesHost } from '../compose-shared/service-namespaces.js';

export default defineRule({
  id: 'compose/host-network',
  aliases: ['kics:shared_host_network_namespace'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service uses the network of the host.',
    why: 'Everything that it listens on is open on every address of the machine, past `ports` and past the isolation of networks, and it reaches all that listens on localhost of the host.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    network_mode: host',
    good: 'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - "80:80"',
    refs: ['https://docs.docker.com/engine/network/drivers/host/'],
  },
  messages: {
    host: (a: { service: string }) => `${a.service} is on the network of the host, past every rule for ports`,
  },
  *check(model) {
    for (const { service, place } of findHostKeys(model, 'network_mode')) {
      yield {
        messageId: 'host',
        args: { service: service.name },
        ...place,
        severity: model.isDevelopment || watchesHost(service) ? 'info' : 'warning',
      };
    }
  },
});
