import { randomBytes } from 'node:crypto';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import type { Answer } from '../smoke/types.js';
import { classifyError } from './http/failures.js';

/** Asks for a WebSocket and closes it at once. https://www.rfc-editor.org/rfc/rfc6455#section-4.1 */
export function upgradeToWebSocket(url: string, timeoutMs: number): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve) => {
    const send = url.startsWith('https:') ? requestTls : requestPlain;
    const request = send(url, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
      },
      timeout: timeoutMs,
    });
    const finish = (answer: Answer) => {
      request.destroy();
      resolve(answer);
    };
    const answered = (status: number): Answer => ({
      ok: true,
      status,
      headers: {},
      body: '',
      latencyMs: Math.round(performance.now() - started),
    });
    request.once('upgrade', (response, socket) => {
      socket.destroy();
      finish(answered(response.statusCode ?? 101));
    });
    request.once('response', (response) => finish(answered(response.statusCode ?? 0)));
    request.once('timeout', () => finish({ ok: false, failure: 'headers-timeout' }));
    request.once('error', (error) => finish({ ok: false, failure: classifyError(error, false) }));
    request.end();
  });
}
