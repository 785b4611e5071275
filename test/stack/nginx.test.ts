import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { makeCertificate } from '../support/certificates.js';
import { withFolder } from '../support/run-program.js';
import { eventually, findProgram, freePort, run, skipLoudly, writeStack } from '../support/stack.js';
import { start, stop } from '../support/stack-servers.js';

const nginx = findProgram('nginx');

interface Layout {
  readonly withTls?: boolean;
  readonly backend?: number;
  readonly ports?: Readonly<Record<string, number>>;
}

/** Puts the files where this machine's nginx finds them; what is checked is otherwise what the container gets. */
function layNginx(folder: string, { withTls = false, backend = 1, ports = {} }: Layout): string {
  const [, major, minor] = /nginx\/(\d+)\.(\d+)/.exec(run(nginx!, ['-v']).out)!.map(Number);
  const knowsHttp2 = major! > 1 || minor! >= 25;
  const from = join(folder, 'deploy/nginx');
  if (withTls) {
    writeFileSync(join(from, 'sites/http.conf'), readFileSync(join(from, 'sites-tls/https.conf')));
    mkdirSync(join(from, 'certs'));
    const { cert, key } = makeCertificate({ names: ['shop.internal'] });
    writeFileSync(join(from, 'certs/fullchain.pem'), cert);
    writeFileSync(join(from, 'certs/privkey.pem'), key);
  }
  for (const name of ['nginx.conf', 'sites/http.conf', 'snippets/backend.conf']) {
    const path = join(from, name);
    const text = readFileSync(path, 'utf8')
      .replace(/\/etc\/nginx\/(sites|snippets|certs)/g, join(from, '$1'))
      .replace(/server backend:\d+/, `server 127.0.0.1:${backend}`)
      .replace(/listen (\d+)/g, (line, port: string) => (ports[port] ? `listen ${ports[port]}` : line))
      .replace(/\/dev\/std(?:out|err)/g, join(folder, 'nginx.log'))
      .replace('/tmp/nginx.pid', join(folder, 'nginx.pid'));
    // A directive since 1.25.1.
    writeFileSync(path, knowsHttp2 ? text : text.replace(/^ *http2 on;\n/m, ''));
  }
  chmodSync(folder, 0o755);
  return join(from, 'nginx.conf');
}

const check = (folder: string, config: string) =>
  run(nginx!, ['-t', '-e', join(folder, 'error.log'), '-c', config]);

describe('nginx -t', () => {
  it.for(['http', 'https'])('%s', (kind, { skip }) => {
    if (nginx === undefined)
      return skipLoudly(skip, 'nginx is not installed, so its configuration was not checked');
    return withFolder({}, (folder) => {
      writeStack(folder);
      const config = layNginx(folder, { withTls: kind === 'https' });
      const { code, out } = check(folder, config);
      expect([code, out]).toEqual([0, expect.stringContaining('test is successful')]);
      expect(out).not.toContain('[warn]');
      writeFileSync(join(folder, 'deploy/nginx/snippets/headers.conf'), 'add_heather X y;\n');
      expect(check(folder, config).code).not.toBe(0);
    });
  });
});

/** A backend that says what it was asked. */
async function startBackend(): Promise<{ server: Server; port: number }> {
  const server = createServer((asked, answer) => {
    answer.setHeader('content-type', 'application/json');
    answer.end(JSON.stringify({ url: asked.url, headers: asked.headers }));
  });
  server.on('upgrade', (asked, socket) => {
    socket.end(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: ${asked.headers.upgrade}\r\nConnection: Upgrade\r\n\r\n`,
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, port: (server.address() as AddressInfo).port };
}

async function withNginx(
  withTls: boolean,
  use: (at: { http: string; https: string; log: () => string }) => Promise<void>,
) {
  await withFolder({}, async (folder) => {
    writeStack(folder);
    const { server, port } = await startBackend();
    const [plain, secure] = [await freePort(), await freePort()];
    const config = layNginx(folder, { withTls, backend: port, ports: { 8080: plain, 8443: secure } });
    const proxy = start(nginx!, ['-e', join(folder, 'error.log'), '-c', config, '-g', 'daemon off;']);
    const http = `http://127.0.0.1:${plain}`;
    try {
      await eventually(async () => ((await fetch(`${http}/nginx-health`)).ok ? true : undefined)).catch(
        () => {
          throw new Error(proxy.log() + readFileSync(join(folder, 'error.log'), 'utf8'));
        },
      );
      await use({
        http,
        https: `https://127.0.0.1:${secure}`,
        log: () => readFileSync(join(folder, 'nginx.log'), 'utf8'),
      });
    } finally {
      await stop(proxy.child, proxy.ended, 'SIGQUIT');
      server.closeAllConnections();
      server.close();
    }
  });
}

describe('nginx in front of a backend', () => {
  const why = 'nginx is not installed, so nothing was asked through it';

  it('hands on who asked, adds its headers, hides the metrics, and logs no query', ({ skip }) => {
    if (nginx === undefined) return skipLoudly(skip, why);
    return withNginx(false, async ({ http, log }) => {
      const answer = await fetch(`${http}/chat?token=made-up-token`, {
        headers: { 'x-forwarded-for': '6.6.6.6', 'x-real-ip': '6.6.6.6' },
      });
      const { url, headers } = (await answer.json()) as { url: string; headers: Record<string, string> };
      expect(url).toBe('/chat?token=made-up-token');
      expect([headers['x-forwarded-for'], headers['x-real-ip'], headers['x-forwarded-proto']]).toEqual([
        '127.0.0.1',
        '127.0.0.1',
        'http',
      ]);
      expect(headers['x-request-id']).toBe(answer.headers.get('x-request-id'));
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('x-frame-options')).toBe('DENY');
      expect(answer.headers.get('server')).toBe('nginx');
      expect((await fetch(`${http}/metrics`)).status).toBe(404);
      const line = await eventually(async () =>
        log()
          .split('\n')
          .find((one) => one.includes('/chat')),
      );
      expect(JSON.parse(line)).toMatchObject({ path: '/chat', status: 200 });
      expect(log()).not.toContain('made-up-token');
    });
  });

  it('hands on a WebSocket as one', ({ skip }) => {
    if (nginx === undefined) return skipLoudly(skip, why);
    return withNginx(false, async ({ http }) => {
      const { request: ask } = await import('node:http');
      const status = await new Promise<number>((done, fail) => {
        const asked = ask(`${http}/ws`, { headers: { connection: 'Upgrade', upgrade: 'websocket' } });
        asked.on('upgrade', (answer, socket) => {
          socket.destroy();
          done(answer.statusCode ?? 0);
        });
        asked.on('response', (answer) => done(answer.statusCode ?? 0));
        asked.on('error', fail);
        asked.end();
      });
      expect(status).toBe(101);
    });
  });

  it('refuses who asks too much', ({ skip }) => {
    if (nginx === undefined) return skipLoudly(skip, why);
    return withNginx(false, async ({ http }) => {
      const codes = await Promise.all(
        Array.from({ length: 120 }, async () => (await fetch(`${http}/`)).status),
      );
      expect(codes).toContain(200);
      expect(codes).toContain(429);
      expect(codes.every((code) => code === 200 || code === 429)).toBe(true);
    });
  });

  it('with TLS sends everyone there, and says so to browsers', ({ skip }) => {
    if (nginx === undefined) return skipLoudly(skip, why);
    return withNginx(true, async ({ http, https }) => {
      const away = await fetch(`${http}/a?b=c`, { redirect: 'manual', headers: { host: 'evil.example' } });
      expect([away.status, away.headers.get('location')]).toEqual([308, 'https://shop.internal/a?b=c']);
      const { Agent } = await import('undici');
      const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });
      const { statusCode, headers, body } = await request(`${https}/a`, { dispatcher });
      expect(statusCode).toBe(200);
      expect(headers['strict-transport-security']).toMatch(/max-age=31536000/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(await body.json()).toMatchObject({ headers: { 'x-forwarded-proto': 'https' } });
      await dispatcher.close();
    });
  });
});
