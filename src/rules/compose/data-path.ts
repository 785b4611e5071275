import { appliesTo, type DataPath, type KnownImage } from '../../data/images.js';
import type { ComposeVolumeMount } from '../../syntax/compose/types.js';
import { knownImageOf } from '../compose-shared/images-service.js';
import { createOnce } from '../compose-shared/service-place.js';
import { commandWords, hasHiddenVariables, variableOf } from '../compose-shared/service-words.js';
import { defineRule } from '../define-rule.js';

/** Variables and options that put the data elsewhere. */
const MOVES = [
  'PGDATA',
  'PERSISTENCE_DATA_PATH',
  'GF_PATHS_DATA',
  'OLLAMA_MODELS',
  'QDRANT__STORAGE__STORAGE_PATH',
  'MEILI_DB_PATH',
  'PERSIST_DIRECTORY',
  'path.data',
  'CHROMA_PERSIST_PATH',
];
const MOVING_OPTION =
  /^--(?:datadir|dbpath|storage\.tsdb\.path|path\.data|data-path|data-dir|dir|path|config\.file|config)(?:=|$)|^-D$|\.conf$/;

export default defineRule({
  id: 'compose/data-path',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A volume is mounted where the image, in this version, does not keep its data: `/var/lib/postgresql/data` with PostgreSQL 18 and later, `/var/lib/postgresql` before, any other folder beside the right one.',
    why: 'The volume stays empty and the data is gone with the container; PostgreSQL 18 refuses to start.',
    bad: 'services:\n  db:\n    image: postgres:18\n    volumes:\n      - db-data:/var/lib/postgresql/data\nvolumes:\n  db-data:',
    good: 'services:\n  db:\n    image: postgres:18\n    volumes:\n      - db-data:/var/lib/postgresql\nvolumes:\n  db-data:',
    refs: ['https://github.com/docker-library/postgres/pull/1259', 'https://hub.docker.com/_/postgres'],
  },
  messages: {
    otherVersion: (a: { service: string; image: string; path: string; right: string }) =>
      `${a.image} in ${a.service} keeps its data in ${a.right} in this version, not in ${a.path}`,
    newest: (a: { service: string; image: string; path: string; right: string }) =>
      `${a.image} without a version is the newest, and that keeps its data in ${a.right}, not in ${a.path}`,
    elsewhere: (a: { service: string; image: string; right: string }) =>
      `${a.image} in ${a.service} keeps its data in ${a.right}, not where the volume is mounted`,
  },
  *check(model) {
    const once = createOnce();
    for (const service of model.project.services) {
      const image = knownImageOf(model, service);
      if (
        !image ||
        image.known.data.length === 0 ||
        service.volumes.length === 0 ||
        hasHiddenVariables(service)
      )
        continue;
      if (service.image?.text.assumed) continue;
      const { known, version } = image;
      if (
        variableOf(service, ...MOVES) ||
        commandWords(service).words.some((word) => MOVING_OPTION.test(word))
      )
        continue;
      const right = known.data.filter((row) => appliesTo(row, version));
      const [first] = right;
      if (
        first === undefined ||
        service.volumes.some((mount) => mount.target === undefined || covers(mount, right, known))
      )
        continue;
      const args = { service: service.name, image: known.title, right: first.path };
      const old = service.volumes.find((mount) => known.data.some(({ path }) => path === targetOf(mount)));
      if (old && once(old)) {
        const messageId = version === undefined ? ('newest' as const) : ('otherVersion' as const);
        yield {
          messageId,
          args: { ...args, path: targetOf(old)! },
          file: old.file,
          range: old.range,
          severity: model.isDevelopment ? 'warning' : 'error',
        };
        continue;
      }
      const named = service.volumes.filter(({ type }) => type === 'volume');
      const [only] = named;
      if (only === undefined || named.length > 1 || !known.keeps || !isData(only.target)) continue;
      if (once(only)) yield { messageId: 'elsewhere', args, file: only.file, range: only.range };
    }
  },
});

/** Whether a mount holds the data: at the folder, below it, or above. PostgreSQL before 18 has a volume of its own below. */
function covers(mount: ComposeVolumeMount, right: readonly DataPath[], known: KnownImage): boolean {
  const target = targetOf(mount);
  const isOtherVersions =
    known.data.some(({ path }) => path === target) && !right.some(({ path }) => path === target);
  if (isOtherVersions || target === undefined) return false;
  return right.some(
    ({ path }) => target === path || target.startsWith(`${path}/`) || path.startsWith(`${target}/`),
  );
}

/** Where a mount is, without the slash that may end it. */
function targetOf({ target }: ComposeVolumeMount): string | undefined {
  return target?.replace(/(?<=[^/])\/{1,8}$/, '');
}

function isData(target: string | undefined): boolean {
  return (
    target !== undefined &&
    !/backup|log|conf|etc|init|plugin|extension|cert|ssl|socket|\/run|\/tmp|import|wal|snapshot|cache|share|scripts?|archive/i.test(
      target,
    )
  );
}
