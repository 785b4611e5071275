import { appliesTo } from '../../data/images.js';
import { storesOf } from '../compose-shared/images-service.js';
import { createOneShotTest, isWhole, milder, placeOf } from '../compose-shared/service-place.js';
import { commandWords, variableOf } from '../compose-shared/service-words.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/data-volume-missing',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A database, queue, search engine or vector store has no volume for its data.',
    why: 'The data lies in the container, or in a volume without a name that belongs to it: after `docker compose down` the next container starts empty.',
    bad: 'services:\n  db:\n    image: postgres:17',
    good: 'services:\n  db:\n    image: postgres:17\n    volumes:\n      - db-data:/var/lib/postgresql/data\nvolumes:\n  db-data:',
    refs: ['https://docs.docker.com/engine/storage/volumes/'],
  },
  messages: {
    none: (a: { service: string; image: string; path: string }) =>
      `the data of ${a.image} in ${a.service} is gone with its container`,
  },
  advice: { none: (a) => `mount a named volume on ${a.path}` },
  *check(model) {
    const isOneShot = createOneShotTest(model);
    for (const { service, image } of storesOf(model)) {
      const { known, version } = image;
      const paths = known.data.filter((row) => appliesTo(row, version));
      const [first] = paths;
      if (!known.keeps || first === undefined || service.node.incomplete || !isWhole(model)) continue;
      // A volume anywhere, even at the wrong place, shows that it was thought of: see compose/data-path.
      const mounted = service.volumes.some(
        ({ type, target, unknown }) =>
          unknown || type === 'volume' || (type === 'bind' && isDataLike(target)),
      );
      if (mounted || service.volumes.some(({ type }) => type === 'tmpfs') || hasTmpfs(service.node)) continue;
      if (service.dependencies.some(({ via }) => via === 'volumes_from')) continue;
      const { words } = commandWords(service);
      if (
        words.some((word) => /in-?memory|fsync=off|--storageEngine=?(?:ephemeral|inMemory)/i.test(word)) ||
        variableOf(service, 'PGDATA')
      )
        continue;
      if (isOneShot(service) || /(?:^|[-_])(?:test|tests|e2e|ci|tmp)(?:[-_]|$)/i.test(service.name)) continue;
      const severity = milder(model, known.role === 'queue' ? 'warning' : 'error');
      yield {
        messageId: 'none',
        args: { service: service.name, image: known.title, path: first.path },
        ...placeOf(service),
        severity,
      };
    }
  },
});

function isDataLike(target: string | undefined): boolean {
  return target !== undefined && !/\.[a-z]{2,5}$|docker-entrypoint|\/etc\/|\/conf|init/.test(target);
}

function hasTmpfs(node: { readonly entries: ReadonlyMap<string, unknown> }): boolean {
  return node.entries.has('tmpfs');
}
