import { readFloat } from '../casts.js';

const powers = ['b', 'k', 'm', 'g', 't', 'p'];

/** Reads a size (`512m`, `1.5GiB`, `1024`) as bytes, the units being powers of 1024; undefined where it is none. */
export function parseBytes(text: string): number | undefined {
  if (/^[-+]?[0-9]+$/.test(text)) return Number(text);
  const match = /^(.*[0-9.]) ?([a-zA-Z]{0,3})$/s.exec(text);
  if (match === null) return undefined;
  const size = readFloat(match[1]!);
  const suffix = match[2]!.toLowerCase();
  if (size === undefined || size < 0) return undefined;
  if (suffix === '') return Math.trunc(size);
  const power = powers.indexOf(suffix[0]!);
  const rest = suffix.slice(1);
  if (power === -1 || (power === 0 ? rest !== '' : rest !== '' && rest !== 'b' && rest !== 'ib'))
    return undefined;
  return Math.trunc(size * 1024 ** power);
}
