import type { HttpResponse } from './http.js';

/** What a body turned out to be. */
export type BodyKind =
  | 'json'
  | 'html'
  | 'truncated-json'
  | 'not-json'
  | 'wrong-content-type'
  | 'too-large'
  | 'empty';

/** A response with its body read as what it claims to be. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly kind: BodyKind;
  /** The parsed body when `kind` is `json`, else undefined. */
  readonly json: unknown;
  readonly text: string;
}

/** Reads a response's body. Never throws. */
export function readAnswer(response: HttpResponse): Answer {
  const { status, headers, body } = response;
  const text = body.replace(/^\ufeff/, '');
  const kind = kindOf(response, text);
  return { status, headers, kind: kind.kind, json: kind.json, text };
}

function kindOf(response: HttpResponse, text: string): { kind: BodyKind; json?: unknown } {
  const type = (response.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  const start = text.trimStart();
  if (start === '' && !response.isCut) return { kind: 'empty' };
  if (type === 'text/html' || type === 'application/xhtml+xml' || start.startsWith('<'))
    return { kind: 'html' };
  if (response.isCut) return { kind: 'too-large' };
  const parsed = parseJson(start);
  if (parsed === undefined) {
    return { kind: looksCutOff(start) ? 'truncated-json' : 'not-json' };
  }
  const isJsonType = type === '' || type === 'application/json' || type.endsWith('+json');
  return isJsonType ? { kind: 'json', json: parsed.value } : { kind: 'wrong-content-type' };
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function looksCutOff(text: string): boolean {
  return /^[{[]/.test(text) && !/[}\]]\s*$/.test(text);
}

/** A property of something that may be anything. */
export function get(value: unknown, ...path: readonly (string | number)[]): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}

/** The same where a text is wanted. */
export function getString(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = get(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The same where a list is wanted; empty when there is none. */
export function getList(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = get(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The first ten characters of an ISO date, or the day of a Unix time. */
export function readDay(value: unknown): string | undefined {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(value)?.[0];
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 1e9 || value > 1e11) return undefined;
  return new Date(value * 1000).toISOString().slice(0, 10);
}

/** The message of an error body, in any of the shapes that the nine use. */
export function readErrorMessage(answer: Answer): string | undefined {
  const { json } = answer;
  for (const path of [['error', 'message'], ['message'], ['detail'], ['error'], ['msg']]) {
    const found = getString(json, ...path);
    if (found) return found;
  }
  return undefined;
}

/** The machine's word for an error: `code`, `status`, `type`, or Google's reason. */
export function readErrorCode(answer: Answer): string | undefined {
  const { json } = answer;
  const reason = getList(json, 'error', 'details').map((detail) => getString(detail, 'reason'));
  const candidates = [
    ...reason,
    getString(json, 'error', 'code'),
    getString(json, 'error', 'status'),
    getString(json, 'error', 'type'),
    getString(json, 'code'),
    getString(json, 'type'),
  ];
  return candidates.find((word) => word !== undefined && /^[A-Za-z][A-Za-z0-9_.-]{1,59}$/.test(word));
}
