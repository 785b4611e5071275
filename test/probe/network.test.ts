import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { makeCertificate } from '../support/certificates.js';
import { KEYS } from '../support/fake-providers/nine.js';
import { type FakeServer, type Handler, type Reply, startFake } from '../support/fake-providers/server.js';
import { probeValue, type ProbeSetup } from '../support/probe.js';

const LIST = { object: 'list', data: [{ id: 'gpt-4o', object: 'model' }] };
const open: FakeServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((fake) => fake.close()));
});

async function start(handler: Handler, certificate?: Parameters<typeof startFake>[1]): Promise<FakeServer> {
  const fake = await startFake(handler, certificate);
  open.push(fake);
  return fake;
}

const probeAt = (origin: string, setup: ProbeSetup = {}) =>
  probeValue('openai', { OPENAI_API_KEY: KEYS.openai, OPENAI_BASE_URL: `${origin}/v1` }, setup);

async function probeReply(reply: Reply, setup: ProbeSetup = {}) {
  const fake = await start(() => reply);
  return { result: await probeAt(fake.origin, setup), fake };
}

const FAST = { connect: 300, headers: 300, body: 300, total: 3000 };

describe('connections that fail', () => {
  it('refused', async () => {
    const fake = await startFake(() => ({}));
    await fake.close();
    const result = await probeAt(fake.origin, { retries: 2 });
    expect(result).toMatchObject({ verdict: 'unknown', reason: 'refused', requests: 3 });
  });

  it('a name that does not resolve', async () => {
    expect(await probeAt('https://no-such-host.invalid')).toMatchObject({
      verdict: 'unknown',
      reason: 'dns',
    });
  });

  it.each([
    ['reset', { fault: 'reset' }],
    ['reset', { fault: 'reset-body', body: LIST }],
  ] as const)('%s', async (reason, reply) => {
    const { result } = await probeReply(reply);
    expect(result).toMatchObject({ verdict: 'unknown', reason });
  });

  it.each([
    ['headers-timeout', { fault: 'hang' }, FAST],
    ['body-timeout', { fault: 'hang-body', body: LIST }, FAST],
    ['deadline', { fault: 'hang' }, { ...FAST, headers: 60_000, total: 300 }],
    ['deadline', { fault: 'drip', body: LIST }, { ...FAST, body: 60_000, total: 300 }],
  ] as const)('%s', async (reason, reply, timeouts) => {
    const start = Date.now();
    const { result } = await probeReply(reply, { timeouts });
    expect(result).toMatchObject({ verdict: 'unknown', reason });
    expect(Date.now() - start).toBeLessThan(20_000);
  });

  it('a server that accepts and says nothing, not even TLS', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    const result = await probeAt(`https://127.0.0.1:${port}`, { timeouts: FAST });
    silent.close();
    expect(result).toMatchObject({ verdict: 'unknown', reason: 'connect-timeout' });
  });

  it('something that does not speak HTTP', async () => {
    const other = createServer((socket) => {
      socket.once('data', () => socket.end('220 mail.example.com ESMTP\r\n'));
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const plain = await probeAt(`http://127.0.0.1:${port}`);
    const secure = await probeAt(`https://127.0.0.1:${port}`);
    other.close();
    expect(plain).toMatchObject({ verdict: 'unknown', reason: 'bad-http' });
    expect(secure).toMatchObject({ verdict: 'unknown', reason: 'tls-failed' });
  });
});

describe('certificates', () => {
  const DAY = 86_400_000;
  const local = { addresses: ['127.0.0.1'] };
  it.each([
    ['tls-untrusted', makeCertificate(local)],
    ['tls-wrong-name', makeCertificate({ names: ['other.example.com'] })],
    [
      'tls-expired',
      makeCertificate({
        ...local,
        notBefore: new Date(Date.now() - 9 * DAY),
        notAfter: new Date(Date.now() - DAY),
      }),
    ],
    [
      'tls-expired',
      makeCertificate({
        ...local,
        notBefore: new Date(Date.now() + DAY),
        notAfter: new Date(Date.now() + 9 * DAY),
      }),
    ],
  ])('%s', async (reason, certificate) => {
    const folder = await mkdtemp(join(tmpdir(), 'catalyst-ca-'));
    const caFile = join(folder, 'ca.pem');
    await writeFile(caFile, certificate.cert);
    const fake = await start(() => ({ body: LIST }), certificate);
    // Trusted, but for the one that must not be: then the date or the name is what is wrong.
    const client = reason === 'tls-untrusted' ? {} : { caFiles: [caFile] };
    const result = await probeAt(fake.origin, { client });
    expect(result).toMatchObject({ verdict: 'unknown', reason });
    expect(fake.requests).toEqual([]);
    if (reason === 'tls-untrusted') {
      expect(await probeAt(fake.origin, { client: { caFiles: [caFile] } })).toMatchObject({
        verdict: 'verified',
      });
    }
    await rm(folder, { recursive: true });
  });

  it('are verified even when the environment says not to', async () => {
    const fake = await start(() => ({ body: LIST }), makeCertificate(local));
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    const result = await probeAt(fake.origin);
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    expect(result).toMatchObject({ reason: 'tls-untrusted' });
  });
});

describe('redirects', () => {
  it('to another host are not followed, and the key does not arrive there', async () => {
    for (const status of [301, 302, 303, 307, 308]) {
      const other = await start(() => ({ body: LIST }));
      const { result, fake } = await probeReply(
        { status, headers: { location: `${other.origin}/v1/models` } },
        { retries: 3 },
      );
      expect(result).toMatchObject({ verdict: 'unknown', reason: 'redirected' });
      expect([fake.requests.length, other.requests.length]).toEqual([1, 0]);
    }
  });

  it('from https to http of the same host are not followed', async () => {
    const certificate = makeCertificate({ addresses: ['127.0.0.1'] });
    const folder = await mkdtemp(join(tmpdir(), 'catalyst-ca-'));
    const caFile = join(folder, 'ca.pem');
    await writeFile(caFile, certificate.cert);
    const fake = await start(
      () => ({ status: 301, headers: { location: 'http://127.0.0.1/v1/models' } }),
      certificate,
    );
    expect(await probeAt(fake.origin, { client: { caFiles: [caFile] }, retries: 2 })).toMatchObject({
      reason: 'redirected',
    });
    await rm(folder, { recursive: true });
  });

  it('to another name of the same machine are not followed either', async () => {
    const fake = await start(({ headers, path }) =>
      path === '/v2/models'
        ? { body: LIST }
        : {
            status: 302,
            headers: { location: `http://localhost:${headers['host']?.split(':')[1]}/v2/models` },
          },
    );
    expect(await probeAt(fake.origin, { retries: 3 })).toMatchObject({ reason: 'redirected', requests: 1 });
    expect(fake.requests).toHaveLength(1);
  });

  it('within a host are, as long as requests are left', async () => {
    const fake = await start(({ path }) =>
      path === '/v2/models' ? { body: LIST } : { status: 308, headers: { location: '/v2/models' } },
    );
    expect(await probeAt(fake.origin, { retries: 1 })).toMatchObject({ verdict: 'verified', requests: 2 });
    expect(await probeAt(fake.origin, { retries: 0 })).toMatchObject({ reason: 'redirected', requests: 1 });
  });

  it('in a circle come to an end', async () => {
    const { result, fake } = await probeReply(
      { status: 302, headers: { location: '/v1/models' } },
      { retries: 2 },
    );
    expect(result).toMatchObject({ verdict: 'unknown', reason: 'redirected' });
    expect(fake.requests).toHaveLength(3);
  });
});

describe('bodies', () => {
  it('of 10 MB are cut', async () => {
    const { result } = await probeReply({
      body: JSON.stringify({ data: 'x'.repeat(10_000_000) }),
      headers: { 'content-type': 'application/json' },
    });
    expect(result).toMatchObject({ verdict: 'unknown', reason: 'body-too-large' });
  });

  it('that unfold to 60 MB are cut', async () => {
    const before = process.memoryUsage().rss;
    const bomb = gzipSync(Buffer.alloc(60_000_000, 0x20));
    const { result } = await probeReply({
      body: bomb,
      headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' },
    });
    expect(result).toMatchObject({ verdict: 'unknown', reason: 'body-too-large' });
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  it('may be compressed', async () => {
    const { result, fake } = await probeReply({
      body: gzipSync(JSON.stringify(LIST)),
      headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' },
    });
    expect(result.verdict).toBe('verified');
    expect(fake.requests[0]?.headers['accept-encoding']).toContain('gzip');
  });

  it('that lie about their compression', async () => {
    const { result } = await probeReply({ body: 'not gzip', headers: { 'content-encoding': 'gzip' } });
    expect(result).toMatchObject({ reason: 'bad-encoding' });
    const { result: strange } = await probeReply({ body: 'x', headers: { 'content-encoding': 'zz' } });
    expect(strange).toMatchObject({ reason: 'bad-encoding' });
  });
});

describe('plain http', () => {
  it('is used only on this machine, and for Ollama on the network around it', async () => {
    const openai = await probeValue('openai', {
      OPENAI_API_KEY: KEYS.openai,
      OPENAI_BASE_URL: 'http://gateway.example.com/v1',
    });
    expect(openai).toMatchObject({ reason: 'insecure-url', isProbed: false, requests: 0 });
    const ollama = await probeValue('ollama', { OLLAMA_BASE_URL: 'http://gpu.example.com:11434' });
    expect(ollama).toMatchObject({ reason: 'insecure-url', requests: 0 });
  });
});

describe('requests that the key or the URL makes impossible', () => {
  it('are not made', async () => {
    const fake = await start(() => ({ body: LIST }));
    const values = { OPENAI_BASE_URL: `${fake.origin}/v1` };
    expect(
      await probeValue('openai', { ...values, OPENAI_API_KEY: 'sk-made\u200bupfortests' }),
    ).toMatchObject({ reason: 'unsendable-key' });
    expect(await probeValue('openai', { ...values, OPENAI_API_KEY: 'your-key-here' })).toMatchObject({
      reason: 'placeholder',
    });
    expect(
      await probeValue('openai', { OPENAI_API_KEY: KEYS.openai, OPENAI_BASE_URL: 'sk-oops' }),
    ).toMatchObject({ reason: 'bad-base-url' });
    expect(
      await probeValue('anthropic', { ANTHROPIC_API_KEY: 'sk-ant-admin01-madeupfortests' }),
    ).toMatchObject({ reason: 'admin-key', requests: 0 });
    expect(fake.requests).toEqual([]);
  });
});
