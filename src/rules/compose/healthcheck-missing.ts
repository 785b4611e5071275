import { storesOf } from '../compose-shared/images-service.js';
import { healthOf } from '../compose-shared/service-health.js';
import {
  createOnce,
  neededNames,
  createOneShotTest,
  judgedServices,
  placeOf,
  placeOfKey,
  placeOfValue,
} from '../compose-shared/service-place.js';
import { sourceMount } from '../compose-shared/service-source.js';
import { type Waiting, waitingForStart } from '../compose-shared/service-waits.js';
import { getAt } from '../../syntax/compose/tree.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/healthcheck-missing',
  aliases: ['kics:healthcheck_not_set'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service that runs on has no health check: not in the project, not in its Dockerfile, not in its image; or it is switched off.',
    why: 'A process that hangs counts as running. Nothing waits for it to be ready, and nothing tells that it no longer is.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    restart: always\n    ports: ["80:80"]',
    good: 'services:\n  web:\n    image: nginx:1.29\n    restart: always\n    ports: ["80:80"]\n    healthcheck:\n      test: ["CMD", "curl", "-f", "http://localhost/"]',
    refs: ['https://docs.docker.com/reference/compose-file/services/#healthcheck'],
  },
  messages: {
    absent: (a: { service: string }) => `${a.service} has no health check`,
    awaited: (a: { service: string; by: string }) =>
      `${a.service} has no health check, so ${a.by} cannot wait until it is ready`,
    waits: (a: { by: string }) => `${a.by} starts after it here`,
    off: (a: { service: string }) => `the health check of ${a.service} is switched off`,
  },
  advice: { awaited: (a) => `give it one, and let ${a.by} depend on it with condition: service_healthy` },
  *check(model) {
    const isOneShot = createOneShotTest(model);
    const needed = neededNames(model);
    const once = createOnce();
    const stores = new Set([...storesOf(model)].map(({ service }) => service.name));
    const waiting = groupByStore(waitingForStart(model));
    for (const service of judgedServices(model)) {
      const { name, healthcheck } = service;
      const runsOn = /^(?:always|unless-stopped)$/.test(service.restart?.value ?? '');
      const counts = service.ports.length > 0 || stores.has(name) || needed.has(name);
      // What watches the source for a developer, and serves nobody, is looked at by its developer.
      // In development only what is set up to run on is worth a word. Asked first: health may take reading a Dockerfile.
      const matters = counts ? runsOn || !model.isDevelopment : runsOn && sourceMount(service) === undefined;
      if (!matters) continue;
      const health = healthOf(model, service);
      if (health === 'disabled' && healthcheck !== undefined) {
        const node = getAt(healthcheck.node, 'disable') ?? getAt(healthcheck.node, 'test') ?? healthcheck;
        if (once(node))
          yield {
            messageId: 'off',
            args: { service: name },
            ...(node.keyRange ? placeOfKey(node) : placeOfValue(node)),
          };
        continue;
      }
      // Of a build whose Dockerfile is not here nothing says that there is one.
      const absent =
        health === 'none' ||
        (health === 'unknown' && service.build !== undefined && healthcheck === undefined);
      if (!absent || isOneShot(service)) continue;
      const [first, ...others] = health === 'none' && stores.has(name) ? (waiting.get(name) ?? []) : [];
      if (first === undefined) {
        yield { messageId: 'absent', args: { service: name }, ...placeOf(service) };
        continue;
      }
      yield {
        messageId: 'awaited',
        args: { service: name, by: first.service.name },
        ...placeOf(service),
        related: [first, ...others].slice(0, 5).map((one) => ({
          file: one.dependency.file,
          range: one.dependency.range,
          messageId: 'waits',
          args: { by: one.service.name },
        })),
      };
    }
  },
});

function groupByStore(all: Iterable<Waiting>): ReadonlyMap<string, readonly Waiting[]> {
  const found = new Map<string, Waiting[]>();
  for (const one of all) {
    const same = found.get(one.dependency.service);
    if (same === undefined) found.set(one.dependency.service, [one]);
    else same.push(one);
  }
  return found;
}
