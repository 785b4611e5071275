import type { LineEnds, OddCharacters } from './types.js';

const ODD =
  /[\0\u00a0\u202f\u2007\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff\u2018-\u201f\u2039\u203a\u00ab\u00bb]/g;

/** Finds the characters that look like something else, or like nothing. */
export function findOddCharacters(text: string): OddCharacters {
  const found = {
    nul: [] as number[],
    nbsp: [] as number[],
    zeroWidth: [] as number[],
    smartQuotes: [] as number[],
  };
  for (const match of text.matchAll(ODD)) {
    const code = match[0].charCodeAt(0);
    if (code === 0) found.nul.push(match.index);
    else if (code === 0xa0 || code === 0x202f || code === 0x2007) found.nbsp.push(match.index);
    else if ((code >= 0x2018 && code <= 0x203a) || code === 0xab || code === 0xbb)
      found.smartQuotes.push(match.index);
    else if (code !== 0xfeff || match.index > 0) found.zeroWidth.push(match.index);
  }
  return found;
}

/** Counts the line ends of a text. */
export function countLineEnds(text: string): LineEnds {
  const count = { lf: 0, crlf: 0, cr: 0 };
  const hasReturns = text.includes('\r');
  for (let at = text.indexOf('\n'); !hasReturns && at >= 0; at = text.indexOf('\n', at + 1)) count.lf++;
  for (let at = 0; hasReturns && at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) count.lf++;
    else if (code === 13 && text.charCodeAt(at + 1) !== 10) count.cr++;
    else if (code === 13) {
      count.crlf++;
      at++;
    }
  }
  const used = (['lf', 'crlf', 'cr'] as const).filter((kind) => count[kind] > 0);
  return { ...count, style: used.length > 1 ? 'mixed' : (used[0] ?? 'none') };
}
