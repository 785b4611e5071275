import { findHostUses } from '../compose-shared/references-hosts.js';
import { judgePort } from '../compose-shared/references-ports.js';
import { createHostFinder, isPlainHost } from '../compose-shared/references-reach.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/wrong-port',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service is told to speak to another one at a port on which that one does not listen.',
    why: 'Between containers the port of the container counts, not the one that is published on the host: the connection is refused.',
    bad: 'services:\n  web:\n    image: example/web:1.0\n    environment:\n      DATABASE_URL: postgresql://app@db:5433/app\n  db:\n    image: postgres:17\n    ports: ["127.0.0.1:5433:5432"]',
    good: 'services:\n  web:\n    image: example/web:1.0\n    environment:\n      DATABASE_URL: postgresql://app@db:5432/app\n  db:\n    image: postgres:17\n    ports: ["127.0.0.1:5433:5432"]',
    refs: ['https://docs.docker.com/compose/how-tos/networking/'],
  },
  messages: {
    published: (a: { service: string; host: string; port: number; expected: number; where: string }) =>
      `${a.where} of ${a.service} names port ${a.port} of ${a.host}: that is the port on the host; containers use ${a.expected}`,
    other: (a: { service: string; host: string; port: number; expected: number; where: string }) =>
      `${a.where} of ${a.service} names port ${a.port} of ${a.host}, whose image listens on ${a.expected}`,
  },
  *check(model) {
    const findHost = createHostFinder(model.project);
    const seen = new Set<string>();
    for (const { service, host, port, file, range, where, isBackend } of findHostUses(model)) {
      if (!isPlainHost(host) || port === undefined) continue;
      const reach = findHost(service, host);
      const place = `${file} ${range.start}`;
      if (reach.kind !== 'reached' || reach.service === service || seen.has(place)) continue;
      const verdict = judgePort(reach.service, port);
      if (verdict.kind === 'fine') continue;
      seen.add(place);
      const args = { service: service.name, host, port, expected: verdict.port, where };
      // A web server in a container may listen on more ports than those that it publishes.
      const severity = isBackend || verdict.kind === 'published' ? undefined : ('warning' as const);
      yield { messageId: verdict.kind, args, file, range, ...(severity && { severity }) };
    }
  },
});
