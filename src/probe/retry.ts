import type { Answer } from './answer.js';
import type { HttpFailure } from './http.js';

const RETRYABLE: ReadonlySet<HttpFailure> = new Set([
  'dns',
  'refused',
  'unreachable',
  'reset',
  'connect-timeout',
]);
/** First pause in milliseconds; it doubles each time. */
const BASE = 250;

/** Whether a connection that failed is worth another try. */
export function isRetryableFailure(failure: HttpFailure): boolean {
  return RETRYABLE.has(failure);
}

/**
 * Whether an answer asks to come back: 429, and the server errors that say so, by their meaning (503, 529) or by
 * `Retry-After`. An empty purse answers 429 too, and stays empty.
 */
export function isRetryableAnswer(answer: Answer, reason: string): boolean {
  if (answer.headers['x-should-retry'] === 'false') return false;
  if (answer.status === 429) return reason !== 'quota-exhausted';
  if (answer.status < 500) return false;
  return answer.status === 503 || answer.status === 529 || answer.headers['retry-after'] !== undefined;
}

/**
 * Milliseconds that an answer asks to wait; undefined when it does not say.
 * `Retry-After` is a number of seconds or a date: RFC 9110, section 10.2.3.
 */
export function readRetryAfter(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const exact = Number(headers['retry-after-ms']);
  if (headers['retry-after-ms'] && Number.isFinite(exact) && exact >= 0) return exact;
  const value = headers['retry-after']?.trim();
  if (!value) return undefined;
  if (/^\d{1,9}(?:\.\d{1,3})?$/.test(value)) return Number(value) * 1000;
  const date = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Pause before the next try: doubled each time, and spread so that nine providers do not knock together. */
export function computeBackoff(attempt: number, random: () => number): number {
  return BASE * 2 ** attempt * (0.5 + random() / 2);
}
