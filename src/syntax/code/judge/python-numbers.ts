/** How the readers of numbers in Python take a text; each gives undefined where it raises. */

/** What `str.strip()` takes away. */
const PYTHON_SPACE =
  '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const SPACE_CHAR = new RegExp(PYTHON_SPACE, 'u');
/** `sys.set_int_max_str_digits`. */
const MOST_DIGITS = 4300;
const DIGITS = '\\d+(?:_\\d+)*';
const INTEGER = new RegExp(`^[-+]?${DIGITS}$`);
const FLOAT = new RegExp(`^[-+]?(?:${DIGITS}(?:\\.(?:${DIGITS})?)?|\\.${DIGITS})(?:[eE][-+]?${DIGITS})?$`);
const SPECIAL = /^[-+]?(?:inf(?:inity)?|nan)$/i;

/** `str.strip()`. A text of spaces alone is scanned once. */
export function stripPython(text: string): string {
  let start = 0;
  let end = text.length;
  const isSpace = (at: number) => text[at] !== undefined && SPACE_CHAR.test(text[at]);
  while (start < end && isSpace(start)) start++;
  while (end > start && isSpace(end - 1)) end--;
  return text.slice(start, end);
}

/** Digits of other scripts, which Python takes and pydantic's parser does not. */
const isForeign = (text: string) => /\p{Nd}/u.test(text) && /[^\0-\x7f]/.test(text);

/** `int(text)`; null where it cannot be told. */
export function readInt(text: string): bigint | undefined | null {
  const trimmed = stripPython(text);
  if (isForeign(trimmed)) return null;
  if (!INTEGER.test(trimmed)) return undefined;
  return toBigInt(trimmed.replaceAll('_', ''));
}

/** `float(text)`; null where it cannot be told. */
export function readFloat(text: string): number | undefined | null {
  const trimmed = stripPython(text);
  if (isForeign(trimmed)) return null;
  if (SPECIAL.test(trimmed)) return toSpecial(trimmed);
  return FLOAT.test(trimmed) ? Number(trimmed.replaceAll('_', '')) : undefined;
}

/** pydantic's `int` of a text: `1.0` is one, `1.5` and `1.` are not. */
export function readPydanticInt(text: string): bigint | undefined {
  const match = new RegExp(`^([-+]?${DIGITS})(?:\\.0+)?$`).exec(stripPython(text));
  return match ? toBigInt(match[1]!.replaceAll('_', '')) : undefined;
}

/** pydantic's `float` of a text: underscores may stand anywhere inside, but not twice. */
export function readPydanticFloat(text: string): number | undefined {
  const trimmed = stripPython(text);
  if (/^_|_$|__/.test(trimmed)) return undefined;
  const plain = trimmed.replaceAll('_', '');
  if (SPECIAL.test(plain)) return toSpecial(plain);
  return FLOAT.test(plain) ? Number(plain) : undefined;
}

function toBigInt(digits: string): bigint | undefined {
  if (digits.length > MOST_DIGITS) return undefined;
  const value = BigInt(digits.replace(/^[-+]/, ''));
  return digits.startsWith('-') ? -value : value;
}

function toSpecial(text: string): number {
  if (/nan/i.test(text)) return Number.NaN;
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** `Decimal(text)` as pydantic takes it: finite numbers alone. */
export function isPydanticDecimal(text: string): boolean | null {
  const trimmed = stripPython(text);
  if (isForeign(trimmed)) return null;
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(trimmed.replaceAll('_', ''));
}
