import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TestCertificate } from '../certificates.js';

/** A request as it arrived. */
export interface Recorded {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the fake does with a request. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a text or bytes as they are. */
  readonly body?: unknown;
  readonly delay?: number;
  /** `headers`: no answer at all; `body`: half of it; `reset`: the connection is cut before, `reset-body`: in the middle. */
  readonly fault?: 'hang' | 'hang-body' | 'reset' | 'reset-body' | 'drip';
}

export interface FakeServer {
  readonly origin: string;
  readonly port: number;
  readonly requests: Recorded[];
  readonly close: () => Promise<void>;
}

export type Handler = (request: Recorded) => Reply;

/** Starts a fake on a free port of this machine; over TLS when it is given a certificate. */
export async function startFake(handle: Handler, certificate?: TestCertificate): Promise<FakeServer> {
  const requests: Recorded[] = [];
  const sockets = new Set<Socket>();
  const listener = (incoming: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const recorded: Recorded = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: Object.fromEntries(
          Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
        ),
        body: Buffer.concat(chunks).toString('utf8'),
      };
      requests.push(recorded);
      const reply = handle(recorded);
      setTimeout(() => answer(response, reply), reply.delay ?? 0);
    });
  };
  const server: Server = certificate ? createHttpsServer(certificate, listener) : createHttpServer(listener);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function answer(response: ServerResponse, reply: Reply): void {
  const { status = 200, body = '', fault } = reply;
  if (fault === 'hang' || response.destroyed) return;
  if (fault === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
  const bytes = isRaw ? Buffer.from(body as string) : Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    ...(isRaw ? {} : { 'content-type': 'application/json' }),
    'content-length': String(bytes.length),
    ...reply.headers,
  });
  if (fault === undefined) {
    response.end(bytes);
    return;
  }
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
  if (fault === 'reset-body') setTimeout(() => response.socket?.resetAndDestroy(), 20);
  if (fault === 'drip') {
    let at = Math.floor(bytes.length / 2);
    const timer = setInterval(() => {
      if (response.destroyed || at >= bytes.length - 1) clearInterval(timer);
      else response.write(bytes.subarray(at, ++at));
    }, 50);
  }
}
