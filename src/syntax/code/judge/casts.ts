import { parsePythonJson } from './python-json.js';
import { isPydanticDecimal, readFloat, readInt, stripPython } from './python-numbers.js';
import { type Judgement, toJson, type Why } from './types.js';

const raises = (code: Why['code'], expected?: string): Judgement => ({
  ok: false,
  effect: 'raises',
  why: { code, ...(expected === undefined ? {} : { expected }) },
});
export const misreads = (code: Why['code'], expected?: string): Judgement => ({
  ok: false,
  effect: 'misread',
  why: { code, ...(expected === undefined ? {} : { expected }) },
});
const reads = (value?: Extract<Judgement, { ok: true }>['value']): Judgement =>
  value === undefined ? { ok: true } : { ok: true, value };
const NOT_KNOWN: Judgement = { ok: null };

const TRUE = /^(?:1|true|yes|on|y|t|enabled?)$/i;
const FALSE = /^(?:0|false|no|off|n|f|disabled?)$/i;

/** What a person who writes this word wants; undefined for a word that is neither. */
export function meaningOf(text: string): boolean | undefined {
  const word = text.trim();
  return TRUE.test(word) ? true : FALSE.test(word) ? false : undefined;
}

/** The program takes `read` for a text by which someone may have meant something else. */
export function asBoolean(read: boolean, text: string, expected?: string): Judgement {
  const meant = meaningOf(text);
  if (meant === read || (text === '' && !read)) return reads(read);
  return meant === undefined ? NOT_KNOWN : misreads('boolean', expected);
}

const integer = (text: string): Judgement => {
  const value = readInt(text);
  if (value === null) return NOT_KNOWN;
  return value === undefined ? raises('integer') : reads(toJson(value));
};
const float = (text: string): Judgement => {
  const value = readFloat(text);
  if (value === null) return NOT_KNOWN;
  return value === undefined ? raises('number') : reads(toJson(value));
};
const json = (text: string): Judgement => {
  const value = parsePythonJson(text);
  if (value === 'too-deep') return NOT_KNOWN;
  return value === 'invalid' ? raises('json') : reads(toJson(value.value));
};
const list = (text: string): Judgement => reads(text.split(','));

const words = (yes: readonly string[], no: readonly string[], change: (text: string) => string) => {
  const expected = [...yes, ...no].join(', ');
  return (text: string): Judgement => {
    const word = change(text);
    if (yes.includes(word)) return reads(true);
    return no.includes(word) ? reads(false) : raises('boolean', expected);
  };
};
const lower = (text: string) => text.toLowerCase();
const strtobool = words(['y', 'yes', 't', 'true', 'on', '1'], ['n', 'no', 'f', 'false', 'off', '0'], lower);

/** marshmallow compares with a fixed list of spellings. */
const cases = (...all: string[]) =>
  all.flatMap((word) => [...new Set([word, word.toUpperCase(), word[0]!.toUpperCase() + word.slice(1)])]);
const marshmallow = words(
  cases('t', 'true', '1', 'on', 'y', 'yes'),
  cases('f', 'false', '0', 'off', 'n', 'no'),
  (text) => text,
);

/** Functions that turn a text into a value, by the name that a read's `cast` has. */
export const CASTS: Readonly<Record<string, (text: string) => Judgement>> = {
  int: integer,
  float,
  bool: (text) => asBoolean(text !== '', text, ''),
  'decimal.Decimal': (text) => {
    const isNumber = isPydanticDecimal(text);
    if (isNumber === null || /nan|inf/i.test(text)) return NOT_KNOWN;
    return isNumber ? reads() : raises('number');
  },
  'json.loads': json,
  strtobool,
  'decouple.bool': (text) => (text === '' ? reads(false) : strtobool(text)),
  'starlette.bool': words(['true', '1'], ['false', '0'], lower),
  'environs.bool': marshmallow,
  'environs.int': integer,
  'environs.float': (text) => {
    const judged = float(text);
    return judged.ok && judged.value === undefined ? raises('number') : judged;
  },
  'environs.json': json,
  'environs.list': list,
  'django-environ.bool': (text) =>
    asBoolean(/^(?:true|on|ok|y|yes|1)$/.test(lower(text)), text, 'true, on, ok, y, yes, 1'),
  'django-environ.int': integer,
  'django-environ.json': json,
  // Takes away what is no digit, and several kinds of points.
  'django-environ.float': () => NOT_KNOWN,
  Number: (text) => {
    const value = Number(text);
    return Number.isNaN(value) || text.trim() === '' ? misreads('number') : reads(toJson(value));
  },
  parseInt: (text) => leading(text, /^\s*[-+]?\d+/, 'integer'),
  parseFloat: (text) => leading(text, /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/i, 'number'),
  BigInt: (text) => {
    try {
      return reads(toJson(BigInt(text)));
    } catch {
      return raises('integer');
    }
  },
  Boolean: (text) => asBoolean(text !== '', text, ''),
  'JSON.parse': (text) => {
    try {
      JSON.parse(text);
      return reads();
    } catch {
      return raises('json');
    }
  },
  'zod.stringbool': words(
    ['true', '1', 'yes', 'on', 'y', 'enabled'],
    ['false', '0', 'no', 'off', 'n', 'disabled'],
    lower,
  ),
  URL: (text) => (canParse(text) ? reads() : raises('url')),
  'envalid.num': (text) => {
    const value = Number.parseFloat(text);
    return Number.isNaN(value)
      ? raises('number')
      : leading(text, /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/i, 'number');
  },
  'envalid.bool': words(['true', 't', 'yes', 'on', '1'], ['false', 'f', 'no', 'off', '0'], (text) => text),
  'envalid.port': (text) => {
    const port = Number.parseFloat(text);
    return Number.isInteger(port) && String(port) === text && port >= 1 && port <= 65_535
      ? reads(port)
      : raises('integer', '1-65535');
  },
  'envalid.json': (text) => {
    try {
      JSON.parse(text);
      return reads();
    } catch {
      return raises('json');
    }
  },
  'envalid.url': (text) => (canParse(text) ? reads() : raises('url')),
};

/** `parseInt` and its like read what a text begins with and drop the rest without a word. */
function leading(text: string, number: RegExp, code: Why['code']): Judgement {
  const match = number.exec(text);
  if (!match) return misreads(code);
  return stripPython(text.slice(match[0].length)) === '' ? reads(Number(match[0])) : misreads(code);
}

function canParse(text: string): boolean {
  try {
    new URL(text);
    return true;
  } catch {
    return false;
  }
}
