import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderOpenMetrics } from '../../src/report/openmetrics.js';
import { eventually, findProgram, freePort, run, skipLoudly, writeStack } from '../support/stack.js';
import { metricsIn, POSTGRES_METRICS, REDIS_METRICS } from '../support/stack-metrics.js';
import {
  findPostgres,
  POSTGRES_PASSWORD,
  POSTGRES_USER,
  psql,
  type Server,
  start,
  startPostgres,
  startRedis,
  stop,
} from '../support/stack-servers.js';

const stack = mkdtempSync(join(tmpdir(), 'catalyst-stack-'));
beforeAll(() => writeStack(stack));
afterAll(() => rmSync(stack, { recursive: true, force: true }));

const servers: Server[] = [];
afterAll(async () => {
  for (const server of servers) await server.stop();
});

async function scrape(
  program: string,
  args: readonly string[],
  env: object,
  port: number,
): Promise<Set<string>> {
  const exporter = start(program, args, { env });
  try {
    return await eventually(async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
      return answer.ok ? metricsIn(await answer.text()) : undefined;
    });
  } finally {
    await stop(exporter.child, exporter.ended);
  }
}

describe('Redis with the configuration of the stack', () => {
  const redis = findProgram('redis-server');
  const cli = findProgram('redis-cli');
  const password = 'a "b" \\c $d\'e#';
  let server: Server | undefined;
  beforeAll(async () => {
    if (!redis) return;
    server = await startRedis(stack, password);
    servers.push(server);
  });
  const ask = (auth: string | undefined, ...words: string[]) =>
    run(cli!, ['-p', String(server!.port), ...words], {
      env: auth === undefined ? {} : { REDISCLI_AUTH: auth },
    }).out;

  it('refuses whoever has no password, and takes one with any characters', ({ skip }) => {
    if (!server) return skipLoudly(skip, 'redis-server is not installed, so redis.conf was not tried');
    expect(ask(undefined, 'PING')).toMatch(/^NOAUTH/);
    expect(ask('wrong', 'PING')).toMatch(/WRONGPASS/);
    expect(ask(password, 'PING')).toMatch(/^PONG/);
    expect(ask(password, 'CONFIG', 'GET', 'maxmemory')).toMatch(/268435456/);
    expect(ask(password, 'CONFIG', 'GET', 'appendonly')).toMatch(/yes/);
    expect(ask(password, 'FLUSHALL')).toMatch(/unknown command/);
  });

  it('passes the health check of compose.yaml', ({ skip }) => {
    if (!server) return skipLoudly(skip, 'redis-server is not installed');
    const { services } = parse(readFileSync(join(stack, 'compose.yaml'), 'utf8')) as {
      services: { redis: { healthcheck: { test: string[] } } };
    };
    const [, command = ''] = services.redis.healthcheck.test;
    const check = command.replaceAll('$$', '$').replace('redis-cli', `redis-cli -p ${server.port}`);
    expect(run('sh', ['-c', check], { env: { REDIS_PASSWORD: password } }).code).toBe(0);
    expect(run('sh', ['-c', check], { env: { REDIS_PASSWORD: 'wrong' } }).code).not.toBe(0);
  });

  it('does not start without a password', ({ skip }) => {
    if (!redis) return skipLoudly(skip, 'redis-server is not installed');
    const { code, out } = run('sh', [join(stack, 'deploy/redis/start.sh')], { env: { REDIS_PASSWORD: '' } });
    expect([code === 0, out]).toEqual([false, expect.stringContaining('REDIS_PASSWORD')]);
  });

  it('gives its exporter what the dashboard draws', async ({ skip }) => {
    const exporter = findProgram('redis_exporter', 'prometheus-redis-exporter');
    if (!server || !exporter)
      return skipLoudly(skip, 'redis_exporter is not installed, so its metrics were not scraped');
    const port = await freePort();
    const env = { REDIS_ADDR: `redis://127.0.0.1:${server.port}`, REDIS_PASSWORD: password };
    const names = await scrape(exporter, [`-web.listen-address=127.0.0.1:${port}`], env, port);
    expect(REDIS_METRICS.filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('PostgreSQL with the command of the stack', () => {
  const bin = findPostgres();
  let server: Server | undefined;
  beforeAll(async () => {
    if (!bin || !findProgram('psql')) return;
    const { services } = parse(readFileSync(join(stack, 'compose.yaml'), 'utf8')) as {
      services: { postgres: { command: string[] } };
    };
    server = await startPostgres(bin, services.postgres.command.slice(1));
    servers.push(server);
  });

  it('accepts the init SQL, in a database with any name, and keeps others out', ({ skip }) => {
    if (!server) return skipLoudly(skip, 'PostgreSQL is not installed, so the init SQL was not tried');
    const { port } = server;
    const database = `it's "mine"`;
    expect(psql(port, 'postgres', ['-c', `CREATE DATABASE "it's ""mine"""`]).code).toBe(0);
    const init = psql(port, database, ['-f', join(stack, 'deploy/postgres/init/10-database.sql')]);
    expect([init.code, init.out]).toEqual([0, expect.not.stringMatching(/ERROR/)]);
    expect(psql(port, database, ['-c', 'SELECT count(*) > 0 FROM pg_stat_statements']).out.trim()).toBe('t');
    expect(psql(port, database, ['-c', 'SHOW statement_timeout']).out.trim()).toBe('1min');
    expect(psql(port, database, ['-c', 'SHOW TimeZone']).out.trim()).toBe('UTC');
    const right = (what: string) =>
      psql(port, database, ['-c', `CREATE ROLE other; SELECT ${what}; DROP ROLE other`]).out.trim();
    expect(right("has_database_privilege('other', current_database(), 'CONNECT')")).toContain('f');
    expect(right("has_schema_privilege('other', 'public', 'CREATE')")).toContain('f');
  });

  it('gives its exporter what the dashboard draws', async ({ skip }) => {
    const exporter = findProgram('postgres_exporter', 'prometheus-postgres-exporter');
    if (!server || !exporter)
      return skipLoudly(skip, 'postgres_exporter is not installed, so its metrics were not scraped');
    const port = await freePort();
    const env = {
      DATA_SOURCE_URI: `127.0.0.1:${server.port}/postgres?sslmode=disable`,
      DATA_SOURCE_USER: POSTGRES_USER,
      DATA_SOURCE_PASS: POSTGRES_PASSWORD,
    };
    const names = await scrape(exporter, [`--web.listen-address=127.0.0.1:${port}`], env, port);
    expect(POSTGRES_METRICS.filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('the exporter of what a probe found', () => {
  it('serves the text of catalyst probe', async ({ skip }) => {
    const exporter = findProgram('node_exporter', 'prometheus-node-exporter');
    if (!exporter) return skipLoudly(skip, 'node_exporter is not installed, so no probe was served');
    const folder = join(stack, 'deploy/metrics');
    mkdirSync(folder, { recursive: true });
    const result = {
      provider: 'openai',
      isProbed: true,
      verdict: 'rejected',
      requests: 1,
      evidence: { status: 401 },
      credit: { state: 'unchecked' },
      model: { id: 'gpt-4', available: 'no', daysLeft: -3 },
    };
    writeFileSync(join(folder, 'catalyst.prom'), renderOpenMetrics([result as never], 1_800_000_000_000));
    const { services } = parse(readFileSync(join(stack, 'compose.yaml'), 'utf8')) as {
      services: { 'probe-exporter': { command: string[] } };
    };
    const port = await freePort();
    const args = services['probe-exporter'].command.map((word) => word.replace('=/metrics', `=${folder}`));
    const names = await scrape(exporter, [...args, `--web.listen-address=127.0.0.1:${port}`], {}, port);
    expect(names).toContain('catalyst_probe_model_shutdown_days');
    expect(names).toContain('catalyst_probe_verdict');
  });
});
