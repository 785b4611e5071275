/** Gathering the characters between variables into literal parts. */
import { type MappedText, sourceRange } from './mapped-text.js';
import type { LiteralPart, WordPart } from './part-types.js';

/** Starts gathering; parts of different quoting are kept apart. Offsets are into `word`. */
export function createLiterals(word: MappedText, parts: WordPart[]) {
  let value = '';
  let start = -1;
  let end = -1;
  let quote: LiteralPart['quote'] = 'none';
  const flush = () => {
    if (start !== -1) parts.push({ kind: 'literal', value, range: sourceRange(word, start, end), quote });
    value = '';
    start = -1;
  };
  return {
    add(text: string, from: number, to: number, kind: LiteralPart['quote']) {
      if (start !== -1 && kind !== quote) flush();
      if (start === -1) start = from;
      quote = kind;
      value += text;
      end = to;
    },
    flush,
  };
}
