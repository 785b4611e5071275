import { findHostUses } from '../compose-shared/references-hosts.js';
import { listensOn } from '../compose-shared/references-ports.js';
import { createHostFinder } from '../compose-shared/references-reach.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/loopback-host',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service is told to find a database or queue at localhost, and another service of the project is that database.',
    why: 'Inside a container localhost is the container itself: the connection is refused.',
    bad: 'services:\n  web:\n    image: example/web:1.0\n    environment:\n      REDIS_URL: redis://localhost:6379/0\n  cache:\n    image: redis:8',
    good: 'services:\n  web:\n    image: example/web:1.0\n    environment:\n      REDIS_URL: redis://cache:6379/0\n  cache:\n    image: redis:8',
    refs: ['https://docs.docker.com/compose/how-tos/networking/'],
  },
  messages: {
    loopback: (a: { service: string; where: string; port: number; meant: string }) =>
      `${a.where} of ${a.service} names localhost, which is its own container; port ${a.port} is that of ${a.meant}`,
  },
  *check(model) {
    const { services } = model.project;
    const findHost = createHostFinder(model.project);
    const seen = new Set<string>();
    for (const { service, host, port, file, range, where, isBackend } of findHostUses(model)) {
      if (!isBackend || port === undefined || !/^(?:localhost|127\.0\.0\.1)$/i.test(host)) continue;
      // On the network of the host, or of another container, localhost is more than this container.
      if (service.networkMode !== undefined || listensOn(service, port)) continue;
      const meant = services.find(
        (other) =>
          other !== service && listensOn(other, port) && findHost(service, other.name).kind === 'reached',
      );
      const isShared = services.some(({ networkMode }) => networkMode?.value === `service:${service.name}`);
      const place = `${file} ${range.start}`;
      if (!meant || isShared || seen.has(place)) continue;
      seen.add(place);
      yield {
        messageId: 'loopback',
        args: { service: service.name, where, port, meant: meant.name },
        file,
        range,
      };
    }
  },
});
