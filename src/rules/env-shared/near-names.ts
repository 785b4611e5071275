import { editDistance } from '../../core/nearest.js';

/** A name taken apart once. */
interface Parted {
  readonly name: string;
  readonly squeezed: string;
  readonly words: readonly string[];
}

/** Names that are no names of variables any more: nobody mistypes so many in one file. */
const MOST = 2000;

/**
 * Makes a search for the known name that a name was probably meant to be: the same words but for a typing error in
 * them. METRICS_HOST is not METRICS_PORT, and KEY_2 is not KEY.
 */
export function createNameFinder(known: Iterable<string>): (name: string) => string | undefined {
  const byLength = new Map<number, Parted[]>();
  for (const name of known) byLength.set(name.length, [...(byLength.get(name.length) ?? []), part(name)]);
  let asked = 0;
  return (name) => {
    if (name.length < 5 || name.length > 100 || ++asked > MOST) return undefined;
    const own = part(name);
    let meant: string | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const length of [-2, -1, 0, 1, 2].map((difference) => name.length + difference)) {
      for (const candidate of byLength.get(length) ?? []) {
        const slips = countSlips(own, candidate);
        if (slips >= least) continue;
        least = slips;
        meant = candidate.name;
      }
    }
    return least === 0 ? undefined : meant;
  };
}

function part(name: string): Parted {
  return { name, squeezed: name.replaceAll('_', ''), words: name.split('_') };
}

function countSlips(own: Parted, candidate: Parted): number {
  if (own.name === candidate.name) return 0;
  if (own.squeezed === candidate.squeezed) return 1;
  const { words } = own;
  const others = candidate.words;
  if (words.length !== others.length) return Number.POSITIVE_INFINITY;
  let slips = 0;
  for (const [i, word] of words.entries()) {
    const other = others[i]!;
    if (word === other) continue;
    // In a word of three letters only a swap is clear: DNS for DSN.
    const limit = other.length >= 8 ? 2 : other.length >= 4 || sameLetters(word, other) ? 1 : 0;
    const distance =
      withoutDigits(word) === withoutDigits(other) ? limit + 1 : editDistance(word, other, limit);
    if (distance > limit) return Number.POSITIVE_INFINITY;
    slips += distance;
  }
  return slips <= 2 ? slips : Number.POSITIVE_INFINITY;
}

function withoutDigits(word: string): string {
  return word.replace(/\d/g, '');
}

function sameLetters(word: string, other: string): boolean {
  return word.length > 2 && [...word].sort().join('') === [...other].sort().join('');
}
