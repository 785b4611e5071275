/** Cutting arguments into words, in the three ways that BuildKit does. */
import type { Range } from '../../core/text.js';
import { isSeparator, isSpace } from './characters.js';
import type { MappedText } from './mapped-text.js';
import { sliceMapped, sourceRange } from './mapped-text.js';
import type { Word } from './part-types.js';
import type { Report } from './problems.js';
import { scanWord } from './variable-scanner.js';

/** What the readers of instructions share. */
export interface ReadContext {
  readonly escape: '\\' | '`';
  readonly report: Report;
}

/** Half-open offsets into a logical line. */
export type Span = Range;

/** Makes a word of a mapped text; `range` where the word stands in the file. */
export function makeWord(context: ReadContext, text: MappedText, range: Range, expands: boolean): Word {
  // Most words hold nothing that a lexer would look at.
  if (!expands || !/[$'"\\`]/.test(text.text)) {
    const literal = text.text;
    return {
      value: literal,
      literal,
      range,
      expands,
      parts: [{ kind: 'literal', value: literal, range, quote: 'none' }],
    };
  }
  const { parts, error } = scanWord(text, context.escape);
  if (error !== undefined) {
    context.report('variable-syntax', sourceRange(text, error.start, error.end), { reason: error.reason });
  }
  const dynamic = error !== undefined || parts.some((part) => part.kind === 'variable');
  const literal = dynamic
    ? undefined
    : parts.map((part) => (part.kind === 'literal' ? part.value : '')).join('');
  return { value: text.text, literal, range, expands, parts };
}

/** The word at a span of a logical line. */
export function wordAt(context: ReadContext, line: MappedText, span: Span, expands: boolean): Word {
  const text = sliceMapped(line, span.start, span.end);
  return makeWord(context, text, sourceRange(line, span.start, span.end), expands);
}

/** Words between separators; quotes mean nothing (FROM, COPY, EXPOSE, …). */
export function splitPlainWords(text: string): Span[] {
  const spans: Span[] = [];
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !isSeparator(text.charCodeAt(i))) {
      if (start === -1) start = i;
    } else if (start !== -1) {
      spans.push({ start, end: i });
      start = -1;
    }
  }
  return spans;
}

/** Words of ENV, LABEL and ARG: quotes and escapes hold them together and stay in them. */
export function splitQuotedWords(text: string, escapeChar: string): Span[] {
  const spans: Span[] = [];
  let start = -1;
  let quote = '';
  // An escape character that ends the line is dropped.
  let end = text.length;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (start === -1) {
      if (isSpace(text.charCodeAt(i))) continue;
      start = i;
    } else if (quote === '' && isSpace(text.charCodeAt(i))) {
      spans.push({ start, end: i });
      start = -1;
      continue;
    }
    if (quote !== '') {
      if (char === quote) quote = '';
      else if (char === escapeChar && quote !== "'") end = ++i < text.length ? end : i - 1;
    } else if (char === escapeChar) end = ++i < text.length ? end : i - 1;
    else if (char === '"' || char === "'") quote = char;
  }
  if (start !== -1 && end > start) spans.push({ start, end });
  return spans;
}
