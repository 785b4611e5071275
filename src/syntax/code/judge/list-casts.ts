import { own } from '../own.js';
import type { Json } from '../shape.js';
import {
  asBoolean,
  type Cast,
  finite,
  float,
  integer,
  marshmallow,
  NOT_KNOWN,
  raises,
  reads,
} from './cast-parts.js';
import { stripPython } from './python-numbers.js';
import { splitShlex } from './shlex.js';
import type { Judgement } from './types.js';

/** Functions that convert an item, by the name that a read's `items` has. */
const ITEMS: Readonly<Record<string, (text: string) => Judgement>> = {
  int: integer,
  float,
  bool: (text) => asBoolean(text !== '', text, ''),
  str: (text) => reads(text),
  'environs.bool': marshmallow,
  'environs.float': finite,
};

/** `string.whitespace` of Python. */
const ASCII_SPACE = ' \t\n\r\v\f';

/** `text.strip(chars)`. */
function strip(text: string, chars: string): string {
  let [start, end] = [0, text.length];
  while (start < end && chars.includes(text[start]!)) start++;
  while (end > start && chars.includes(text[end - 1]!)) end--;
  return text.slice(start, end);
}

function convert(parts: readonly string[] | undefined, items: string | undefined): Judgement {
  // A quote that is not closed.
  if (!parts) return raises('quotes');
  const cast = own(ITEMS, items ?? 'str');
  if (!cast) return parts.length === 0 ? reads([]) : NOT_KNOWN;
  const judged = parts.map((part) => cast(part));
  const refused = judged.find((one) => one.ok === false) ?? judged.find((one) => one.ok === null);
  if (refused) return refused;
  const values = judged.flatMap((one): (Json | undefined)[] => (one.ok ? [one.value] : []));
  return values.includes(undefined) ? reads() : reads(values as Json[]);
}

const pairs = (text: string, isDropping: boolean): Judgement => {
  const parts = text === '' ? [] : text.split(',').filter((part) => !isDropping || part !== '');
  return parts.every((part) => part.includes('=')) ? reads() : raises('pairs');
};

/** How libraries split a text. */
export const LIST_CASTS: Readonly<Record<string, Cast>> = {
  'decouple.Csv': (text, { separator, items }) =>
    convert(
      splitShlex(text, separator ?? ',')?.map((part) => strip(part, ASCII_SPACE)),
      items,
    ),
  'starlette.CommaSeparatedStrings': (text) => convert(splitShlex(text, ',')?.map(stripPython), 'str'),
  'environs.list': (text, { separator, items }) =>
    convert(text === '' ? [] : text.split(separator ?? ','), items),
  'environs.dict': (text) => pairs(text, false),
  'django-environ.list': (text, { items }) =>
    convert(
      text.split(',').filter((part) => part !== ''),
      items,
    ),
  'django-environ.tuple': (text, { items }) =>
    convert(
      strip(strip(text, '('), ')')
        .split(',')
        .filter((part) => part !== ''),
      items,
    ),
  'django-environ.dict': (text) => pairs(text, true),
};
