/** Keyword, flags and the rest of a logical line. */
import { isSeparator, isSpace, trimEnd } from './characters.js';
import type { MappedText } from './mapped-text.js';
import { appendMapped, createMappedText } from './mapped-text.js';
import type { Span } from './words.js';

/** A flag as BuildKit's lexer sees it: where it stands, and its text without quotes and escapes. */
export interface RawFlag {
  readonly span: Span;
  readonly text: MappedText;
}

export interface SplitCommand {
  readonly keyword: Span;
  readonly flags: readonly RawFlag[];
  readonly rest: Span;
}

/** Splits a trimmed logical line. Linear. */
export function splitCommand(line: MappedText, escapeChar: string): SplitCommand {
  const { text } = line;
  let keywordEnd = 0;
  while (keywordEnd < text.length && !isSeparator(text.charCodeAt(keywordEnd))) keywordEnd++;
  const flags: RawFlag[] = [];
  let start = keywordEnd;
  for (;;) {
    while (start < text.length && isSpace(text.charCodeAt(start))) start++;
    if (!text.startsWith('--', start)) break;
    const flag = readFlag(line, start, escapeChar);
    start = flag.span.end;
    if (flag.text.text === '--') break;
    flags.push(flag);
  }
  while (start < text.length && isSpace(text.charCodeAt(start))) start++;
  return {
    keyword: { start: 0, end: keywordEnd },
    flags,
    rest: { start, end: trimEnd(text, start, text.length) },
  };
}

function readFlag(line: MappedText, start: number, escapeChar: string): RawFlag {
  const { text } = line;
  const builder = createMappedText();
  let quote = '';
  let run = start;
  let i = start;
  const flush = (end: number) => appendMapped(builder, line, run, end);
  for (; i < text.length; i++) {
    const char = text[i]!;
    if (quote === '' && isSpace(text.charCodeAt(i))) break;
    if (quote === '' ? char === '"' || char === "'" : char === quote) {
      flush(i);
      run = i + 1;
      quote = quote === '' ? char : '';
    } else if (char === escapeChar) {
      flush(i);
      run = i + 1;
      if (i + 1 < text.length) i++;
    }
  }
  flush(i);
  return { span: { start, end: i }, text: builder.build() };
}
