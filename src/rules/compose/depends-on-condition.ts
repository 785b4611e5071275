import { waitUntilHealthy } from '../compose-shared/edits-depends.js';
import { knownImageOf } from '../compose-shared/images-service.js';
import { healthOf } from '../compose-shared/service-health.js';
import { createOnce, milder } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

/** What takes its time to start, and refuses connections until then. */
const SLOW = new Set(['database', 'cache', 'queue', 'search', 'vector', 'storage']);

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
    unchecked: (a: { service: string; store: string }) =>
      `${a.service} cannot wait until ${a.store} is ready: that has no health check`,
  },
  advice: {
    unchecked: (a) => `give ${a.store} a health check, and depend on it with condition: service_healthy`,
  },
  *check(model) {
    const once = createOnce();
    const services = new Map(model.project.services.map((service) => [service.name, service]));
    const slow = new Set(
      [...services.values()]
        .filter((service) => SLOW.has(knownImageOf(model, service)?.known.role ?? ''))
        .map(({ name }) => name),
    );
    // Only these are asked: what a built service has is in its Dockerfile, which is then read.
    const healthy = new Set(
      [...slow].filter((name) => /^(?:compose|image)$/.test(healthOf(model, services.get(name)!))),
    );
    const reported = new Set<string>();
    for (const service of services.values()) {
      // A tool for administrators shows an error, and works a moment later.
      if (/^(?:admin|dashboard)$/.test(knownImageOf(model, service)?.known.role ?? '')) continue;
      for (const dependency of service.dependencies) {
        const store = services.get(dependency.service);
        if (
          dependency.via !== 'depends_on' ||
          dependency.condition !== 'service_started' ||
          !store ||
          !slow.has(store.name)
        )
          continue;
        if (!once(dependency)) continue;
        const args = { service: service.name, store: store.name };
        const place = { file: dependency.file, range: dependency.range };
        if (healthy.has(store.name)) {
          const fixes = waitUntilHealthy(model, service, dependency, healthy);
          yield { messageId: 'started', args, ...place, severity: milder(model, 'warning'), fixes };
        } else if (healthOf(model, store) === 'none' && !model.isDevelopment && !reported.has(store.name)) {
          reported.add(store.name);
          yield { messageId: 'unchecked', args, ...place, severity: 'info' };
        }
      }
    }
  },
});
