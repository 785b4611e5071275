import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from 'pg';
import { askPostgres } from '../../src/host/postgres.js';
import type { PostgresTarget } from '../../src/smoke/types.js';
import {
  type RunningServer,
  findPostgres,
  freePort,
  startHanging,
  startPostgres,
} from '../support/servers.js';

const bin = findPostgres();
const password = 'made-up-password-of-a-test';
if (!bin)
  console.warn(
    'SKIPPED: PostgreSQL is not installed (apt-get install postgresql): smoke is not tried against it',
  );

describe('asking a server that is not there', () => {
  const target = (port: number): PostgresTarget => ({
    host: '127.0.0.1',
    port,
    user: 'tester',
    password,
    database: 'postgres',
    tls: 'off',
  });

  it('says that nothing listens', async () => {
    expect(await askPostgres(target(await freePort()), 5000)).toEqual({ ok: false, failure: 'refused' });
  });

  it('ends in time over one that never answers, and does not call it well', async () => {
    const hanging = await startHanging();
    const started = performance.now();
    expect(await askPostgres(target(hanging.port), 600)).toEqual({ ok: false, failure: 'silent' });
    expect(performance.now() - started).toBeLessThan(5000);
    await hanging.stop();
  });

  it('says that a name has no address', async () => {
    expect(await askPostgres({ ...target(5432), host: 'postgres.invalid' }, 5000)).toEqual({
      ok: false,
      failure: 'dns',
    });
  });
});

describe.skipIf(!bin)('asking PostgreSQL', () => {
  let server: RunningServer;
  let target: PostgresTarget;
  beforeAll(async () => {
    server = await startPostgres(bin!, { password, settings: { max_connections: '9' } });
    target = {
      host: '127.0.0.1',
      port: server.port,
      user: 'tester',
      password,
      database: 'postgres',
      tls: 'off',
    };
  }, 120_000);
  afterAll(() => server?.stop());

  it('tells version and limits, and leaves nothing behind', async () => {
    const result = await askPostgres(target, 20_000);
    expect(result).toMatchObject({
      ok: true,
      value: { maxConnections: 9, reserved: 3, canCreateTemp: true, isReadOnly: false, revisions: undefined },
    });
    expect(result.ok && result.value.version).toMatch(/^\d+/);
  });

  it('tells a wrong password, a database and a user that are not there, and a server without TLS', async () => {
    const ask = (change: Partial<PostgresTarget>) => askPostgres({ ...target, ...change }, 20_000);
    expect(await ask({ password: 'another' })).toEqual({ ok: false, failure: 'wrong-password' });
    expect(await ask({ password: '' })).toEqual({ ok: false, failure: 'wrong-password' });
    expect(await ask({ database: 'nowhere' })).toEqual({ ok: false, failure: 'no-database' });
    expect(await ask({ user: 'nobody' })).toEqual({ ok: false, failure: 'wrong-password' });
    expect(await ask({ tls: 'require' })).toEqual({ ok: false, failure: 'no-tls' });
  });

  it('tells the revision of Alembic', async () => {
    const client = new Client({ ...target, ssl: false });
    await client.connect();
    await client.query(
      "create table alembic_version (version_num text); insert into alembic_version values ('abc123')",
    );
    const result = await askPostgres(target, 20_000);
    await client.query('drop table alembic_version');
    await client.end();
    expect(result).toMatchObject({ ok: true, value: { revisions: ['abc123'] } });
  });

  it('tells a server whose connections are all taken', async () => {
    const client = new Client({ ...target, ssl: false });
    await client.connect();
    await client.query("create role plain login password 'made-up'");
    const plain = { ...target, user: 'plain', password: 'made-up' };
    const taken = Array.from({ length: 5 }, () => new Client({ ...plain, ssl: false }));
    for (const one of taken) {
      one.on('error', () => {});
      await one.connect();
    }
    const result = await askPostgres(plain, 20_000);
    await Promise.all(taken.map((one) => one.end()));
    await client.end();
    expect(result).toEqual({ ok: false, failure: 'too-many-connections' });
  });
});
