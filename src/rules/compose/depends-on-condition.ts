import { waitUntilHealthy } from '../compose-shared/edits-depends.js';
import { isStore, knownImageOf } from '../compose-shared/images-service.js';
import { healthOf } from '../compose-shared/service-health.js';
import { waitingForStart } from '../compose-shared/service-waits.js';
import { createOnce, milder } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/depends-on-condition',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A service depends on a store, but does not wait until it is healthy.',
    why: 'Compose starts the service as soon as the process of the store exists. On the first start, with a database to set up, that is seconds too early: the service crashes or answers errors.',
    bad: 'services:\n  api:\n    image: example/api:1.0\n    depends_on:\n      - db\n  db:\n    image: postgres:17\n    healthcheck:\n      test: ["CMD", "pg_isready"]',
    good: 'services:\n  api:\n    image: example/api:1.0\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: postgres:17\n    healthcheck:\n      test: ["CMD", "pg_isready"]',
    refs: ['https://docs.docker.com/compose/how-tos/startup-order/'],
  },
  messages: {
    started: (a: { service: string; store: string }) =>
      `${a.service} does not wait until ${a.store} is healthy, though that has a health check`,
  },
  *check(model) {
    const once = createOnce();
    // Only stores are asked: what a built service has is in its Dockerfile, which is then read.
    const healthy = new Set(
      model.project.services.flatMap((service) => {
        const image = knownImageOf(model, service)?.known;
        const isSlow = image !== undefined && isStore(image);
        return isSlow && /^(?:compose|image)$/.test(healthOf(model, service)) ? [service.name] : [];
      }),
    );
    for (const { service, dependency } of waitingForStart(model)) {
      // That a store has no health check at all is what compose/healthcheck-missing says.
      if (!healthy.has(dependency.service) || !once(dependency)) continue;
      yield {
        messageId: 'started',
        args: { service: service.name, store: dependency.service },
        file: dependency.file,
        range: dependency.range,
        severity: milder(model, 'warning'),
        fixes: waitUntilHealthy(model, service, dependency, healthy),
      };
    }
  },
});
