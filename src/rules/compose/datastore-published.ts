import { bindToLoopback } from '../compose-shared/edits-ports.js';
import { createOnce, milder } from '../compose-shared/service-place.js';
import { innerService, reachOf } from '../compose-shared/service-ports.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/datastore-published',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A database, cache, search engine, model server or metrics store is published on every address of the host.',
    why: 'Docker writes its own firewall rules, past ufw and firewalld: the port is open to the internet wherever the machine is. Other services reach it by its name without publishing anything.',
    bad: 'services:\n  db:\n    image: postgres:17\n    ports:\n      - "5432:5432"',
    good: 'services:\n  db:\n    image: postgres:17\n    ports:\n      - "127.0.0.1:5432:5432"',
    refs: [
      'https://docs.docker.com/engine/network/packet-filtering-firewalls/',
      'https://github.com/moby/moby/issues/22054',
    ],
  },
  messages: {
    open: (a: { service: string; what: string }) =>
      `${a.what} in ${a.service} is open on every address of the host`,
  },
  advice: { open: 'remove the port, or publish it on 127.0.0.1' },
  *check(model) {
    const once = createOnce();
    for (const service of model.project.services) {
      for (const port of service.ports) {
        if (port.unknown || port.protocol !== 'tcp' || reachOf(port) !== 'everywhere') continue;
        const inner = innerService(model, service, port);
        if (inner === undefined || !once(port)) continue;
        const { title: what, image } = inner;
        // Metrics tell much, but lose nothing.
        const severity = image?.known.role === 'metrics' ? milder(model, 'warning') : milder(model, 'error');
        yield {
          messageId: 'open',
          args: { service: service.name, what },
          file: port.file,
          range: port.range,
          severity,
          fixes: bindToLoopback(model, service, port),
        };
      }
    }
  },
});
