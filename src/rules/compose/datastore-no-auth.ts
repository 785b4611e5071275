import { storesOf } from '../compose-shared/images-service.js';
import { findOpenDoor } from '../compose-shared/service-auth.js';
import { createOnce, milder } from '../compose-shared/service-place.js';
import { publishesEverywhere } from '../compose-shared/service-ports.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/datastore-no-auth',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A store answers everyone who reaches it: Redis without a password in command and mounted configuration, MongoDB without a root user, PostgreSQL that trusts, security switched off.',
    why: 'One service that can be made to send a request is enough to read or wipe it. Where its port is published as well, everyone can; without that it is one line of defence less, and reported as information.',
    bad: 'services:\n  cache:\n    image: redis:8\n    ports:\n      - "6379:6379"',
    good: 'services:\n  cache:\n    image: redis:8\n    command: ["redis-server", "--requirepass", "${REDIS_PASSWORD:?}"]',
    refs: [
      'https://redis.io/docs/latest/operate/oss_and_stack/management/security/',
      'https://hub.docker.com/_/postgres',
    ],
  },
  messages: {
    nothing: (a: { service: string; image: string; key: string }) =>
      `${a.image} in ${a.service} asks nobody for a password`,
    trust: (a: { service: string; image: string; key: string }) =>
      `${a.image} in ${a.service} lets everyone in as any user: ${a.key} is trust`,
    off: (a: { service: string; image: string; key: string }) =>
      `${a.image} in ${a.service} has its passwords switched off by ${a.key}`,
  },
  advice: { nothing: (a) => `set ${a.key}` },
  *check(model) {
    const once = createOnce();
    for (const { service, image } of storesOf(model)) {
      if (service.node.incomplete) continue;
      const door = findOpenDoor(model, service, image);
      if (door === undefined || !once(door.place)) continue;
      const args = { service: service.name, image: image.known.title, key: door.key };
      const open =
        publishesEverywhere(service, image.known.ports) !== undefined ||
        service.networkMode?.value === 'host';
      const severity = open
        ? milder(model, 'error')
        : milder(model, door.how === 'nothing' ? 'info' : 'warning');
      yield { messageId: door.how, args, ...door.place, severity, subject: `${service.name} ${door.key}` };
    }
  },
});
