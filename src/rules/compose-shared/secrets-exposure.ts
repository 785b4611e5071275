import type { ComposeModel } from '../../models/compose.js';
import { IMAGE_ROWS } from '../../data/images-rows.js';
import type { KnownImage } from '../../data/images.js';
import { createHostFinder } from './references-reach.js';
import { knownImageOf } from './images-service.js';
import type { WrittenSecret } from './secrets-values.js';
import { isReachable } from './service-exposure.js';

/** What nobody opens in a browser: reached by other services only, where no port is published. */
const INNER: ReadonlySet<string> = new Set(['database', 'cache', 'queue', 'search', 'vector']);

const isInner = ({ role }: Pick<KnownImage, 'role'>) => INNER.has(role);

/** Variables by which such a server is given its password, whatever its image is called. */
const SERVER_KEYS: ReadonlySet<string> = new Set(
  IMAGE_ROWS.filter(isInner).flatMap(({ passwords }) => [...passwords]),
);

/** By its name the copy that a client of a store has. */
const CLIENT_KEY =
  /(?:^|_)(?:DB|DATABASE|DATASOURCE|SQL|PG|POSTGRES\w*|MYSQL|MARIADB|MSSQL|MONGO\w*|REDIS|VALKEY|CACHE|BROKER|RABBITMQ|AMQP|CLICKHOUSE|NEO4J|ELASTIC\w*)/;

/**
 * Whether a secret, in all its places, opens nothing but stores of this project that only its own services reach:
 * knowing it is then of use to those who are inside already.
 */
export function opensInnerStoresOnly(model: ComposeModel, group: readonly WrittenSecret[]): boolean {
  const hasServer = group.some(({ own }) => own);
  return group.every((secret) => isInside(model, secret, hasServer));
}

function isInside(model: ComposeModel, secret: WrittenSecret, hasServer: boolean): boolean {
  const { service, key, own, where, value, variable, from } = secret;
  if (own) {
    const image = knownImageOf(model, service)?.known;
    return image !== undefined && isInner(image) && !isReachable(model, service);
  }
  if (where === 'url') {
    const behind = variable.value?.raw.slice(from + value.length + 1) ?? '';
    const host = /^[\w.-]+/.exec(behind)?.[0];
    if (host === undefined) return hasServer;
    const reach = createHostFinder(model.project)(service, host);
    return reach.kind === 'reached' && !isReachable(model, reach.service);
  }
  if (hasServer && (SERVER_KEYS.has(key) || CLIENT_KEY.test(key))) return true;
  return SERVER_KEYS.has(key) && service.build === undefined && !isReachable(model, service);
}
