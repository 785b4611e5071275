import { editDistance } from '../../core/nearest.js';

/**
 * The known name that a name was probably meant to be: the same words but for a typing error in them. METRICS_HOST is
 * not METRICS_PORT, and KEY_2 is not KEY.
 */
export function findMeantName(name: string, known: Iterable<string>): string | undefined {
  if (name.length < 5 || name.length > 100) return undefined;
  let meant: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    if (candidate === name) return undefined;
    const distance = countSlips(name, candidate);
    if (distance < least) {
      least = distance;
      meant = candidate;
    }
  }
  return meant;
}

function countSlips(name: string, candidate: string): number {
  if (Math.abs(name.length - candidate.length) > 2) return Number.POSITIVE_INFINITY;
  if (name.replaceAll('_', '') === candidate.replaceAll('_', '')) return 1;
  const words = name.split('_');
  const others = candidate.split('_');
  if (words.length !== others.length) return Number.POSITIVE_INFINITY;
  let slips = 0;
  for (const [i, word] of words.entries()) {
    const other = others[i]!;
    if (word === other) continue;
    const limit = other.length >= 8 ? 2 : other.length >= 4 ? 1 : 0;
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
