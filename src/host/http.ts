/** The network: undici is loaded only when the first request is sent. */
import { readFile } from 'node:fs/promises';
import { rootCertificates } from 'node:tls';
import type { Dispatcher } from 'undici';
import type { HttpClient, HttpLimits, HttpRequest, HttpResult } from '../probe/http.js';
import { chooseProxy, type ProxySettings, readProxySettings } from '../probe/proxy.js';
import { readBody } from './http/body.js';
import { classifyError } from './http/failures.js';

export interface HttpClientOptions {
  /** Where HTTP_PROXY and its like are read. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Files with certificate authorities to trust besides the usual ones; Node reads NODE_EXTRA_CA_CERTS itself. */
  readonly caFiles?: readonly string[];
}

type Undici = typeof import('./undici.js');

/** Makes a client of the real network. Certificates are always verified, whatever the environment says. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const proxies = readProxySettings(options.env);
  const dispatchers = new Map<string, Promise<Dispatcher>>();
  let authorities: Promise<string[] | undefined> | undefined;

  async function getDispatcher(
    undici: Undici,
    proxy: string | undefined,
    connect: number,
  ): Promise<Dispatcher> {
    authorities ??= readAuthorities(options.caFiles);
    const ca = await authorities;
    const key = `${connect} ${proxy ?? ''}`;
    const known = dispatchers.get(key);
    if (known) return known;
    const made = Promise.resolve(makeDispatcher(undici, proxy, { timeout: connect, ...(ca ? { ca } : {}) }));
    dispatchers.set(key, made);
    return made;
  }

  return {
    prepare: async () => {
      await import('./undici.js');
    },
    send: async (request, limits) => {
      const proxy = proxyOf(request.url, proxies);
      try {
        const undici = await import('./undici.js');
        return await sendRequest(
          undici,
          await getDispatcher(undici, proxy, limits.timeouts.connect),
          request,
          limits,
        );
      } catch (error) {
        const failure = limits.signal?.aborted ? 'aborted' : classifyError(error, proxy !== undefined);
        return { ok: false, failure, viaProxy: proxy !== undefined };
      }
    },
    close: async () => {
      const open = await Promise.allSettled(dispatchers.values());
      dispatchers.clear();
      await Promise.allSettled(
        open.map((one) => (one.status === 'fulfilled' ? one.value.destroy() : undefined)),
      );
    },
  };
}

function proxyOf(url: string, settings: ProxySettings): string | undefined {
  return URL.canParse(url) ? chooseProxy(new URL(url), settings) : undefined;
}

interface ConnectOptions {
  readonly timeout: number;
  readonly ca?: string[];
}

function makeDispatcher(undici: Undici, proxy: string | undefined, options: ConnectOptions): Dispatcher {
  const connect = { ...options, rejectUnauthorized: true };
  // Without keep-alive no request can meet a connection that the other side has just closed.
  if (proxy === undefined) return new undici.Agent({ connect, pipelining: 0 });
  const uri = /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
  return new undici.ProxyAgent({
    uri,
    requestTls: connect,
    proxyTls: connect,
    pipelining: 0,
    proxyTunnel: false,
  });
}

async function readAuthorities(files: readonly string[] = []): Promise<string[] | undefined> {
  if (files.length === 0) return undefined;
  return [...rootCertificates, ...(await Promise.all(files.map((file) => readFile(file, 'utf8'))))];
}

async function sendRequest(
  undici: Undici,
  dispatcher: Dispatcher,
  request: HttpRequest,
  limits: HttpLimits,
): Promise<HttpResult> {
  const answer = await undici.request(request.url, {
    dispatcher,
    method: request.method,
    headers: { 'accept-encoding': 'gzip, deflate', ...request.headers },
    ...(request.body === undefined ? {} : { body: request.body }),
    headersTimeout: limits.timeouts.headers,
    bodyTimeout: limits.timeouts.body,
    ...(limits.signal ? { signal: limits.signal } : {}),
  });
  const headers = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  const { text, isCut } = await readBody(answer.body, headers['content-encoding'] ?? '', limits.maxBytes);
  return { ok: true, response: { status: answer.statusCode, headers, body: text, isCut } };
}
