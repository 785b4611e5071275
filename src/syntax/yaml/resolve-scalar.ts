import type { YamlValue } from './types.js';

/** What a plain scalar means, and whether a number is a float. */
export interface ResolvedScalar {
  readonly value: YamlValue;
  readonly float: boolean;
}

const words = new Map<string, YamlValue>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, -Infinity] as const),
]);
const floatWords = /^[-+]?\.(?:inf|nan)$/i;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/**
 * Resolves a plain scalar as the YAML reader of Compose does: `yes` and `22:22` are strings, `0755`, `0o755`,
 * `0x1F` and `0b11` are integers, `_` may separate digits, and what looks like a date stays text.
 */
export function resolvePlain(source: string): ResolvedScalar {
  const word = words.get(source);
  if (word !== undefined) return { value: word, float: floatWords.test(source) };
  const first = source.charCodeAt(0);
  const numeric = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  if (!numeric) return { value: source, float: false };
  const plain = source.replaceAll('_', '');
  const integer = resolveInteger(plain);
  if (integer !== undefined) return { value: integer, float: false };
  if (float.test(plain)) {
    const value = Number(plain);
    if (Number.isFinite(value)) return { value, float: true };
  }
  return { value: source, float: false };
}

function resolveInteger(text: string): number | undefined {
  const negative = text.startsWith('-');
  const digits = negative || text.startsWith('+') ? text.slice(1) : text;
  if (negative && digits === '0') return undefined;
  const value = readDigits(digits);
  if (value === undefined || value >= 2 ** 64) return undefined;
  return negative ? -value : value;
}

function readDigits(digits: string): number | undefined {
  if (/^(?:0|[1-9][0-9]*)$/.test(digits)) return Number(digits);
  if (/^0[oO]?[0-7]+$/.test(digits)) return Number.parseInt(digits.replace(/^0[oO]?/, ''), 8);
  if (/^0[xX][0-9a-fA-F]+$/.test(digits)) return Number.parseInt(digits.slice(2), 16);
  if (/^0[bB][01]+$/.test(digits)) return Number.parseInt(digits.slice(2), 2);
  return undefined;
}
