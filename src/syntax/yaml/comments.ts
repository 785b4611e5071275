import type { Range } from '../../core/text.js';
import type { YamlComment } from './types.js';

/**
 * Finds the comments of a text: a `#` at the start of a line or after white space that no scalar contains.
 * `scalars` are in the order of the text.
 */
export function findComments(text: string, scalars: readonly Range[]): YamlComment[] {
  const comments: YamlComment[] = [];
  let next = 0;
  let i = text.indexOf('#');
  while (i !== -1) {
    while (next < scalars.length && scalars[next]!.end <= i) next++;
    const scalar = scalars[next];
    if (scalar !== undefined && scalar.start <= i) {
      i = text.indexOf('#', Math.max(scalar.end, i + 1));
      continue;
    }
    if (i === 0 || isSpace(text.charCodeAt(i - 1))) {
      const end = endOfLine(text, i);
      comments.push({ range: { start: i, end }, text: text.slice(i + 1, end) });
      i = text.indexOf('#', end);
    } else i = text.indexOf('#', i + 1);
  }
  return comments;
}

function isSpace(code: number): boolean {
  return (
    code === 32 ||
    code === 10 ||
    (code < 128 ? code >= 9 && code <= 13 : /\s|\ufeff/.test(String.fromCharCode(code)))
  );
}

function endOfLine(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) return i;
  }
  return text.length;
}
