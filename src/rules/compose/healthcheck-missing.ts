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
    off: (a: { service: string }) => `the health check of ${a.service} is switched off`,
  },
  *check(model) {
    const isOneShot = createOneShotTest(model);
    const needed = neededNames(model);
    const once = createOnce();
    const stores = new Set([...storesOf(model)].map(({ service }) => service.name));
    for (const service of judgedServices(model)) {
      const { name, healthcheck } = service;
      const runsOn = /^(?:always|unless-stopped)$/.test(service.restart?.value ?? '');
      const counts = service.ports.length > 0 || stores.has(name) || needed.has(name);
      // In development only what is set up to run on is worth a word. Asked first: health may take reading a Dockerfile.
      const matters = runsOn || (counts && !model.isDevelopment);
      if (!matters && healthcheck === undefined) continue;
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
      if (!absent || !matters || isOneShot(service)) continue;
      yield { messageId: 'absent', args: { service: name }, ...placeOf(service) };
    }
  },
});
