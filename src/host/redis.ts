import { Redis } from 'ioredis';
import type { RedisAnswer, RedisTarget, ServiceFailure, ServiceResult } from '../smoke/types.js';
import { bounded, classifyConnection, orSilent } from './service-failures.js';

/**
 * Asks Redis: PING, and INFO where the user may. Reads only; never throws.
 * @param timeoutMs for everything together
 */
export async function askRedis(target: RedisTarget, timeoutMs: number): Promise<ServiceResult<RedisAnswer>> {
  const client = new Redis({
    ...(target.socket === undefined ? { host: target.host, port: target.port } : { path: target.socket }),
    ...(target.user ? { username: target.user } : {}),
    ...(target.password ? { password: target.password } : {}),
    ...(target.tls ? { tls: {} } : {}),
    lazyConnect: true,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    enableReadyCheck: false,
    connectionName: 'catalyst-smoke',
  });
  let failure: unknown;
  client.on('error', (error) => {
    failure ??= error;
  });
  let isConnected = false;
  client.on('connect', () => {
    isConnected = true;
  });
  const started = performance.now();
  try {
    const value = await bounded(timeoutMs, async () => {
      await client.connect();
      await client.ping();
      // Not left to the client: it says nothing when the server refuses.
      if (target.database > 0) await client.select(target.database);
      const info = await client.info().catch(() => undefined);
      return readInfo(info, target.password === '');
    });
    return { ok: true, value, latencyMs: Math.round(performance.now() - started) };
  } catch (error) {
    const own = classify(error);
    const cause = own === 'other' || own === 'reset' ? classify(failure ?? error) : own;
    return { ok: false, failure: orSilent(cause, isConnected) };
  } finally {
    client.disconnect();
  }
}

function readInfo(info: string | undefined, isOpen: boolean): RedisAnswer {
  if (info === undefined)
    return { version: '', isOpen, memory: undefined, persistence: undefined, role: undefined };
  const fields = new Map(
    info.split(/\r?\n/).flatMap((line): [string, string][] => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 1)]] : [];
    }),
  );
  return {
    version: fields.get('redis_version') ?? '',
    isOpen,
    memory: fields.has('maxmemory')
      ? { limit: Number(fields.get('maxmemory')), policy: fields.get('maxmemory_policy') ?? '' }
      : undefined,
    persistence: fields.has('aof_enabled')
      ? { aof: fields.get('aof_enabled') === '1', lastSaveOk: fields.get('rdb_last_bgsave_status') === 'ok' }
      : undefined,
    role: fields.get('role'),
  };
}

/** Redis names the kind of an error in its first word. https://redis.io/docs/latest/develop/reference/protocol-spec/ */
function classify(error: unknown): ServiceFailure {
  const { message = '' } = (error ?? {}) as { message?: string };
  if (/^(?:WRONGPASS|NOAUTH)|invalid (?:username-)?password|without any password configured/i.test(message))
    return 'wrong-password';
  if (/^NOPERM/.test(message)) return 'no-permission';
  if (/DB index|invalid DB/i.test(message)) return 'no-database';
  if (/max number of clients/i.test(message)) return 'too-many-connections';
  if (/^LOADING/.test(message)) return 'starting';
  if (/Protocol error|RESP type/i.test(message)) return 'not-this-protocol';
  return classifyConnection(error);
}
