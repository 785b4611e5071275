import { knownImageOf, storesOf } from '../compose-shared/images-service.js';
import { placeOf } from '../compose-shared/service-place.js';
import { publishesEverywhere } from '../compose-shared/service-ports.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/datastore-network',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A web server or proxy that the internet reaches shares a network with a database or cache that it has nothing to ask.',
    why: 'Whoever breaks into the server at the front talks to the data at once. Two networks keep them apart: front for the proxy and the application, back for the application and the data.',
    bad: 'services:\n  proxy:\n    image: nginx:1.29\n    ports: ["80:80"]\n  api:\n    image: example/api:1.0\n  db:\n    image: postgres:17',
    good: 'services:\n  proxy:\n    image: nginx:1.29\n    ports: ["80:80"]\n    networks: [front]\n  api:\n    image: example/api:1.0\n    networks: [front, back]\n  db:\n    image: postgres:17\n    networks: [back]\nnetworks:\n  front:\n  back:\n    internal: true',
    refs: ['https://docs.docker.com/compose/how-tos/networking/#specify-custom-networks'],
  },
  messages: {
    together: (a: { proxy: string; stores: readonly string[] }) =>
      `${a.proxy} shares a network with ${a.stores.join(', ')}`,
  },
  advice: { together: 'a network of its own for the data, with internal: true' },
  applies: (model) => !model.isDevelopment,
  *check(model) {
    const stores = [...storesOf(model)].filter(({ image }) => image.known.role !== 'storage');
    for (const service of model.project.services) {
      if (knownImageOf(model, service)?.known.role !== 'proxy' || !publishesEverywhere(service)) continue;
      const names = service.networks.map(({ key }) => key);
      const together = stores.filter(({ service: store }) =>
        store.networks.some(({ key }) => names.includes(key)),
      );
      const needed = new Set(service.dependencies.map((dependency) => dependency.service));
      const found = together.map(({ service: store }) => store.name).filter((name) => !needed.has(name));
      // With nothing between the two there is nothing to keep apart.
      if (found.length === 0 || model.project.services.length < 3) continue;
      yield {
        messageId: 'together',
        args: { proxy: service.name, stores: found },
        ...placeOf(service),
        subject: service.name,
      };
      return;
    }
  },
});
