import type { Json } from '../shape.js';

/** Why a program does not take a text. */
export interface Why {
  readonly code:
    | 'integer'
    | 'number'
    | 'boolean'
    | 'string'
    | 'none'
    | 'json'
    | 'json-shape'
    | 'url'
    /** A `#` in its password, which ends the URL too early. */
    | 'url-hash'
    | 'choice'
    | 'minimum'
    | 'maximum'
    | 'multiple'
    | 'length'
    | 'email'
    | 'uuid'
    | 'missing'
    | 'extra'
    /** Quotes that are closed, in a list that is split as a shell does. */
    | 'quotes'
    /** `key=value` in each part. */
    | 'pairs'
    | 'other';
  /** Words of the code, never of the value: the limit, the choices, the shape that is wanted. */
  readonly expected?: string;
}

/** What becomes of a text. */
export type Judgement =
  /** It is read; `value` is what the program holds then, where that can be told. It may be a secret. */
  | { readonly ok: true; readonly value?: Json }
  /** `raises`: the program stops. `misread`: it goes on with something that was not meant. */
  | { readonly ok: false; readonly effect: 'raises' | 'misread'; readonly why: Why }
  /** Only running the program would tell. */
  | { readonly ok: null };

/** A value as Python has it: whole numbers are `bigint`, floats `number`. */
export type PyValue = null | boolean | bigint | number | string | readonly PyValue[] | PyDict;
/** A dictionary with text keys. */
export type PyDict = ReadonlyMap<string, PyValue>;

/** How well a value fits a member of a union: as it is, without loss, converted. */
export type Exactness = 2 | 1 | 0;

/** What a validator makes of a value. No `value` where it cannot be told. */
export type Outcome =
  | { readonly ok: true; readonly value?: PyValue; readonly exactness: Exactness }
  | { readonly ok: false; readonly why: Why; readonly path: readonly string[] }
  | { readonly ok: null };

export const fails = (code: Why['code'], expected?: string): Outcome => ({
  ok: false,
  why: { code, ...(expected === undefined ? {} : { expected }) },
  path: [],
});

export const takes = (value: PyValue, exactness: Exactness = 0): Outcome => ({ ok: true, value, exactness });
export const UNKNOWN: Outcome = { ok: null };

export const isPyDict = (value: PyValue): value is PyDict => value instanceof Map;

/** A value as JSON; undefined where JSON has no such number. */
export function toJson(value: PyValue): Json | undefined {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : undefined;
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (Array.isArray(value)) {
    const items = (value as readonly PyValue[]).map(toJson);
    return items.includes(undefined) ? undefined : (items as Json[]);
  }
  if (value === null || typeof value !== 'object') return value as Json;
  const entries = [...(value as PyDict)].map(([key, item]) => [key, toJson(item)] as const);
  return entries.some(([, item]) => item === undefined) ? undefined : (Object.fromEntries(entries) as Json);
}

/** A JSON value of the code as Python has it. */
export function fromJson(value: Json): PyValue {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(fromJson);
  if (value === null || typeof value !== 'object') return value as PyValue;
  return new Map(Object.entries(value).map(([key, item]) => [key, fromJson(item)]));
}
