import { POSTGRES, row } from './contract-row.js';

const PRODUCTION = 'ENVIRONMENT=production\n';
const SERVICES = ['backend', 'postgres', 'redis'];
const stack = { services: SERVICES };

/** Rows for every message of the problems around the server, security and the database. */
export const CROSS_ROWS = [
  row('debug-in-production', 'debug', `${PRODUCTION}DEBUG=yes`, '2:7-2:10', { name: 'DEBUG' }),
  row(
    'debug-in-production',
    'reload',
    'ENVIRONMENT=staging\nRELOAD=1',
    '2:8-2:9',
    { name: 'RELOAD' },
    { severity: 'warning' },
  ),
  row('debug-log-level', 'debug', `${PRODUCTION}LOG_LEVEL=DEBUG`, '2:11-2:16', { name: 'LOG_LEVEL' }),
  row(
    'unreachable-bind-address',
    'loopback',
    'API_HOST=127.0.0.1',
    '1:10-1:19',
    { name: 'API_HOST', host: '127.0.0.1' },
    stack,
  ),
  row(
    'worker-timeout-too-short',
    'belowRequestTimeout',
    'WORKER_TIMEOUT=45\nREQUEST_TIMEOUT=60',
    '1:16-1:18',
    { name: 'WORKER_TIMEOUT', seconds: 45, other: 'REQUEST_TIMEOUT', otherSeconds: 60 },
    { related: ['2:17-2:19'] },
  ),
  row('worker-timeout-too-short', 'notAboveModelTimeout', 'AI_REQUEST_TIMEOUT=120', '1:20-1:23', {
    name: 'WORKER_TIMEOUT',
    seconds: 120,
    other: 'AI_REQUEST_TIMEOUT',
    otherSeconds: 120,
  }),
  row('jwt-algorithm-none', 'none', 'JWT_ALGORITHM=none', '1:15-1:19', {
    name: 'JWT_ALGORITHM',
    choices: ['HS256', 'HS384', 'HS512', 'RS256', 'ES256'],
  }),
  row('long-lived-token', 'aboveMax', 'JWT_ACCESS_TOKEN_EXPIRE_MINUTES=10080', '1:33-1:38', {
    name: 'JWT_ACCESS_TOKEN_EXPIRE_MINUTES',
    max: 1440,
  }),
  row('invalid-origin', 'trailingSlash', 'ALLOWED_ORIGINS=https://a.test,https://b.test/', '1:32-1:47', {
    name: 'ALLOWED_ORIGINS',
    position: 2,
  }),
  row('invalid-origin', 'path', 'ALLOWED_ORIGINS=https://a.test/app', '1:17-1:35', {
    name: 'ALLOWED_ORIGINS',
    position: 1,
  }),
  row('invalid-origin', 'noScheme', 'ALLOWED_ORIGINS=a.test', '1:17-1:23', {
    name: 'ALLOWED_ORIGINS',
    position: 1,
  }),
  row('invalid-origin', 'unreadable', 'ALLOWED_ORIGINS=https://a.test:99999', '1:17-1:37', {
    name: 'ALLOWED_ORIGINS',
    position: 1,
  }),
  row(
    'cors-wildcard-with-credentials',
    'wildcard',
    'ALLOWED_ORIGINS=*\nALLOW_CREDENTIALS=true',
    '1:17-1:18',
    { name: 'ALLOWED_ORIGINS', other: 'ALLOW_CREDENTIALS' },
    { related: ['2:19-2:23'] },
  ),
  row(
    'localhost-origin',
    'localhost',
    `${PRODUCTION}ALLOWED_ORIGINS=https://a.test,http://localhost:3000`,
    '2:32-2:53',
    { name: 'ALLOWED_ORIGINS', position: 2 },
  ),
  row('wildcard-host', 'wildcard', `${PRODUCTION}ALLOWED_HOSTS=*`, '2:15-2:16', { name: 'ALLOWED_HOSTS' }),
  row('sqlite-in-production', 'sqlite', `${PRODUCTION}DATABASE_URL=sqlite:///./a.db`, '2:14-2:30', {
    name: 'DATABASE_URL',
  }),
  row('postgres-scheme', 'postgres', 'DATABASE_URL="postgres://catalyst@db/x"', '1:15-1:23', {
    name: 'DATABASE_URL',
    instead: 'postgresql',
  }),
  row(
    'test-database-is-database',
    'same',
    `${POSTGRES}\nTEST_${POSTGRES}`,
    '2:19-2:63',
    { name: 'TEST_DATABASE_URL', other: 'DATABASE_URL' },
    { related: ['1:14-1:58'] },
  ),
  row(
    'pool-exceeds-database',
    'exceeds',
    `${POSTGRES}\nWORKER_PROCESSES=4\nDB_POOL_SIZE=10\nDB_MAX_OVERFLOW=20`,
    '2:1-2:17',
    { workers: 4, size: 10, overflow: 20, total: 120, limit: 97 },
    { related: ['3:14-3:16', '4:17-4:19'] },
  ),
  row('pool-exceeds-database', 'unlimited', `${POSTGRES}\nDB_POOL_SIZE=0`, '2:1-2:13', {
    name: 'DB_POOL_SIZE',
    limit: 97,
  }),
  row(
    'postgres-disagrees',
    'database',
    `${POSTGRES}\nPOSTGRES_DB=other`,
    '2:13-2:18',
    { name: 'POSTGRES_DB', other: 'DATABASE_URL' },
    { related: ['1:14-1:58'] },
  ),
  row(
    'postgres-disagrees',
    'user',
    `${POSTGRES}\nPOSTGRES_USER=other`,
    '2:15-2:20',
    { name: 'POSTGRES_USER', other: 'DATABASE_URL' },
    { related: ['1:14-1:58'] },
  ),
  row(
    'postgres-disagrees',
    'password',
    'DATABASE_URL=postgresql://catalyst:made-up-1@db/catalyst\nPOSTGRES_PASSWORD=made-up-2',
    '2:19-2:28',
    { name: 'POSTGRES_PASSWORD', other: 'DATABASE_URL' },
    { related: ['1:14-1:57'] },
  ),
  row(
    'postgres-disagrees',
    'noPassword',
    `${POSTGRES}\nPOSTGRES_PASSWORD=made-up-2`,
    '2:19-2:28',
    { name: 'POSTGRES_PASSWORD', other: 'DATABASE_URL' },
    { related: ['1:14-1:58'] },
  ),
  row(
    'host-not-a-service',
    'loopback',
    'REDIS_URL=redis://localhost:6379/0',
    '1:19-1:28',
    { name: 'REDIS_URL', services: SERVICES },
    stack,
  ),
  row(
    'host-not-a-service',
    'unknown',
    'REDIS_URL=redis://cache:6379/0',
    '1:19-1:24',
    { name: 'REDIS_URL', services: SERVICES },
    stack,
  ),
  row(
    'host-not-a-service',
    'near',
    'DATABASE_URL=postgresql://catalyst@postgre/catalyst',
    '1:36-1:43',
    { name: 'DATABASE_URL', services: SERVICES, nearest: 'postgres' },
    stack,
  ),
];
