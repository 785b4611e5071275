import { Redis } from 'ioredis';
import pg from 'pg';
import type { Settings } from './settings.js';

const CHECK_TIMEOUT = 2000;

/** What the application stands on: PostgreSQL and Redis. */
export interface Dependencies {
  readonly database: pg.Pool;
  readonly cache: Redis;
  /** Asks each of them, at the same time; one that does not answer in time is down. */
  readonly check: () => Promise<Checks>;
  readonly close: () => Promise<void>;
}

export interface Checks {
  readonly database: boolean;
  readonly redis: boolean;
}

/** Opens pools that connect when they are first used: the application starts while the database does not. */
export function openDependencies(settings: Settings): Dependencies {
  // pg knows no driver in the scheme, as SQLAlchemy does.
  const connectionString = settings.DATABASE_URL.replace(/^(postgres(?:ql)?)\+\w+:/, '$1:');
  const database = new pg.Pool({
    connectionString,
    max: Math.max(1, settings.DB_POOL_SIZE + settings.DB_MAX_OVERFLOW),
    connectionTimeoutMillis: settings.DB_POOL_TIMEOUT * 1000,
  });
  // A connection that breaks while it is idle is replaced; the reason may hold a password.
  database.on('error', () => undefined);
  const cache = new Redis(settings.REDIS_URL, {
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    connectTimeout: CHECK_TIMEOUT,
  });
  cache.on('error', () => undefined);
  return {
    database,
    cache,
    check: async () => {
      const [isDatabaseUp, isRedisUp] = await Promise.all([
        answers(() => database.query('SELECT 1')),
        answers(() => cache.ping()),
      ]);
      return { database: isDatabaseUp, redis: isRedisUp };
    },
    close: async () => {
      cache.disconnect();
      await database.end();
    },
  };
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), CHECK_TIMEOUT);
  });
  try {
    const asked = ask().then(
      () => true,
      () => false,
    );
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
