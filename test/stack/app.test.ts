import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalystContract } from '../../src/contract/catalyst/contract.js';
import type { TemplateSet } from '../../src/stack/types.js';
import { eventually, findProgram, freePort, skipLoudly, writeStack } from '../support/stack.js';
import { type Prepared, prepareNode, preparePython } from '../support/stack-apps.js';
import { APP_METRICS, metricsIn } from '../support/stack-metrics.js';
import {
  findPostgres,
  POSTGRES_PASSWORD,
  POSTGRES_USER,
  type Server,
  start,
  startPostgres,
  startRedis,
  stop,
} from '../support/stack-servers.js';

const LONG = 400_000;
const REDIS_PASSWORD = 'made-up-for-a-test';

for (const template of ['python', 'node'] as const satisfies readonly TemplateSet[]) {
  describe(`the application in ${template}`, () => {
    const stack = mkdtempSync(join(tmpdir(), `catalyst-app-${template}-`));
    const cleanups: (() => unknown)[] = [];
    const bin = findPostgres();
    let prepared: Prepared = { missing: 'nothing was prepared' };
    let database: Server | undefined;
    let url = '';
    let env: Record<string, string> = {};

    beforeAll(async () => {
      cleanups.push(() => rmSync(stack, { recursive: true, force: true }));
      writeStack(stack, { template });
      rmSync(join(stack, '.env'));
      if (!bin || !findProgram('redis-server')) {
        prepared = { missing: 'PostgreSQL or Redis is not installed' };
        return;
      }
      prepared = template === 'python' ? preparePython(stack) : prepareNode(stack);
      if ('missing' in prepared) return;
      database = await startPostgres(bin);
      const cache = await startRedis(stack, REDIS_PASSWORD);
      cleanups.push(() => cache.stop());
      const port = await freePort();
      url = `http://127.0.0.1:${port}`;
      env = {
        ENVIRONMENT: 'production',
        API_HOST: '127.0.0.1',
        API_PORT: String(port),
        SECRET_KEY: 'made-up-for-a-test-0123456789abcdef',
        DATABASE_URL: `postgresql+asyncpg://${POSTGRES_USER}:${POSTGRES_PASSWORD}@127.0.0.1:${database.port}/postgres`,
        REDIS_URL: `redis://:${REDIS_PASSWORD}@127.0.0.1:${cache.port}/0`,
        ALLOWED_HOSTS: 'shop.internal',
        ALLOWED_ORIGINS: 'https://shop.internal',
        WORKER_PROCESSES: '2',
      };
      const app = start(prepared.program, prepared.args, { cwd: stack, env });
      cleanups.unshift(() => stop(app.child, app.ended));
      await eventually(async () => ((await fetch(`${url}/ready`)).ok ? true : undefined), 90).catch(() => {
        throw new Error(app.log());
      });
    }, LONG);

    afterAll(async () => {
      for (const cleanup of cleanups) await cleanup();
      await database?.stop();
    }, LONG);

    const isThere = (skip: () => void): boolean => {
      if (!('missing' in prepared)) return true;
      skipLoudly(skip, `the application in ${template} was not started: ${prepared.missing}`);
      return false;
    };

    it('says that it lives, and that it can serve', async ({ skip }) => {
      if (!isThere(skip)) return;
      for (const [path, body] of [
        ['/health', { status: 'ok' }],
        ['/ready', { status: 'ok', checks: { database: 'ok', redis: 'ok' } }],
      ] as const) {
        const answer = await fetch(url + path);
        expect([answer.status, await answer.json()]).toEqual([200, body]);
        expect(answer.headers.get('cache-control')).toBe('no-store');
      }
    });

    it('exposes the metrics that the dashboard and the alerts name', async ({ skip }) => {
      if (!isThere(skip)) return;
      for (let i = 0; i < 5; i++) await fetch(`${url}/nothing-${i}?token=made-up`);
      const text = await (await fetch(`${url}/metrics`)).text();
      expect([...metricsIn(text)].filter((name) => !name.endsWith('_created')).sort()).toEqual([
        ...APP_METRICS,
      ]);
      // Paths that callers make up are no series of their own.
      expect(text).not.toContain('nothing-');
      expect(text).toMatch(/^http_requests_total\{method="GET",route="other",status="404"\} 5(?:\.0)?$/m);
      // The last worker may still be starting.
      const workers = new RegExp(`^catalyst_workers ${template === 'python' ? 2 : 1}(?:\\.0)?$`, 'm');
      await eventually(async () =>
        workers.test(await (await fetch(`${url}/metrics`)).text()) ? true : undefined,
      );
    });

    it('keeps out other hosts, lets in its own pages alone, and tells nobody what there is to call', async ({
      skip,
    }) => {
      if (!isThere(skip)) return;
      const { request } = await import('undici');
      const as = async (host: string) => (await request(`${url}/ready`, { headers: { host } })).statusCode;
      expect([await as('shop.internal'), await as('evil.example')]).toEqual([200, 400]);
      const preflight = async (origin: string) =>
        (
          await fetch(`${url}/ready`, {
            method: 'OPTIONS',
            headers: { origin, 'access-control-request-method': 'GET' },
          })
        ).headers.get('access-control-allow-origin');
      expect(await preflight('https://shop.internal')).toBe('https://shop.internal');
      expect(await preflight('https://evil.example')).not.toBe('https://evil.example');
      expect((await fetch(`${url}/openapi.json`)).status).toBe(404);
      expect((await fetch(`${url}/docs`)).status).toBe(404);
    });

    it('does not start without what it needs, and says what, but no value', async ({ skip }) => {
      if (!isThere(skip) || 'missing' in prepared) return;
      const { DATABASE_URL: _, ...rest } = env;
      const app = start(prepared.program, prepared.args, {
        cwd: stack,
        env: { ...rest, API_PORT: String(await freePort()), SECRET_KEY: 'short-made-up' },
      });
      await app.ended;
      expect(app.child.exitCode).not.toBe(0);
      expect(app.log()).toMatch(/database_url|DATABASE_URL/);
      expect(app.log()).toMatch(/secret_key|SECRET_KEY/);
      expect(app.log()).not.toContain('short-made-up');
    });

    it('cannot serve while its database is stopped, and lives on', async ({ skip }) => {
      if (!isThere(skip)) return;
      await database!.stop();
      database = undefined;
      const ready = await fetch(`${url}/ready`);
      expect([ready.status, await ready.json()]).toEqual([
        503,
        { status: 'unavailable', checks: { database: 'down', redis: 'ok' } },
      ]);
      expect((await fetch(`${url}/health`)).status).toBe(200);
      expect(await (await fetch(`${url}/metrics`)).text()).toMatch(
        /^catalyst_dependency_up\{dependency="database"\} 0(?:\.0)?$/m,
      );
    });
  });
}

describe('the settings', () => {
  it('have a field for every variable of the contract', async () => {
    const { renderPythonSettings } = await import('../../src/stack/python-settings.js');
    const { renderNodeSettings } = await import('../../src/stack/node-settings.js');
    const names = [...catalystContract.variables.values()]
      .filter(({ meta }) => meta.deprecated === undefined)
      .map(({ name }) => name);
    const python = [...renderPythonSettings(catalystContract).matchAll(/^ {4}([a-z]\w*): /gm)].map(
      ([, name]) => name!.toUpperCase(),
    );
    const node = [...renderNodeSettings(catalystContract).matchAll(/^ {2}([A-Z]\w*): /gm)].map(
      ([, name]) => name!,
    );
    expect(python).toEqual(names);
    expect(node).toEqual(names);
  });
});
