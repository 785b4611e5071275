import { healthOf } from '../compose-shared/service-health.js';
import { createOnce, placeOf } from '../compose-shared/service-place.js';
import { getAt } from '../../syntax/compose/tree.js';
import { at } from '../compose-shared/service-place.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/healthy-without-check',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service waits for `service_healthy` of another that has no health check: not in the project, not in its Dockerfile, not in its image.',
    why: 'Compose stops with "has no healthcheck configured", and the service never starts.',
    bad: 'services:\n  api:\n    image: example/api:1.0\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: postgres:17',
    good: 'services:\n  api:\n    image: example/api:1.0\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: postgres:17\n    healthcheck:\n      test: ["CMD", "pg_isready"]',
    refs: ['https://docs.docker.com/compose/how-tos/startup-order/'],
  },
  messages: {
    none: (a: { service: string; other: string }) =>
      `${a.service} waits until ${a.other} is healthy, and that has no health check`,
    off: (a: { service: string; other: string }) =>
      `${a.service} waits until ${a.other} is healthy, and its health check is switched off`,
    unknown: (a: { service: string; other: string }) =>
      `${a.service} waits until ${a.other} is healthy; whether its image has a health check is not known`,
    other: (_: Record<never, never>) => 'the service without a health check',
  },
  *check(model) {
    const once = createOnce();
    const services = new Map(model.project.services.map((service) => [service.name, service]));
    for (const service of services.values()) {
      for (const dependency of service.dependencies) {
        const other = services.get(dependency.service);
        if (dependency.condition !== 'service_healthy' || other === undefined) continue;
        const node = getAt(at(service, 'depends_on'), dependency.service, 'condition') ?? dependency;
        const health = healthOf(model, other);
        if (health === 'compose' || health === 'image' || !once(node)) continue;
        const args = { service: service.name, other: other.name };
        const related = [{ ...placeOf(other), messageId: 'other', args: {} }];
        const hit = { args, file: node.file, range: node.range, related };
        if (health === 'disabled') yield { messageId: 'off', ...hit };
        else if (health === 'none') yield { messageId: 'none', ...hit };
        else if (other.image?.value !== undefined || other.build)
          yield { messageId: 'unknown', ...hit, severity: 'info', outcome: 'unknown' };
      }
    }
  },
});
