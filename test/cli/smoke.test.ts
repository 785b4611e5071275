import { readFileSync } from 'node:fs';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterEach, describe, expect, it } from 'vitest';
import { withFolder } from '../support/run-program.js';
import { findRedis, startHanging, startRedis } from '../support/servers.js';
import { startProgram } from '../support/start-program.js';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  server = undefined;
});

async function serve(handler: Handler): Promise<string> {
  server = createServer(handler);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

const backend: Handler = (request, response) => {
  const { url = '', method, headers } = request;
  if (method === 'OPTIONS') {
    const isAllowed = headers.origin === 'https://app.example.org';
    response.writeHead(
      isAllowed ? 200 : 400,
      isAllowed ? { 'access-control-allow-origin': headers.origin! } : {},
    );
    response.end();
  } else if (url === '/health') response.end('{"status":"ok"}');
  else if (url === '/metrics') response.end('up 1\n');
  else {
    response.writeHead(404);
    response.end();
  }
};

const FILES = {
  'app/main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
  'requirements.txt': 'fastapi==0.118.0\n',
  '.env': 'ENVIRONMENT=production\nALLOWED_ORIGINS=https://app.example.org\n',
};

async function smoke(files: Readonly<Record<string, string>>, ...args: string[]) {
  return withFolder(files, async (cwd) => {
    const run = await startProgram(['smoke', '-f', 'json', ...args], { cwd }).ended;
    const report = run.stdout === '' ? undefined : JSON.parse(run.stdout);
    return {
      ...run,
      report,
      found: (report?.findings ?? []) as { rule: string; outcome: string; message: string }[],
    };
  });
}

describe('catalyst smoke', () => {
  it('is content with sound code, and its report has the shape of the schema', async () => {
    const { code, report, found } = await smoke(FILES);
    expect(found).toEqual([]);
    expect(code).toBe(0);
    const ajv = new Ajv2020({ allErrors: true, strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')));
    expect([validate(report), validate.errors]).toEqual([true, null]);
    expect(report.files).toEqual([{ path: 'requirements.txt', kind: 'source', note: '1 file of Python' }]);
  });

  it('ends with 1 over code that does not parse', async () => {
    const { code, found } = await smoke({ ...FILES, 'app/broken.py': 'def f(:\n' });
    expect([code, found[0]?.rule]).toEqual([1, 'smoke/syntax-error']);
  });

  it.each([
    [['--url', 'ftp://x'], '--url takes the address'],
    [['--url', 'http://me:made-up@localhost'], '--url takes no user and password'],
    [['--url', 'http://localhost', '--timeout', '0'], '--timeout takes seconds'],
    // The short form: Node 20 itself takes the long one.
    [['-e', 'gone.env', '--servers'], 'gone.env'],
  ])('%j is refused with its reason', async (args, reason) => {
    const { code, stderr } = await smoke(FILES, ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
  });
});

describe('catalyst smoke --url', () => {
  it('finds a running backend well', async () => {
    const url = await serve(backend);
    const { code, found, report } = await smoke(FILES, '--url', url);
    expect(found).toEqual([]);
    expect(code).toBe(0);
    // Health, documentation, metrics and CORS were decided, besides what the code alone decides.
    expect(report.summary.passed).toBe((await smoke(FILES)).report.summary.passed + 4);
  });

  it('finds one that is ill, not well', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/health') response.writeHead(503);
      response.end();
    });
    const { code, found } = await smoke(FILES, '--url', url);
    expect(code).toBe(1);
    expect(found.map(({ rule }) => rule)).toContain('smoke/health');
  });

  it('takes a backend that never answers for no pass, and ends in time', async () => {
    const hanging = await startHanging();
    const started = performance.now();
    const { code, found } = await smoke(FILES, '--url', `http://127.0.0.1:${hanging.port}`, '--timeout', '1');
    await hanging.stop();
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(code).toBe(1);
    expect(found).toMatchObject([{ rule: 'smoke/health', outcome: 'fail' }]);
  });

  it('calls a name without an address unknown', async () => {
    const { code, found } = await smoke(FILES, '--url', 'http://backend.invalid', '--fail-on-unknown');
    expect([code, found.map(({ outcome }) => outcome)]).toEqual([3, ['unknown']]);
  });

  it('asks for a WebSocket where it is told to', async () => {
    const url = await serve(backend);
    const { found } = await smoke(FILES, '--url', url, '--websocket', '/ws');
    expect(found.map(({ rule, message }) => [rule, /404/.test(message)])).toEqual([
      ['smoke/websocket', true],
    ]);
  });
});

const redis = findRedis();
if (!redis)
  console.warn(
    'SKIPPED: Redis is not installed (apt-get install redis-server): smoke --servers is not tried',
  );

describe.skipIf(!redis)('catalyst smoke --servers', () => {
  it('asks Redis with the password of the file, and never shows it', async () => {
    const password = 'made-up-Zq8vT2-of-a-test';
    const running = await startRedis(redis!, [
      '--requirepass',
      password,
      '--maxmemory',
      '64mb',
      '--maxmemory-policy',
      'allkeys-lru',
    ]);
    const env = (given: string) => ({
      ...FILES,
      '.env': `ENVIRONMENT=production\nREDIS_URL=redis://:${given}@127.0.0.1:${running.port}/0\n`,
    });
    const good = await smoke(env(password), '--servers');
    const bad = await smoke(env('made-up-another-Xk4'), '--servers');
    await running.stop();
    const stopped = await smoke(env(password), '--servers');
    expect([good.code, good.found]).toEqual([0, []]);
    expect([bad.code, bad.found[0]?.rule]).toEqual([1, 'smoke/redis']);
    expect([stopped.code, stopped.found[0]?.rule]).toEqual([1, 'smoke/redis']);
    for (const { stdout, stderr } of [good, bad, stopped]) {
      expect(stdout + stderr).not.toContain('Zq8vT2');
      expect(stdout + stderr).not.toContain('Xk4');
    }
  });
});
