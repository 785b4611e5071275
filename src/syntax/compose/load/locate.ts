import type { Range } from '../../../core/text.js';
import type { YamlScalar } from '../../yaml/types.js';

/**
 * Finds where pieces of a scalar's value stand in the source. Exact where the source has the same letters
 * (escapes and folding may change them), else the whole scalar.
 */
export function locateReferences(
  scalar: YamlScalar,
  value: string,
  pieces: readonly { readonly start: number; readonly end: number }[],
): Range[] {
  const { source, range } = scalar;
  const order = pieces.map((_, i) => i).sort((a, b) => pieces[a]!.start - pieces[b]!.start);
  const found: Range[] = pieces.map(() => range);
  let cursor = 0;
  let previous = -1;
  for (const i of order) {
    const piece = pieces[i]!;
    const letters = value.slice(piece.start, piece.end);
    const at = source.indexOf(letters, piece.start === previous || previous === -1 ? cursor : cursor + 1);
    if (at === -1) break;
    previous = piece.start;
    cursor = at;
    found[i] = { start: range.start + at, end: range.start + at + letters.length };
  }
  return found;
}
