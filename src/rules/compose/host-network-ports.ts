import { getEntry } from '../../syntax/compose/tree.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/host-network-ports',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service that uses the network of the host publishes ports.',
    why: 'Compose discards them: "Published ports are discarded when using host network mode". The program listens on its own port, on every interface.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    network_mode: host\n    ports: ["8080:80"]',
    good: 'services:\n  web:\n    image: nginx:1.29\n    ports: ["8080:80"]',
    refs: ['https://docs.docker.com/reference/compose-file/services/#network_mode'],
  },
  messages: {
    discarded: (a: { service: string }) =>
      `${a.service} uses the network of the host, so its ports are discarded`,
  },
  *check({ project }) {
    for (const { name, networkMode, ports, node } of project.services) {
      if (networkMode?.value !== 'host' || ports.length === 0) continue;
      const entry = getEntry(node, 'ports');
      if (entry)
        yield { messageId: 'discarded', args: { service: name }, file: entry.file, range: entry.keyRange };
    }
  },
});
