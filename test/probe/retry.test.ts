import { describe, expect, it } from 'vitest';
import type { HttpClient, HttpResult } from '../../src/probe/http.js';
import { computeBackoff, readRetryAfter } from '../../src/probe/retry.js';
import { type ProbeOptions, probeProviders } from '../../src/probe/run.js';
import { planTargets } from '../../src/probe/targets.js';
import { KEYS } from '../support/fake-providers/nine.js';
import { TODAY } from '../support/probe.js';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const json = (status: number, body: unknown, headers: Record<string, string> = {}): HttpResult => ({
  ok: true,
  response: {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    isCut: false,
  },
});
const OK = json(200, { object: 'list', data: [] });
const REFUSED: HttpResult = { ok: false, failure: 'refused', viaProxy: false };

/** A world in which time passes only by sleeping. */
async function run(answers: HttpResult[], options: Partial<ProbeOptions> = {}) {
  let now = NOW;
  const pauses: number[] = [];
  let sent = 0;
  const http: HttpClient = {
    send: async () => answers[Math.min(sent++, answers.length - 1)]!,
    close: async () => undefined,
  };
  const [result] = await probeProviders(
    planTargets({ OPENAI_API_KEY: KEYS.openai }, { providers: ['openai'] }),
    {
      http,
      clock: () => now,
      // The deadline's own timer sleeps too, for longer than any pause; it ends with the probe.
      sleep: async (milliseconds, signal) => {
        if (milliseconds >= 20_000)
          return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        pauses.push(milliseconds);
        now += milliseconds;
      },
      random: () => 1,
      today: TODAY,
      retries: 2,
      ...options,
    },
  );
  return { result: result!, pauses, sent };
}

describe('retries', () => {
  it('follow a failed connection, a 429, a 503, a 529', async () => {
    for (const first of [REFUSED, json(429, {}), json(503, {}), json(529, {})]) {
      const { result, pauses, sent } = await run([first, first, OK]);
      expect([result.verdict, result.requests, sent]).toEqual(['verified', 3, 3]);
      expect(pauses).toEqual([250, 500]);
    }
  });

  it('follow another 5xx only when it says so', async () => {
    expect((await run([json(500, {}), OK])).sent).toBe(1);
    expect((await run([json(502, {}, { 'retry-after': '1' }), OK])).sent).toBe(2);
  });

  it('do not follow what will not change', async () => {
    for (const answer of [
      json(401, {}),
      json(404, {}),
      json(429, { error: { code: 'insufficient_quota' } }),
      json(503, {}, { 'x-should-retry': 'false' }),
    ]) {
      expect((await run([answer, OK])).sent).toBe(1);
    }
    for (const failure of ['tls-expired', 'headers-timeout', 'bad-http', 'bad-request'] as const) {
      expect((await run([{ ok: false, failure, viaProxy: false }, OK])).sent).toBe(1);
    }
  });

  it('never make more than retries + 1 requests', async () => {
    for (const retries of [0, 1, 4]) {
      const { result, sent } = await run([json(429, {})], { retries });
      expect([sent, result.requests]).toEqual([retries + 1, retries + 1]);
      expect(result).toMatchObject({ verdict: 'unknown', reason: 'rate-limited' });
    }
  });

  it('wait as long as they are told, in both forms', async () => {
    expect((await run([json(429, {}, { 'retry-after': '3' }), OK])).pauses).toEqual([3000]);
    expect(
      (await run([json(429, {}, { 'retry-after': 'Sun, 22 Nov 2026 12:00:05 GMT' }), OK])).pauses,
    ).toEqual([5000]);
  });

  it('do not wait beyond the deadline, and say how long it would have been', async () => {
    const { result, pauses, sent } = await run([json(429, {}, { 'retry-after': '3600' }), OK]);
    expect([pauses, sent]).toEqual([[], 1]);
    expect(result).toMatchObject({ reason: 'rate-limited', evidence: { retryAfter: 3600 } });
  });
});

describe('readRetryAfter', () => {
  it.each([
    ['0', 0],
    ['1.5', 1500],
    ['Sun, 22 Nov 2026 12:01:00 GMT', 60_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['soon', undefined],
    ['-1', undefined],
    ['', undefined],
  ])('%j', (value, expected) => {
    expect(readRetryAfter({ 'retry-after': value }, NOW)).toBe(expected);
  });

  it('prefers the exact form', () => {
    expect(readRetryAfter({ 'retry-after': '2', 'retry-after-ms': '1200' }, NOW)).toBe(1200);
  });
});

describe('computeBackoff', () => {
  it('doubles, and is spread over half of itself', () => {
    expect([0, 1, 2].map((attempt) => computeBackoff(attempt, () => 0))).toEqual([125, 250, 500]);
    expect([0, 1, 2].map((attempt) => computeBackoff(attempt, () => 1))).toEqual([250, 500, 1000]);
  });
});
