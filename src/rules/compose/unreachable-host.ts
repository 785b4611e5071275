import { findHostUses } from '../compose-shared/references-hosts.js';
import { createHostFinder, isPlainHost } from '../compose-shared/references-reach.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/unreachable-host',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service is told to speak to another one that is on none of its networks.',
    why: 'Containers that share no network do not know each other\'s names: the connection fails with "Name or service not known".',
    bad: 'services:\n  web:\n    image: example/web:1.0\n    environment:\n      REDIS_URL: redis://cache:6379/0\n    networks: [front]\n  cache:\n    image: redis:8\n    networks: [back]\nnetworks:\n  front:\n  back:',
    good: 'services:\n  web:\n    image: example/web:1.0\n    environment:\n      REDIS_URL: redis://cache:6379/0\n    networks: [front, back]\n  cache:\n    image: redis:8\n    networks: [back]\nnetworks:\n  front:\n  back:',
    refs: ['https://docs.docker.com/compose/how-tos/networking/'],
  },
  messages: {
    apart: (a: { service: string; host: string; where: string; networks: string; others: string }) =>
      `${a.where} of ${a.service} names ${a.host}, which is on none of its networks (${a.networks} against ${a.others})`,
  },
  *check(model) {
    const findHost = createHostFinder(model.project);
    const seen = new Set<string>();
    for (const { service, host, file, range, where } of findHostUses(model)) {
      if (!isPlainHost(host)) continue;
      const reach = findHost(service, host);
      const place = `${file} ${range.start} ${service.name}`;
      if (reach.kind !== 'apart' || seen.has(place)) continue;
      seen.add(place);
      const list = (one: typeof service) => one.networks.map(({ key }) => key).join(', ');
      const args = {
        service: service.name,
        host,
        where,
        networks: list(service),
        others: list(reach.service),
      };
      yield { messageId: 'apart', args, file, range };
    }
  },
});
