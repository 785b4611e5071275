import { bindToLoopback } from '../compose-shared/edits-ports.js';
import { createOnce } from '../compose-shared/service-place.js';
import { reachOf } from '../compose-shared/service-ports.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/port-all-interfaces',
  aliases: ['dclint:no-unbound-port-interfaces', 'kics:container_traffic_not_bound_to_host_interface'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'unsafe',
  docs: {
    what: 'A port is published without an address, so on every address of the host.',
    why: 'Docker writes its own firewall rules, past ufw: what is meant for a proxy on the same machine is open to the internet. Right for the web server itself, and therefore off by default; `compose/datastore-published` covers what must never be open.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - "8080:80"',
    good: 'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - "127.0.0.1:8080:80"',
    refs: ['https://docs.docker.com/engine/network/packet-filtering-firewalls/'],
  },
  messages: {
    open: (a: { service: string }) => `${a.service} publishes a port on every address of the host`,
  },
  *check(model) {
    const once = createOnce();
    for (const service of model.project.services) {
      for (const port of service.ports) {
        if (port.hostIp !== undefined || reachOf(port) !== 'everywhere' || !once(port)) continue;
        const fixes = bindToLoopback(model, service, port);
        yield {
          messageId: 'open',
          args: { service: service.name },
          file: port.file,
          range: port.range,
          fixes,
        };
      }
    }
  },
});
