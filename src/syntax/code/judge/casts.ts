import {
  asBoolean,
  type Cast,
  float,
  integer,
  json,
  misreads,
  NOT_KNOWN,
  raises,
  reads,
  strtobool,
  words,
  lower,
} from './cast-parts.js';
import { CONFIG_CASTS } from './config-casts.js';
import { isPydanticDecimal, stripPython } from './python-numbers.js';
import { canParse, SCRIPT_CASTS } from './script-casts.js';
import { hasHashInAuthority } from './url-hash.js';
import { type Judgement, toJson, type Why } from './types.js';

/** Functions that turn a text into a value, by the name that a read's `cast` has. */
export const CASTS: Readonly<Record<string, Cast>> = {
  ...CONFIG_CASTS,
  ...SCRIPT_CASTS,
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
  URL: (text) => (canParse(text) ? reads() : raises(hasHashInAuthority(text) ? 'url-hash' : 'url')),
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
  'envalid.url': (text) => (canParse(text) ? reads() : raises(hasHashInAuthority(text) ? 'url-hash' : 'url')),
};

/** `parseInt` and its like read what a text begins with and drop the rest without a word. */
function leading(text: string, number: RegExp, code: Why['code']): Judgement {
  const match = number.exec(text);
  if (!match) return misreads(code);
  return stripPython(text.slice(match[0].length)) === '' ? reads(Number(match[0])) : misreads(code);
}
