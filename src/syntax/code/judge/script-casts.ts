import type { CodeRead } from '../types.js';
import { type Cast, lower, misreads, NOT_KNOWN, raises, reads, words } from './cast-parts.js';
import { toJson, type Judgement } from './types.js';
import { hasHashInAuthority } from './url-hash.js';

const JOI_NUMBER = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i;
/** More digits than a double is sure to hold. */
const MOST_DIGITS = 15;

type Limits = Pick<CodeRead, 'minimum' | 'maximum'>;

function within(value: number, { minimum, maximum }: Limits): Judgement {
  if (minimum !== undefined && value < minimum) return raises('minimum', `>= ${minimum}`);
  if (maximum !== undefined && value > maximum) return raises('maximum', `<= ${maximum}`);
  return reads(toJson(value));
}

function joiNumber(text: string, limits: Limits, isInteger: boolean): Judgement {
  if (!JOI_NUMBER.test(text)) return raises(isInteger ? 'integer' : 'number');
  const value = Number(text);
  if (text.replace(/\D/g, '').length > MOST_DIGITS || !Number.isFinite(value)) return NOT_KNOWN;
  if (isInteger && !Number.isInteger(value)) return raises('integer');
  return within(value === 0 ? 0 : value, limits);
}

/** A number that is written as JavaScript writes it. */
const envVarInt: Cast = (text, limits) => {
  const value = Number.parseInt(text, 10);
  return value.toString(10) === text && text !== 'NaN' ? within(value, limits) : raises('integer');
};
const envVarFloat: Cast = (text, limits) => {
  const value = Number.parseFloat(text);
  if (Number.isNaN(value) || Number.isNaN(Number(text))) return raises('number');
  // `0x10` is a number to one reader and 0 to the other.
  return value === Number(text) ? within(value, limits) : misreads('number');
};

function parsed(text: string, isShape: (value: unknown) => boolean): Judgement {
  try {
    return isShape(JSON.parse(text)) ? reads() : raises('json-shape');
  } catch {
    return raises('json');
  }
}

/** The whole of what JavaScript takes for a URL. */
export function canParse(text: string): boolean {
  try {
    new URL(text);
    return true;
  } catch {
    return false;
  }
}
const url: Cast = (text) =>
  canParse(text) ? reads() : raises(hasHashInAuthority(text) ? 'url-hash' : 'url');
const list: Cast = (text, { separator }) => reads(text.split(separator ?? ',').filter((part) => part !== ''));
/** env-var's `asJsonObject` refuses lists alone. */
const isNoList = (value: unknown) => !Array.isArray(value);

const ENV_VAR: Readonly<Record<string, Cast>> = {
  String: () => reads(),
  EmailString: (text) => (text.includes('@') ? NOT_KNOWN : raises('email')),
  Int: envVarInt,
  IntPositive: envVarInt,
  IntNegative: envVarInt,
  PortNumber: envVarInt,
  Float: envVarFloat,
  FloatPositive: envVarFloat,
  FloatNegative: envVarFloat,
  Bool: words(['true', '1'], ['false', '0'], lower),
  BoolStrict: words(['true'], ['false'], lower),
  Json: (text) => parsed(text, () => true),
  JsonArray: (text) => parsed(text, Array.isArray),
  JsonObject: (text) => parsed(text, isNoList),
  Array: list,
  Set: list,
  UrlString: url,
  UrlObject: url,
};

/** What Joi and env-var convert with. */
export const SCRIPT_CASTS: Readonly<Record<string, Cast>> = {
  'joi.number': (text, read) => joiNumber(text, read, false),
  'joi.integer': (text, read) => joiNumber(text, read, true),
  'joi.boolean': words(['true'], ['false'], (text) => lower(text.trim())),
  'joi.string': (text) => (text === '' ? raises('missing') : reads(text)),
  ...Object.fromEntries(
    Object.entries(ENV_VAR).map(([name, cast]): [string, Cast] => [
      `env-var.${name}`,
      (text, read) => (read.required && text.trim() === '' ? raises('missing') : cast(text, read)),
    ]),
  ),
};
