import { boolean, duration, integer, string, url } from '../../kinds/index.js';
import { defineCatalystGroup } from '../group.js';

export const DATABASE_SCHEMES = [
  'postgresql',
  'postgresql+asyncpg',
  'postgresql+psycopg2',
  'postgres',
  'sqlite',
  'sqlite+aiosqlite',
] as const;

const DATABASE_SERVICE = ['postgres', 'pg', 'db', 'database', 'timescale'];

/** PostgreSQL, or SQLite while developing. */
export const database = defineCatalystGroup('Database', {
  DATABASE_URL: url({
    doc: 'The database; percent-encode the password. The host is the Compose service when the stack runs in Compose.',
    secret: true,
    required: true,
    schemes: DATABASE_SCHEMES,
    example: 'postgresql://catalyst@postgres:5432/catalyst',
  }),
  TEST_DATABASE_URL: url({
    doc: 'Database of the tests, which they empty; never the same as DATABASE_URL.',
    secret: true,
    schemes: DATABASE_SCHEMES,
    default: 'sqlite:///./test_catalyst.db',
  }),
  DB_POOL_SIZE: integer({ doc: 'Connections that each worker keeps open.', default: '10', min: 0 }),
  DB_MAX_OVERFLOW: integer({
    doc: 'Further connections that each worker may open; workers * (pool + overflow) must fit into PostgreSQL.',
    default: '20',
    recommended: '10',
    min: -1,
  }),
  DB_POOL_TIMEOUT: duration({
    doc: 'Seconds to wait for a free connection.',
    default: '30',
    min: 0,
    plain: true,
  }),
  DB_POOL_RECYCLE: duration({
    doc: 'Seconds after which a connection is replaced; -1 for never.',
    default: '3600',
    min: -1,
    plain: true,
  }),
  POSTGRES_DB: string({
    doc: 'Database that the postgres service creates; the one in DATABASE_URL.',
    default: 'catalyst',
  }),
  POSTGRES_USER: string({
    doc: 'User that the postgres service creates; the one in DATABASE_URL.',
    default: 'catalyst',
  }),
  POSTGRES_PASSWORD: string({
    doc: 'Password of that user; the one in DATABASE_URL.',
    secret: true,
    requiredWithCompose: true,
    requiredWithService: DATABASE_SERVICE,
    generate: 'openssl rand -hex 24',
  }),
});

/** Redis and the cache in it. */
export const redis = defineCatalystGroup('Redis', {
  REDIS_URL: url({
    doc: 'Redis, with a database number from 0 to 15.',
    secret: true,
    schemes: ['redis', 'rediss', 'unix'],
    default: 'redis://localhost:6379/0',
    example: 'redis://redis:6379/0',
  }),
  REDIS_PASSWORD: string({
    doc: 'Password of Redis; the one in REDIS_URL.',
    secret: true,
    required: ['production'],
    generate: 'openssl rand -hex 24',
  }),
  REDIS_MAX_CONNECTIONS: integer({ doc: 'Connections to Redis.', default: '50', min: 1 }),
  CACHE_ENABLED: boolean({ doc: 'Cache in Redis.', default: 'true' }),
  CACHE_TTL: duration({ doc: 'Seconds that cached data is kept.', default: '3600', min: 0, plain: true }),
});
