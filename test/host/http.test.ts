import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpClient } from '../../src/host/http.js';
import { chooseProxy, readProxySettings } from '../../src/probe/proxy.js';
import { makeCertificate } from '../support/certificates.js';
import { type FakeServer, startFake } from '../support/fake-providers/server.js';

describe('chooseProxy', () => {
  const settings = readProxySettings({
    HTTPS_PROXY: 'http://capital:1',
    https_proxy: 'http://proxy:3128',
    HTTP_PROXY: 'http://plain:3128',
    NO_PROXY: 'corp.example.com, .internal.example.com,*.star.example.com,port.example.com:8443',
  });
  it.each([
    ['https://api.openai.com/v1', 'http://proxy:3128'],
    ['http://gpu.lan:11434', 'http://plain:3128'],
    ['https://corp.example.com', undefined],
    ['https://a.corp.example.com', undefined],
    ['https://notcorp.example.com', 'http://proxy:3128'],
    ['https://x.internal.example.com', undefined],
    ['https://x.star.example.com', undefined],
    ['https://port.example.com:8443', undefined],
    ['https://port.example.com', 'http://proxy:3128'],
    ['http://127.0.0.1:11434', undefined],
    ['http://localhost:11434', undefined],
    ['http://[::1]:11434', undefined],
  ])('%s', (url, proxy) => {
    expect(chooseProxy(new URL(url), settings)).toBe(proxy);
  });

  it('is nowhere when everything is excluded, or nothing is set', () => {
    expect(chooseProxy(new URL('https://api.openai.com'), { https: 'http://p', none: '*' })).toBeUndefined();
    expect(
      chooseProxy(new URL('https://api.openai.com'), readProxySettings({ HTTPS_PROXY: '' })),
    ).toBeUndefined();
  });
});

describe('the client behind a proxy', () => {
  const seen: string[] = [];
  let proxy: Server;
  let proxyUrl = '';
  let target: FakeServer;
  let answer: 'tunnel' | 'refuse' = 'tunnel';
  const limits = { timeouts: { connect: 2000, headers: 2000, body: 2000 }, maxBytes: 1000 };

  beforeAll(async () => {
    target = await startFake(
      () => ({ body: { ok: true } }),
      makeCertificate({ names: ['provider.example.com'] }),
    );
    proxy = createServer((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers['authorization'] ?? '-'}`);
      if (answer === 'refuse') response.writeHead(407, { 'content-type': 'text/html' }).end('<html></html>');
      else response.writeHead(200, { 'content-type': 'application/json' }).end('{"via":"proxy"}');
    });
    proxy.on('connect', (request, socket) => {
      seen.push(`CONNECT ${request.url} ${request.headers['authorization'] ?? '-'}`);
      if (answer === 'refuse') return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      // The name does not exist; the proxy leads to the fake instead.
      const out = connect(target.port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        out.pipe(socket);
        socket.pipe(out);
      });
      out.on('error', () => socket.destroy());
      socket.on('error', () => out.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    proxyUrl = `http://127.0.0.1:${(proxy.address() as { port: number }).port}`;
  });
  afterAll(async () => {
    proxy.closeAllConnections();
    proxy.close();
    await target.close();
  });

  async function send(url: string, env: Record<string, string>) {
    const client = createHttpClient({ env });
    const result = await client.send(
      { method: 'GET', url, headers: { authorization: 'Bearer made-up' } },
      limits,
    );
    await client.close();
    return result;
  }

  it('tunnels https, so that the proxy never sees the key, and verifies the certificate', async () => {
    seen.length = 0;
    answer = 'tunnel';
    const result = await send('https://provider.example.com/v1/models', { HTTPS_PROXY: proxyUrl });
    expect(seen).toEqual(['CONNECT provider.example.com:443 -']);
    expect(result).toEqual({ ok: false, failure: 'tls-untrusted', viaProxy: true });
  });

  it('says that it was the proxy that refused', async () => {
    answer = 'refuse';
    const result = await send('https://provider.example.com/', { HTTPS_PROXY: proxyUrl });
    expect(result).toEqual({ ok: false, failure: 'proxy-failed', viaProxy: true });
    const dead = await send('https://provider.example.com/', { HTTPS_PROXY: 'http://127.0.0.1:9' });
    expect(dead).toEqual({ ok: false, failure: 'proxy-failed', viaProxy: true });
    const wrong = await send('https://provider.example.com/', { HTTPS_PROXY: 'not a url' });
    expect(wrong).toMatchObject({ ok: false, viaProxy: true });
  });

  it('hands plain http to the proxy as a whole URL', async () => {
    seen.length = 0;
    answer = 'tunnel';
    const result = await send('http://gpu.example.com/api/tags', { HTTP_PROXY: proxyUrl });
    expect(seen).toEqual(['GET http://gpu.example.com/api/tags Bearer made-up']);
    expect(result).toMatchObject({ ok: true, response: { status: 200, body: '{"via":"proxy"}' } });
  });
});

describe('NODE_EXTRA_CA_CERTS', () => {
  it('is honoured, since Node itself reads it', async () => {
    const { execFile } = await import('node:child_process');
    const { mkdtemp, writeFile, rm } = await import('node:fs/promises');
    const { build } = await import('esbuild');
    const certificate = makeCertificate({ addresses: ['127.0.0.1'] });
    const fake = await startFake(() => ({ body: { ok: true } }), certificate);
    const folder = await mkdtemp(`${process.cwd()}/node_modules/.catalyst-test-`);
    await writeFile(`${folder}/ca.pem`, certificate.cert);
    const script = `import { createHttpClient } from ${JSON.stringify(`${process.cwd()}/src/host/http.ts`)};
      const client = createHttpClient({ env: {} });
      const limits = { timeouts: { connect: 5000, headers: 5000, body: 5000 }, maxBytes: 1000 };
      const result = await client.send({ method: 'GET', url: '${fake.origin}/', headers: {} }, limits);
      console.log(JSON.stringify(result.ok ? result.response.status : result.failure));
      await client.close();`;
    await build({
      stdin: { contents: script, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      outfile: `${folder}/run.mjs`,
      logLevel: 'silent',
    });
    const run = (env: Record<string, string>): Promise<string> =>
      new Promise((resolve) => {
        execFile(
          process.execPath,
          [`${folder}/run.mjs`],
          { env: { PATH: process.env['PATH'] ?? '', ...env } },
          (_, stdout) => resolve(stdout.trim()),
        );
      });
    expect(await run({ NODE_EXTRA_CA_CERTS: `${folder}/ca.pem` })).toBe('200');
    expect(await run({})).toBe('"tls-untrusted"');
    await rm(folder, { recursive: true });
    await fake.close();
  }, 20_000);
});
