import type { LengthLimits, NumberLimits, Shape } from '../shape.js';
import { isPydanticDecimal, readPydanticFloat, readPydanticInt } from './python-numbers.js';
import { hasHashInAuthority } from './url-hash.js';
import { fails, fromJson, type Outcome, type PyValue, takes, UNKNOWN } from './types.js';

/** How pydantic validates what is no collection, in its lax mode. https://docs.pydantic.dev/latest/concepts/conversion_table/ */
type Kind<K extends Shape['kind']> = Extract<Shape, { kind: K }>;

/** An integer, a float, a boolean or a text as an integer. */
export function validateInteger(shape: Kind<'integer'>, value: PyValue): Outcome {
  if (typeof value === 'bigint') return inLimits(value, shape, 2);
  if (shape.strict || value === null || typeof value === 'object') return fails('integer');
  if (typeof value === 'boolean') return inLimits(value ? 1n : 0n, shape, 0);
  if (typeof value === 'number')
    return Number.isInteger(value) ? inLimits(BigInt(value), shape, 0) : fails('integer');
  const read = readPydanticInt(value);
  return read === undefined ? fails('integer') : inLimits(read, shape, 0);
}

/** A number. */
export function validateNumber(shape: Kind<'number'>, value: PyValue): Outcome {
  if (typeof value === 'number') return inLimits(value, shape, 2);
  if (typeof value === 'bigint') return inLimits(Number(value), shape, 1);
  if (shape.strict || value === null || typeof value === 'object') return fails('number');
  if (typeof value === 'boolean') return inLimits(value ? 1 : 0, shape, 0);
  const read = readPydanticFloat(value);
  return read === undefined ? fails('number') : inLimits(read, shape, 0);
}

/** A decimal: its value is not told, its limits are. */
export function validateDecimal(shape: Kind<'decimal'>, value: PyValue): Outcome {
  if (typeof value === 'bigint' || typeof value === 'number')
    return Number.isFinite(Number(value)) ? untold(inLimits(Number(value), shape, 0)) : fails('number');
  if (typeof value !== 'string') return fails('number');
  const isNumber = isPydanticDecimal(value);
  if (isNumber === null) return UNKNOWN;
  return isNumber ? untold(inLimits(Number(value.replaceAll('_', '')), shape, 0)) : fails('number');
}

const untold = (outcome: Outcome): Outcome => (outcome.ok ? { ok: true, exactness: 0 } : outcome);

const TRUE = new Set(['1', 'on', 't', 'true', 'y', 'yes']);
const FALSE = new Set(['0', 'off', 'f', 'false', 'n', 'no']);

/** A boolean, 0 or 1, or one of twelve words. Spaces around them are not taken. */
export function validateBoolean(shape: Kind<'boolean'>, value: PyValue): Outcome {
  if (typeof value === 'boolean') return takes(value, 2);
  if (shape.strict) return fails('boolean');
  if (value === 1n || value === 1) return takes(true);
  if (value === 0n || value === 0) return takes(false);
  if (typeof value !== 'string') return fails('boolean');
  const word = /^[\0-\x7f]*$/.test(value) ? value.toLowerCase() : value;
  return TRUE.has(word) ? takes(true) : FALSE.has(word) ? takes(false) : fails('boolean');
}

/** A text: nothing else becomes one. */
export function validateString(shape: Kind<'string'>, value: PyValue): Outcome {
  if (typeof value !== 'string') return fails('string');
  const length = checkLength([...value].length, shape);
  if (length) return length;
  return shape.pattern === undefined ? takes(value, 2) : UNKNOWN;
}

/** One of a few values, without conversion. */
export function validateLiteral(shape: Kind<'literal'>, value: PyValue): Outcome {
  const same = (choice: PyValue) => choice === value || Number(choice) === equalsNumber(value);
  const found = shape.values
    .map(fromJson)
    .find((choice) => (typeof choice === 'string' ? choice === value : same(choice)));
  return found === undefined
    ? fails('choice', shape.values.map(String).join(', '))
    : takes(found, found === value ? 2 : 0);
}

/** True is 1 and 1.0 is 1 to Python; texts are no numbers. */
const equalsNumber = (value: PyValue): number =>
  typeof value === 'boolean' || typeof value === 'bigint' || typeof value === 'number'
    ? Number(value)
    : Number.NaN;

/** A member of an enumeration, by its value. */
export function validateEnum(shape: Kind<'enum'>, value: PyValue): Outcome {
  const exact = validateLiteral({ kind: 'literal', values: shape.values }, value);
  if (exact.ok) return { ...exact, exactness: 0 };
  if (shape.mixin !== 'int' && shape.mixin !== 'float') return exact;
  const number =
    shape.mixin === 'int'
      ? validateInteger({ kind: 'integer' }, value)
      : validateNumber({ kind: 'number' }, value);
  if (!number.ok || number.value === undefined) return exact;
  const again = validateLiteral({ kind: 'literal', values: shape.values }, number.value);
  return again.ok ? { ...again, exactness: 0 } : again;
}

/** A URL as the WHATWG reads it, with the schemes and the host that the type wants. */
export function validateUrl(shape: Kind<'url'>, value: PyValue): Outcome {
  if (typeof value !== 'string') return fails('url');
  if (shape.maxLength !== undefined && value.length > shape.maxLength)
    return fails('length', String(shape.maxLength));
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    // Several hosts in one address are no URL to the WHATWG.
    return shape.many && value.includes(',') ? UNKNOWN : fails(...whyNoUrl(value, shape.schemes));
  }
  const scheme = url.protocol.slice(0, -1);
  if (shape.schemes && !shape.schemes.includes(scheme)) return fails('url', shape.schemes.join(', '));
  if (shape.schemes && shape.hostless !== true && url.host === '') return fails('url');
  return shape.many || shape.hostless ? { ok: true, exactness: 0 } : takes(url.href);
}

/** Its schemes are worth a word only where they are what is wrong. */
function whyNoUrl(
  value: string,
  schemes: readonly string[] | undefined,
): [code: 'url' | 'url-hash', expected: string | undefined] {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value)?.[1]?.toLowerCase();
  const isKnown = scheme !== undefined && (schemes?.includes(scheme) ?? true);
  if (!isKnown) return ['url', schemes?.join(', ')];
  return [hasHashInAuthority(value) ? 'url-hash' : 'url', undefined];
}

const UUID = /^(?:urn:uuid:)?(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** Texts of a certain form. */
export function validateFormat(shape: Kind<'format'>, value: PyValue): Outcome {
  if (typeof value !== 'string') return fails('string');
  // `Path` puts a path into its shortest form.
  if (shape.format === 'path') {
    if (value === '') return takes('.');
    return value.includes('/') ? { ok: true, exactness: 0 } : takes(value);
  }
  if (shape.format === 'uuid')
    return UUID.test(value.replace(/^\{(.*)\}$/, '$1')) ? { ok: true, exactness: 0 } : fails('uuid');
  // What follows the @ is judged by a library of its own.
  return /^[^@]+@[^@]+$/.test(value) ? UNKNOWN : value.includes('@') ? UNKNOWN : fails('email');
}

function inLimits(value: bigint | number, limits: NumberLimits, exactness: 0 | 1 | 2): Outcome {
  const { ge, gt, le, lt, multipleOf } = limits;
  if (Number.isNaN(Number(value)) && [ge, gt, le, lt, multipleOf].some((limit) => limit !== undefined))
    return UNKNOWN;
  if (multipleOf !== undefined && isMultiple(value, multipleOf) === false)
    return fails('multiple', String(multipleOf));
  if (le !== undefined && value > le) return fails('maximum', `<= ${le}`);
  if (lt !== undefined && value >= lt) return fails('maximum', `< ${lt}`);
  if (ge !== undefined && value < ge) return fails('minimum', `>= ${ge}`);
  if (gt !== undefined && value <= gt) return fails('minimum', `> ${gt}`);
  return takes(value, exactness);
}

const isMultiple = (value: bigint | number, of: number): boolean =>
  typeof value === 'bigint' && Number.isInteger(of) && of !== 0
    ? value % BigInt(of) === 0n
    : Number(value) % of === 0;

/** What is wrong with a length, if anything. */
export function checkLength(length: number, { minLength, maxLength }: LengthLimits): Outcome | undefined {
  if (minLength !== undefined && length < minLength) return fails('length', `>= ${minLength}`);
  if (maxLength !== undefined && length > maxLength) return fails('length', `<= ${maxLength}`);
  return undefined;
}
