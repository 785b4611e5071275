import { isLocalHost, isLoopbackHost } from '../providers/hosts.js';
import type { ProviderId } from '../providers/types.js';
import { type Answer, readAnswer } from './answer.js';
import type { HttpClient, HttpFailure, HttpRequest, HttpTimeouts } from './http.js';
import { computeBackoff, isRetryableAnswer, isRetryableFailure, readRetryAfter } from './retry.js';

/** Everything that sending needs from outside. */
export interface SendContext {
  readonly http: HttpClient;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly timeouts: HttpTimeouts;
  readonly maxBytes: number;
  /** Aborted at the provider's deadline, and on Ctrl-C. */
  readonly signal: AbortSignal;
  /** When the deadline is, on the same clock. */
  readonly deadline: number;
}

/** What came of a request and its repetitions. */
export interface SendOutcome {
  readonly answer?: Answer;
  readonly failure?: HttpFailure | 'insecure-url' | 'redirected';
  readonly viaProxy: boolean;
  readonly requests: number;
  /** Of the last request. */
  readonly latencyMs: number;
}

/**
 * Sends a request, at most `budget` times in all: retries and redirects to the same host each take one.
 * A redirect to another host is never followed, so that no credential arrives there.
 */
export async function sendPatiently(
  request: HttpRequest,
  provider: ProviderId,
  budget: number,
  reasonOf: (answer: Answer) => string,
  context: SendContext,
): Promise<SendOutcome> {
  let url = request.url;
  let requests = 0;
  for (let attempt = 0; ; ) {
    if (!isAllowedUrl(url, provider))
      return { failure: 'insecure-url', viaProxy: false, requests, latencyMs: 0 };
    const start = context.clock();
    const { timeouts, maxBytes, signal } = context;
    const result = await context.http.send({ ...request, url }, { timeouts, maxBytes, signal });
    requests += 1;
    const latencyMs = context.clock() - start;
    if (!result.ok) {
      const outcome = { failure: result.failure, viaProxy: result.viaProxy, requests, latencyMs };
      if (requests >= budget || !isRetryableFailure(result.failure)) return outcome;
      if (!(await pause(computeBackoff(attempt++, context.random), context))) return outcome;
      continue;
    }
    const answer = readAnswer(result.response);
    const outcome = { answer, viaProxy: false, requests, latencyMs };
    const next = readRedirect(answer, url);
    if (next !== undefined) {
      if (next === 'elsewhere') return { ...outcome, failure: 'redirected' };
      if (requests >= budget || request.method !== 'GET') return outcome;
      url = next;
      continue;
    }
    if (requests >= budget || !isRetryableAnswer(answer, reasonOf(answer))) return outcome;
    const wait = readRetryAfter(answer.headers, context.clock()) ?? computeBackoff(attempt, context.random);
    attempt += 1;
    if (!(await pause(wait, context))) return outcome;
  }
}

/** Plain http only to this machine, and for Ollama to the network that it stands in. */
export function isAllowedUrl(url: string, provider: ProviderId): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:') return true;
  return protocol === 'http:' && (provider === 'ollama' ? isLocalHost(hostname) : isLoopbackHost(hostname));
}

async function pause(milliseconds: number, context: SendContext): Promise<boolean> {
  if (context.clock() + milliseconds >= context.deadline) return false;
  await context.sleep(milliseconds, context.signal);
  return !context.signal.aborted;
}

function readRedirect({ status, headers }: Answer, from: string): string | 'elsewhere' | undefined {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  const { location } = headers;
  if (location === undefined || !URL.canParse(location, from)) return 'elsewhere';
  const target = new URL(location, from);
  const origin = new URL(from);
  const isSameHost = target.hostname === origin.hostname;
  const isSameOrigin = isSameHost && target.protocol === origin.protocol && target.port === origin.port;
  const isUpgrade = isSameHost && origin.protocol === 'http:' && target.protocol === 'https:';
  return isSameOrigin || isUpgrade ? target.href : 'elsewhere';
}
