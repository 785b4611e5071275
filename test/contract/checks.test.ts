import { describe, expect, it } from 'vitest';
import { catalystContract } from '../../src/contract/catalyst/index.js';
import type { ContractInput, ContractProblem, Environment } from '../../src/contract/types.js';
import { validateContract } from '../../src/contract/validate.js';

type Values = Readonly<Record<string, string>>;
interface Case {
  readonly environment?: Environment;
  readonly services?: readonly string[];
}

function find(code: string, values: Values, options: Case = {}): readonly ContractProblem[] {
  const input: ContractInput = {
    values,
    environment: options.environment ?? 'production',
    ...(options.services && { compose: { services: options.services } }),
  };
  return validateContract(catalystContract, input).filter((problem) => problem.code === code);
}

const brief = ({ messageId, variable, severity }: ContractProblem) => `${severity} ${variable} ${messageId}`;

type Row = readonly [code: string, values: Values, options: Case, expected: readonly string[]];

const PG = 'postgresql://catalyst:made-up@db:5432/catalyst';
const dev = { environment: 'development' } as const;
const staging = { environment: 'staging' } as const;
const compose = { services: ['backend', 'db', 'redis', 'prometheus'] };
const mail = { SMTP_HOST: 'mail', SMTP_USERNAME: 'u', SMTP_PASSWORD: 'made-up', FROM_EMAIL: 'a@example.com' };

const ROWS: readonly Row[] = [
  ['debug-in-production', { DEBUG: 'true', RELOAD: '1' }, {}, ['error DEBUG debug', 'error RELOAD reload']],
  ['debug-in-production', { DEBUG: 'true' }, staging, ['warning DEBUG debug']],
  ['debug-in-production', { DEBUG: 'true' }, dev, []],
  ['debug-in-production', { DEBUG: 'false' }, {}, []],
  ['debug-log-level', { LOG_LEVEL: 'DEBUG' }, {}, ['warning LOG_LEVEL debug']],
  ['debug-log-level', { LOG_LEVEL: 'DEBUG' }, dev, []],
  ['debug-log-level', { LOG_LEVEL: 'INFO' }, {}, []],
  ['unreachable-bind-address', { API_HOST: '127.0.0.1' }, compose, ['error API_HOST loopback']],
  ['unreachable-bind-address', { API_HOST: '127.0.0.1' }, {}, []],
  ['unreachable-bind-address', { API_HOST: '0.0.0.0' }, compose, []],
  [
    'worker-timeout-too-short',
    { WORKER_TIMEOUT: '30' },
    {},
    ['error WORKER_TIMEOUT belowRequestTimeout', 'error WORKER_TIMEOUT notAboveModelTimeout'],
  ],
  ['worker-timeout-too-short', { REQUEST_TIMEOUT: '121' }, {}, ['error REQUEST_TIMEOUT belowRequestTimeout']],
  ['worker-timeout-too-short', { REQUEST_TIMEOUT: '120', AI_REQUEST_TIMEOUT: '119' }, {}, []],
  [
    'worker-timeout-too-short',
    { AI_REQUEST_TIMEOUT: '120' },
    {},
    ['error AI_REQUEST_TIMEOUT notAboveModelTimeout'],
  ],
  ['worker-timeout-too-short', {}, {}, []],
  [
    'long-lived-token',
    { JWT_ACCESS_TOKEN_EXPIRE_MINUTES: '1441' },
    {},
    ['warning JWT_ACCESS_TOKEN_EXPIRE_MINUTES aboveMax'],
  ],
  ['long-lived-token', { JWT_ACCESS_TOKEN_EXPIRE_MINUTES: '1440' }, {}, []],
  ['jwt-algorithm-none', { JWT_ALGORITHM: 'none' }, dev, ['error JWT_ALGORITHM none']],
  ['jwt-algorithm-none', { JWT_ALGORITHM: 'HS999' }, dev, []],
  ['cors-wildcard-with-credentials', { ALLOWED_ORIGINS: '*' }, dev, ['error ALLOWED_ORIGINS wildcard']],
  ['cors-wildcard-with-credentials', { ALLOWED_ORIGINS: '["*"]', ALLOW_CREDENTIALS: 'no' }, dev, []],
  [
    'localhost-origin',
    { ALLOWED_ORIGINS: 'https://a.example, http://localhost:3000' },
    {},
    ['warning ALLOWED_ORIGINS localhost'],
  ],
  ['localhost-origin', { ALLOWED_ORIGINS: 'http://localhost:3000' }, dev, []],
  ['invalid-origin', { ALLOWED_ORIGINS: 'https://a.example/' }, dev, ['error ALLOWED_ORIGINS trailingSlash']],
  ['invalid-origin', { ALLOWED_ORIGINS: 'https://a.example/app' }, dev, ['error ALLOWED_ORIGINS path']],
  ['invalid-origin', { ALLOWED_ORIGINS: 'a.example' }, dev, ['error ALLOWED_ORIGINS noScheme']],
  ['invalid-origin', { ALLOWED_ORIGINS: 'https://:80' }, dev, ['error ALLOWED_ORIGINS unreadable']],
  ['invalid-origin', { ALLOWED_ORIGINS: 'https://a.example:8443,https://b.example,null' }, dev, []],
  ['wildcard-host', { ALLOWED_HOSTS: 'a.example,*' }, {}, ['warning ALLOWED_HOSTS wildcard']],
  ['wildcard-host', { ALLOWED_HOSTS: '*' }, dev, []],
  ['wildcard-host', { ALLOWED_HOSTS: '*.example.com' }, {}, []],
  ['sqlite-in-production', { DATABASE_URL: 'sqlite:///x.db' }, {}, ['error DATABASE_URL sqlite']],
  [
    'sqlite-in-production',
    { DATABASE_URL: 'sqlite+aiosqlite:///x.db' },
    staging,
    ['warning DATABASE_URL sqlite'],
  ],
  ['sqlite-in-production', { DATABASE_URL: 'sqlite:///x.db' }, dev, []],
  ['sqlite-in-production', { DATABASE_URL: PG }, {}, []],
  ['postgres-scheme', { DATABASE_URL: 'postgres://u:p@db/x' }, dev, ['error DATABASE_URL postgres']],
  ['postgres-scheme', { DATABASE_URL: PG }, dev, []],
  [
    'unencoded-password',
    { DATABASE_URL: 'postgresql://u:made@up@db/x' },
    dev,
    ['error DATABASE_URL password'],
  ],
  ['unencoded-password', { DATABASE_URL: 'postgresql://u:made%40up@db/x' }, dev, []],
  [
    'test-database-is-database',
    { DATABASE_URL: PG, TEST_DATABASE_URL: PG },
    dev,
    ['error TEST_DATABASE_URL same'],
  ],
  [
    'test-database-is-database',
    { DATABASE_URL: PG, TEST_DATABASE_URL: 'postgresql+asyncpg://other:made-up@DB/catalyst' },
    dev,
    ['error TEST_DATABASE_URL same'],
  ],
  [
    'test-database-is-database',
    { DATABASE_URL: 'sqlite:///./test_catalyst.db' },
    dev,
    ['error DATABASE_URL same'],
  ],
  ['test-database-is-database', { DATABASE_URL: PG, TEST_DATABASE_URL: `${PG}_test` }, dev, []],
  ['pool-exceeds-database', { DATABASE_URL: PG }, {}, ['warning DATABASE_URL exceeds']],
  ['pool-exceeds-database', { DATABASE_URL: PG, WORKER_PROCESSES: '3' }, {}, []],
  [
    'pool-exceeds-database',
    { DATABASE_URL: PG, DB_MAX_OVERFLOW: '-1' },
    {},
    ['warning DB_MAX_OVERFLOW unlimited'],
  ],
  ['pool-exceeds-database', { DATABASE_URL: 'sqlite:///x.db' }, dev, []],
  [
    'postgres-disagrees',
    { DATABASE_URL: PG, POSTGRES_DB: 'a', POSTGRES_USER: 'b', POSTGRES_PASSWORD: 'made-up-2' },
    dev,
    ['error POSTGRES_DB database', 'error POSTGRES_USER user', 'error POSTGRES_PASSWORD password'],
  ],
  [
    'postgres-disagrees',
    { DATABASE_URL: PG, POSTGRES_DB: 'catalyst', POSTGRES_PASSWORD: 'made-up' },
    dev,
    [],
  ],
  ['postgres-disagrees', { DATABASE_URL: 'postgresql://u:a%40b@db/x', POSTGRES_PASSWORD: 'a@b' }, dev, []],
  [
    'postgres-disagrees',
    { DATABASE_URL: 'postgresql://u@db/x', POSTGRES_PASSWORD: 'made-up' },
    dev,
    ['error POSTGRES_PASSWORD noPassword'],
  ],
  ['postgres-disagrees', { DATABASE_URL: 'postgresql://u:p@db.example.com/x', POSTGRES_DB: 'a' }, dev, []],
  [
    'host-not-a-service',
    { DATABASE_URL: 'postgresql://u:p@localhost/x' },
    compose,
    ['error DATABASE_URL loopback'],
  ],
  ['host-not-a-service', { DATABASE_URL: 'postgresql://u:p@localhost/x' }, {}, []],
  ['host-not-a-service', { REDIS_URL: 'redis://rediss:6379/0' }, compose, ['error REDIS_URL near']],
  [
    'host-not-a-service',
    { DATABASE_URL: 'postgresql://u:p@postgres/x' },
    compose,
    ['error DATABASE_URL unknown'],
  ],
  ['host-not-a-service', { DATABASE_URL: PG }, compose, []],
  ['host-not-a-service', { DATABASE_URL: 'postgresql://u:p@db.example.com/x' }, compose, []],
  ['host-not-a-service', { DATABASE_URL: 'postgresql://u:p@host.docker.internal/x' }, compose, []],
  ['redis-database-number', { REDIS_URL: 'redis://r/16' }, dev, ['error REDIS_URL outside']],
  ['redis-database-number', { REDIS_URL: 'redis://r/cache' }, dev, ['error REDIS_URL notNumber']],
  ['redis-database-number', { REDIS_URL: 'redis://r/15' }, dev, []],
  ['redis-database-number', { REDIS_URL: 'redis://r' }, dev, []],
  [
    'redis-password-disagrees',
    { REDIS_URL: 'redis://r/0', REDIS_PASSWORD: 'made-up' },
    dev,
    ['error REDIS_URL missingInUrl'],
  ],
  ['redis-password-disagrees', { REDIS_PASSWORD: 'made-up' }, dev, ['error REDIS_PASSWORD missingInUrl']],
  [
    'redis-password-disagrees',
    { REDIS_URL: 'redis://:other@r/0', REDIS_PASSWORD: 'made-up' },
    dev,
    ['error REDIS_URL differs'],
  ],
  ['redis-password-disagrees', { REDIS_URL: 'redis://:made-up@r/0', REDIS_PASSWORD: 'made-up' }, dev, []],
  [
    'pinecone-incomplete',
    { VECTOR_DB_TYPE: 'pinecone', PINECONE_API_KEY: 'made-up' },
    dev,
    ['error VECTOR_DB_TYPE missing'],
  ],
  [
    'pinecone-incomplete',
    { VECTOR_DB_TYPE: 'pinecone', PINECONE_API_KEY: 'made-up', PINECONE_ENVIRONMENT: 'x' },
    dev,
    [],
  ],
  ['pinecone-incomplete', {}, dev, []],
  ['chunk-overlap-too-large', { VECTOR_CHUNK_SIZE: '200' }, dev, ['error VECTOR_CHUNK_SIZE overlap']],
  ['chunk-overlap-too-large', { VECTOR_CHUNK_OVERLAP: '999' }, dev, []],
  ['rate-limit-disabled', { RATE_LIMIT_ENABLED: 'off' }, {}, ['warning RATE_LIMIT_ENABLED disabled']],
  ['rate-limit-disabled', { RATE_LIMIT_ENABLED: 'off' }, dev, []],
  ['rate-limit-disabled', {}, {}, []],
  ['metrics-port-conflict', { METRICS_PORT: '8000' }, dev, ['error METRICS_PORT same']],
  ['metrics-port-conflict', { API_PORT: '9090' }, dev, ['error API_PORT same']],
  ['metrics-port-conflict', { METRICS_PORT: '8000', METRICS_ENABLED: 'false' }, dev, []],
  ['metrics-port-of-prometheus', { METRICS_PORT: '9090' }, compose, ['info METRICS_PORT prometheus']],
  ['metrics-port-of-prometheus', { METRICS_PORT: '9090' }, {}, []],
  [
    'grafana-default-password',
    { GRAFANA_ADMIN_PASSWORD: 'admin' },
    {},
    ['error GRAFANA_ADMIN_PASSWORD admin'],
  ],
  ['grafana-default-password', { GRAFANA_ADMIN_PASSWORD: 'made-up' }, {}, []],
  ['smtp-incomplete', { SMTP_HOST: 'mail' }, {}, ['error SMTP_HOST incomplete']],
  ['smtp-incomplete', { SMTP_HOST: 'mailpit', FROM_EMAIL: 'a@example.com' }, dev, []],
  ['smtp-incomplete', mail, {}, []],
  ['smtp-incomplete', { SMTP_PORT: '587', SMTP_TLS: 'true' }, {}, []],
  ['smtp-tls-and-ssl', { ...mail, SMTP_TLS: 'true', SMTP_SSL: 'true' }, dev, ['error SMTP_SSL both']],
  ['smtp-tls-and-ssl', { ...mail, SMTP_SSL: 'true', SMTP_TLS: 'false' }, dev, []],
  ['smtp-port-mode', { ...mail, SMTP_PORT: '465' }, dev, ['warning SMTP_PORT port465NeedsSsl']],
  ['smtp-port-mode', { ...mail, SMTP_PORT: '465', SMTP_SSL: 'true' }, dev, []],
  [
    'smtp-port-mode',
    { ...mail, SMTP_PORT: '587', SMTP_SSL: 'true' },
    dev,
    ['warning SMTP_SSL port587NeedsTls'],
  ],
  ['smtp-port-mode', mail, dev, []],
  ['slack-token-format', { SLACK_BOT_TOKEN: 'xoxp-made-up' }, dev, ['warning SLACK_BOT_TOKEN prefix']],
  ['slack-token-format', { SLACK_BOT_TOKEN: 'xoxb-made-up' }, dev, []],
  ['list-not-json', { ALLOWED_FILE_TYPES: 'pdf,txt' }, dev, ['error ALLOWED_FILE_TYPES commaList']],
  ['invalid-type', { MAX_FILE_SIZE: '50MB' }, dev, ['error MAX_FILE_SIZE integerWithUnit']],
  ['invalid-type', { API_PORT: '' }, dev, ['error API_PORT empty']],
  ['invalid-type', { OPENAI_BASE_URL: '', LOG_FILE_PATH: '' }, dev, []],
];

describe('checks of the Catalyst contract', () => {
  it.each(ROWS)('%s with %j in %j', (code, values, options, expected) => {
    expect(find(code, values, options).map(brief)).toEqual(expected);
  });

  it('shows the sum of the connections', () => {
    const [problem] = find('pool-exceeds-database', { DATABASE_URL: PG, DB_POOL_SIZE: '15' });
    expect(problem).toMatchObject({
      variable: 'DB_POOL_SIZE',
      args: { workers: 4, size: 15, overflow: 20, total: 140, limit: 97 },
    });
  });

  it('points into URLs and lists', () => {
    const within = (code: string, values: Values, options?: Case) => find(code, values, options)[0]?.within;
    expect(within('postgres-scheme', { DATABASE_URL: 'postgres://db/x' })).toEqual({ start: 0, end: 8 });
    expect(within('host-not-a-service', { REDIS_URL: 'redis://localhost/0' }, compose)).toEqual({
      start: 8,
      end: 17,
    });
    expect(within('redis-database-number', { REDIS_URL: 'redis://r/99' })).toEqual({ start: 10, end: 12 });
    expect(within('invalid-origin', { ALLOWED_ORIGINS: 'https://a.b, c.d' })).toEqual({ start: 13, end: 16 });
  });
});
