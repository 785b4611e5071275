import type { ComposeModel } from '../../models/compose.js';
import type { ComposeService, Origin } from '../../syntax/compose/types.js';
import type { ServiceImage } from './images-service.js';
import { placeOf, placeOfValue } from './service-place.js';
import { commandWords, hasHiddenVariables, variableOf } from './service-words.js';

/** How a store lets everyone in, and where the project says so. */
export interface OpenDoor {
  readonly how: 'nothing' | 'trust' | 'off';
  readonly key: string;
  readonly place: Pick<Origin, 'file' | 'range'>;
}

/** Variables that turn a store's passwords off, with the values that do. */
const SWITCHES: readonly (readonly [string, RegExp])[] = [
  ['POSTGRES_HOST_AUTH_METHOD', /^trust$/i],
  ['MYSQL_ALLOW_EMPTY_PASSWORD', /^(?!no$|false$|0$|$).+/i],
  ['MARIADB_ALLOW_EMPTY_ROOT_PASSWORD', /^(?!no$|false$|0$|$).+/i],
  ['ALLOW_EMPTY_PASSWORD', /^(?:yes|true|1)$/i],
  ['xpack.security.enabled', /^false$/i],
  ['plugins.security.disabled', /^true$/i],
  ['DISABLE_SECURITY_PLUGIN', /^true$/i],
  ['AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED', /^true$/i],
  ['NEO4J_AUTH', /^none$/i],
];

/** Finds out how a store lets everyone in; undefined where it does not, or that cannot be told. */
export function findOpenDoor(
  model: ComposeModel,
  service: ComposeService,
  image: ServiceImage,
): OpenDoor | undefined {
  for (const [key, pattern] of SWITCHES) {
    const variable = variableOf(service, key);
    const value = variable?.value?.value;
    if (variable && value !== undefined && pattern.test(value)) {
      return {
        how: key === 'POSTGRES_HOST_AUTH_METHOD' ? 'trust' : 'off',
        key,
        place: { file: variable.file, range: variable.nameRange },
      };
    }
  }
  const [name] = image.known.names;
  if (name === 'redis' || name === 'valkey/valkey') return findOpenRedis(model, service);
  if (hasHiddenVariables(service)) return undefined;
  if (name === 'mongo') return findOpenMongo(service);
  if (
    name === 'qdrant/qdrant' &&
    !variableOf(service, 'QDRANT__SERVICE__API_KEY') &&
    !hasMountedConfig(service)
  ) {
    return { how: 'nothing', key: 'QDRANT__SERVICE__API_KEY', place: placeOf(service) };
  }
  return undefined;
}

/** Redis: by `--requirepass`, an ACL, or the configuration that is mounted. */
function findOpenRedis(model: ComposeModel, service: ComposeService): OpenDoor | undefined {
  const { words, known } = commandWords(service);
  if (!known || words.some((word) => /requirepass|aclfile|--user\b|masterauth|protected-mode/i.test(word)))
    return undefined;
  // A script of one's own, or arguments from a variable, may set anything.
  if (
    variableOf(service, 'REDIS_ARGS', 'REDIS_PASSWORD', 'REDIS_EXTRA_FLAGS', 'VALKEY_EXTRA_FLAGS') ||
    words.some((word) => /\.sh$|\$/.test(word))
  )
    return undefined;
  const configs = service.volumes.filter(({ target }) =>
    /\.conf$|\/etc\/(?:redis|valkey)|\/usr\/local\/etc/.test(target ?? ''),
  );
  for (const mount of configs) {
    if (mount.hostPath === undefined) return undefined;
    const kind = model.pathKind(mount.hostPath);
    const path = kind === 'directory' ? `${mount.hostPath}/redis.conf` : mount.hostPath;
    const text = model.readMounted(path);
    if (text === undefined || /^[ \t]*(?:requirepass|user|aclfile|include)[ \t]/m.test(text))
      return undefined;
  }
  if (service.configs.length > 0 || service.secrets.length > 0) return undefined;
  const named = words.find((word) => /\.conf$/.test(word));
  if (named !== undefined && configs.length === 0 && service.build !== undefined) return undefined;
  const place = service.command === undefined ? placeOf(service) : placeOfValue(service.command);
  return { how: 'nothing', key: '--requirepass', place };
}

function findOpenMongo(service: ComposeService): OpenDoor | undefined {
  const { words, known } = commandWords(service);
  if (!known || words.some((word) => /^--(?:auth|keyFile|config)|^-f$|\.sh$|\.conf$/.test(word)))
    return undefined;
  const names = [
    'MONGO_INITDB_ROOT_USERNAME',
    'MONGO_INITDB_ROOT_USERNAME_FILE',
    'MONGODB_INITDB_ROOT_USERNAME',
  ];
  if (variableOf(service, ...names) || hasMountedConfig(service)) return undefined;
  return { how: 'nothing', key: 'MONGO_INITDB_ROOT_USERNAME', place: placeOf(service) };
}

function hasMountedConfig(service: ComposeService): boolean {
  return (
    service.volumes.some(({ target }) => /\.(?:conf|ya?ml|json)$|\/config$/.test(target ?? '')) ||
    service.configs.length > 0
  );
}
