import { type Range, indexLines, lineAt } from '../core/text.js';
import type { FrameSource } from '../report/types.js';

const LITERAL = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|["'`#].{0,1000}|\/\/.{0,1000}/g;
/** What variables are called in capitals; nothing else in quotes is shown. */
const NAME = /^[A-Z][A-Z0-9_]{1,60}$/;
/** A longer line was written by no person, and is not shown at all. */
const LONGEST = 1000;

/** Source code as it may be shown: texts in quotes and comments hidden, names of variables not. */
export function frameOfCode(text: string): FrameSource {
  const lines = indexLines(text);
  const hidden = lines.flatMap((start, i): Range[] => {
    const line = lineAt(text, lines, i + 1);
    if (line.length > LONGEST) return [{ start, end: start + line.length }];
    return [...line.matchAll(LITERAL)].flatMap(({ 0: literal, index }): Range[] => {
      const isClosed = literal.length > 1 && /^["'`]/.test(literal) && literal.endsWith(literal[0]!);
      const inner = { start: start + index + 1, end: start + index + literal.length - (isClosed ? 1 : 0) };
      return inner.end > inner.start && !NAME.test(text.slice(inner.start, inner.end)) ? [inner] : [];
    });
  });
  return { text, lines, hidden };
}
