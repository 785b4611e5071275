import { describe, expect, it } from 'vitest';
import { runRules } from '../../../src/core/run.js';
import type { BackendLiveModel } from '../../../src/models/backend-live.js';
import { RULES_OF_AREA } from '../../../src/rules/smoke/index.generated.js';
import type { Answer, PostgresAnswer, RedisAnswer } from '../../../src/smoke/types.js';

const ok = (
  body = '{"status":"ok"}',
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): Answer => ({
  ok: true,
  status,
  headers,
  body,
  latencyMs: 5,
});
const METRICS = '# TYPE up gauge\nup 1\nhttp_requests_total{path="/"} 3 1700000000\n';
const POSTGRES: PostgresAnswer = {
  version: '16.4',
  maxConnections: 100,
  reserved: 3,
  canCreateTemp: true,
  isReadOnly: false,
  revisions: undefined,
};
const REDIS: RedisAnswer = {
  version: '7.4',
  isOpen: false,
  memory: { limit: 1e8, policy: 'allkeys-lru' },
  persistence: { aof: true, lastSaveOk: true },
  role: 'master',
};
const HEADERS = {
  'strict-transport-security': 'max-age=1',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  server: 'nginx',
};
const WELL: BackendLiveModel = {
  kind: 'backend-live',
  environment: 'production',
  origin: 'https://api.example.org',
  healthPath: '/health',
  metricsPath: '/metrics',
  wantsMetrics: true,
  allowsCredentials: true,
  health: [ok('{"status":"ok"}', HEADERS), ok('{"status":"ok"}', HEADERS), ok('{"status":"ok"}', HEADERS)],
  readiness: { path: '/ready', answer: ok('{"status":"ok"}') },
  docs: [
    { path: '/docs', answer: ok('not found', {}, 404) },
    { path: '/openapi.json', answer: ok('<html>the front end</html>') },
  ],
  metrics: ok('', {}, 403),
  preflights: [
    {
      origin: 'https://app.example.org',
      isForeign: false,
      answer: ok('', { 'access-control-allow-origin': 'https://app.example.org' }),
    },
    { origin: 'https://catalyst-smoke.invalid', isForeign: true, answer: ok('', {}, 400) },
  ],
  certificate: { validTo: '2027-06-01T00:00:00.000Z' },
  websocket: { path: '/ws', answer: ok('', {}, 101) },
  database: { variable: 'DATABASE_URL', at: 'db:5432', result: { ok: true, value: POSTGRES, latencyMs: 3 } },
  redis: { variable: 'REDIS_URL', at: 'redis:6379', result: { ok: true, value: REDIS, latencyMs: 3 } },
  pool: { workers: 3, each: 30 },
  heads: undefined,
  cacheEnabled: true,
  locate: () => undefined,
};

function judge(change: Partial<BackendLiveModel>) {
  const rules = RULES_OF_AREA.filter(({ live }) => live);
  const { findings, checks } = runRules(rules, [{ file: undefined, model: { ...WELL, ...change } }], {
    today: '2026-11-27',
  });
  return {
    found: findings.map(({ rule, messageId, severity, outcome, args }) => ({
      id: `${rule.slice('smoke/'.length)} ${messageId}`,
      severity,
      outcome,
      args,
    })),
    ran: checks.filter(({ outcome }) => outcome !== 'not-applicable').map(({ rule }) => rule),
  };
}

const database = (change: Partial<PostgresAnswer>): Partial<BackendLiveModel> => ({
  database: { ...WELL.database!, result: { ok: true, value: { ...POSTGRES, ...change }, latencyMs: 1 } },
});
const redis = (change: Partial<RedisAnswer>): Partial<BackendLiveModel> => ({
  redis: { ...WELL.redis!, result: { ok: true, value: { ...REDIS, ...change }, latencyMs: 1 } },
});
const health = (...answers: Answer[]) => ({ health: answers });
const failing = (failure: Extract<Answer, { ok: false }>['failure']): Answer => ({ ok: false, failure });

describe('what a well backend answers', () => {
  it('is no finding, and every live rule has run', () => {
    const { found, ran } = judge({});
    expect(found).toEqual([]);
    expect(ran).toHaveLength(RULES_OF_AREA.filter(({ live }) => live).length);
  });

  it('decides nothing about what was not asked', () => {
    const { found, ran } = judge({
      origin: undefined,
      health: [],
      docs: [],
      metrics: undefined,
      preflights: [],
      certificate: undefined,
      websocket: undefined,
      database: undefined,
      readiness: undefined,
      redis: undefined,
    });
    expect([found, ran]).toEqual([[], []]);
  });
});

describe('what is not well', () => {
  it.each<[string, Partial<BackendLiveModel>, string, string]>([
    ['503', health(ok('', HEADERS, 503)), 'health status', 'error'],
    [
      '200 that says it is ill',
      health(ok('{"status":"degraded","database":"down"}', HEADERS)),
      'health ill',
      'warning',
    ],
    [
      'an answer in two seconds',
      health({ ...ok('ok', HEADERS), latencyMs: 2000 } as Answer),
      'health slow',
      'warning',
    ],
    ['nothing listens', health(failing('refused')), 'health no-answer', 'error'],
    ['no answer in time', health(failing('headers-timeout')), 'health no-answer', 'error'],
    [
      'two of three answers',
      health(ok('ok', HEADERS), ok('ok', HEADERS), failing('reset')),
      'health unsteady',
      'error',
    ],
    [
      '/docs for everybody',
      { docs: [{ path: '/docs', answer: ok('<title>Swagger UI</title>') }] },
      'api-docs-public public',
      'warning',
    ],
    ['no metrics', { metrics: ok('', {}, 404) }, 'metrics-endpoint status', 'warning'],
    ['a page in place of metrics', { metrics: ok('<html>') }, 'metrics-endpoint format', 'warning'],
    ['empty metrics', { metrics: ok('# HELP x\n') }, 'metrics-endpoint empty', 'warning'],
    ['metrics for everybody', { metrics: ok(METRICS) }, 'metrics-endpoint public', 'info'],
    [
      'a certificate that ended',
      { certificate: { validTo: '2026-11-01T00:00:00.000Z' } },
      'certificate ended',
      'error',
    ],
    [
      'a certificate of five days',
      { certificate: { validTo: '2026-12-02T00:00:00.000Z' } },
      'certificate ends',
      'error',
    ],
    [
      'a certificate of twenty days',
      { certificate: { validTo: '2026-12-17T00:00:00.000Z' } },
      'certificate ends',
      'warning',
    ],
    ['no upgrade', { websocket: { path: '/ws', answer: ok('', {}, 400) } }, 'websocket status', 'error'],
    [
      'headers that are not there',
      health(ok('ok', { server: 'nginx' })),
      'security-headers missing',
      'warning',
    ],
    [
      'a version in Server',
      health(ok('ok', { ...HEADERS, server: 'nginx/1.25.3' })),
      'security-headers version',
      'info',
    ],
    ['too few connections', database({ maxConnections: 50 }), 'database pool', 'warning'],
    ['a standby', database({ isReadOnly: true, canCreateTemp: false }), 'database read-only', 'error'],
    ['no temporary table', database({ canCreateTemp: false }), 'database no-temp', 'warning'],
    ['an old revision', { ...database({ revisions: ['a'] }), heads: ['b'] }, 'database migrations', 'error'],
    ['an open Redis', redis({ isOpen: true }), 'redis open', 'error'],
    ['a replica', redis({ role: 'slave' }), 'redis replica', 'error'],
    [
      'a Redis without limit',
      redis({ memory: { limit: 0, policy: 'noeviction' } }),
      'redis no-limit',
      'info',
    ],
    [
      'a Redis that refuses',
      redis({ memory: { limit: 1, policy: 'noeviction' } }),
      'redis full-refuses',
      'warning',
    ],
    [
      'a Redis that cannot save',
      redis({ persistence: { aof: false, lastSaveOk: false } }),
      'redis save-failed',
      'warning',
    ],
  ])('%s', (_, change, id, severity) => {
    expect(judge(change).found.map((one) => [one.id, one.severity, one.outcome])).toEqual([
      [id, severity, 'fail'],
    ]);
  });

  it.each([
    ['a repeated origin with credentials', 'true', 'cors anybody-credentials', 'error'],
    ['a repeated origin', '', 'cors anybody', 'warning'],
  ])('%s', (_, credentials, id, severity) => {
    const origin = 'https://catalyst-smoke.invalid';
    const headers = {
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': credentials,
    };
    const { found } = judge({ preflights: [{ origin, isForeign: true, answer: ok('', headers) }] });
    expect(found.map((one) => [one.id, one.severity])).toEqual([[id, severity]]);
  });

  it('an origin of the list that is not let in', () => {
    const { found } = judge({
      preflights: [{ origin: 'https://app.example.org', isForeign: false, answer: ok('', {}, 400) }],
    });
    expect(found).toMatchObject([{ id: 'cors refused', args: { origin: 'https://app.example.org' } }]);
  });
});

describe('what could not be asked', () => {
  it.each(['dns', 'unreachable', 'connect-timeout', 'proxy-failed'] as const)('%s is unknown', (failure) => {
    expect(judge(health(failing(failure))).found).toMatchObject([
      { id: 'health no-answer', outcome: 'unknown' },
    ]);
  });

  it.each([
    ['dns', 'unknown'],
    ['timeout', 'unknown'],
    ['silent', 'fail'],
    ['starting', 'unknown'],
    ['refused', 'fail'],
    ['wrong-password', 'fail'],
    ['no-database', 'fail'],
    ['too-many-connections', 'fail'],
    ['needs-tls', 'fail'],
  ] as const)('PostgreSQL and Redis: %s is %s', (failure, outcome) => {
    const result = { ok: false, failure } as const;
    const { found } = judge({ database: { ...WELL.database!, result }, redis: { ...WELL.redis!, result } });
    expect(found.map((one) => [one.id, one.outcome, one.args['reason']])).toEqual([
      ['database no-answer', outcome, failure],
      ['redis no-answer', outcome, failure],
    ]);
  });
});
