import type { ReadersAdvice } from '../report/readers.js';
import type { ComparedVariable, ReaderComparison } from '../syntax/dotenv/compare-readers.js';
import { writeValue } from '../syntax/dotenv/edit.js';
import { quoteKindAt } from '../syntax/dotenv/quotes.js';
import type { ReaderId } from '../syntax/dotenv/readers/types.js';

/** For so many variables a way of writing is looked for; a file with more has other troubles. */
const MOST = 1_000;

/**
 * Makes the function that looks for a way to write a value that all programs read as the reference does, or, where it reads
 * none, as most do; if there is none, one that suits all programs but one.
 */
export function createAdviser(
  { programs }: ReaderComparison,
  reference: ReaderId,
): (variable: ComparedVariable) => ReadersAdvice | undefined {
  const readers = programs.filter(({ state }) => state !== 'undecided').map(({ reader }) => reader);
  let left = MOST;
  return ({ entry, groups }) => {
    const wanted = groups.find((group) => group.readers.includes(reference)) ?? groups[0];
    if (!wanted || (wanted.state !== 'set' && wanted.state !== 'empty') || left-- <= 0) return undefined;
    const value = wanted.value ?? '';
    const find = (chosen: readonly ReaderId[]) => {
      const [first] = writeValue(entry.name, value, { readers: chosen }, entry.quote);
      return first;
    };
    const written = find(readers);
    if (written !== undefined) return { form: quoteKindAt(written, 0) };
    for (const without of readers) {
      const almost = find(readers.filter((reader) => reader !== without));
      if (almost !== undefined) return { form: quoteKindAt(almost, 0), without };
    }
    return { form: 'impossible' };
  };
}
