import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askRedis } from '../../src/host/redis.js';
import type { RedisTarget } from '../../src/smoke/types.js';
import { type RunningServer, findRedis, freePort, startHanging, startRedis } from '../support/servers.js';

const program = findRedis();
const password = 'made-up-password-of-a-test';
if (!program)
  console.warn(
    'SKIPPED: Redis is not installed (apt-get install redis-server): smoke is not tried against it',
  );

const at = (port: number, change: Partial<RedisTarget> = {}): RedisTarget => ({
  host: '127.0.0.1',
  port,
  user: '',
  password: '',
  database: 0,
  tls: false,
  ...change,
});

describe('asking a server that is not there', () => {
  it('says that nothing listens, or that a name has no address', async () => {
    expect(await askRedis(at(await freePort()), 5000)).toEqual({ ok: false, failure: 'refused' });
    expect(await askRedis(at(6379, { host: 'redis.invalid' }), 5000)).toEqual({ ok: false, failure: 'dns' });
  });

  it('ends in time over one that never answers, and does not call it well', async () => {
    const hanging = await startHanging();
    const started = performance.now();
    expect(await askRedis(at(hanging.port), 600)).toEqual({ ok: false, failure: 'silent' });
    expect(performance.now() - started).toBeLessThan(5000);
    await hanging.stop();
  });

  it('says that something else listens', async () => {
    const other = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    expect(await askRedis(at(port), 5000)).toEqual({ ok: false, failure: 'not-this-protocol' });
    await new Promise((resolve) => other.close(resolve));
  });
});

describe.skipIf(!program)('asking Redis', () => {
  let open: RunningServer;
  let closed: RunningServer;
  beforeAll(async () => {
    open = await startRedis(program!, [
      '--save',
      '',
      '--maxmemory',
      '64mb',
      '--maxmemory-policy',
      'noeviction',
    ]);
    closed = await startRedis(program!, [
      '--requirepass',
      password,
      '--databases',
      '2',
      '--appendonly',
      'yes',
    ]);
  }, 60_000);
  afterAll(async () => {
    await open?.stop();
    await closed?.stop();
  });

  it('tells that it is open, its limit and its policy', async () => {
    expect(await askRedis(at(open.port), 20_000)).toMatchObject({
      ok: true,
      value: {
        isOpen: true,
        memory: { limit: 64 * 1024 * 1024, policy: 'noeviction' },
        persistence: { aof: false, lastSaveOk: true },
        role: 'master',
      },
    });
  });

  it('tells that a password is asked for, and which is taken', async () => {
    expect(await askRedis(at(closed.port), 20_000)).toEqual({ ok: false, failure: 'wrong-password' });
    expect(await askRedis(at(closed.port, { password: 'another' }), 20_000)).toEqual({
      ok: false,
      failure: 'wrong-password',
    });
    expect(await askRedis(at(closed.port, { password }), 20_000)).toMatchObject({
      ok: true,
      value: { isOpen: false, persistence: { aof: true } },
    });
  });

  it('tells a database that is not there', async () => {
    expect(await askRedis(at(closed.port, { password, database: 7 }), 20_000)).toEqual({
      ok: false,
      failure: 'no-database',
    });
  });
});
