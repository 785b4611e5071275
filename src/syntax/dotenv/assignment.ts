import type { Range } from '../../core/text.js';
import { findClosingQuote, findNextQuote, quoteKindAt } from './quotes.js';
import { skipWhile, trimEndWhile } from './readers/character-classes.js';
import { findComment, findLineEnd, inlineComment, isBlank, lineEndAt } from './scan.js';
import type { AssignmentEntry, UnterminatedQuote } from './types.js';

/** What stands before the value of an assignment. */
export interface AssignmentHead {
  readonly start: number;
  readonly export: Range | null;
  readonly key: Range;
  /** Offset of the `=` or `:`. */
  readonly delimiter: number;
}

type ValueParts = Pick<
  AssignmentEntry,
  'value' | 'inner' | 'quote' | 'closed' | 'closedByEscape' | 'afterQuote' | 'comment'
> & { readonly lineEnd: number; readonly swallows: Range | null };

/** Reads an assignment of which the head is known, to the end of the line on which its value ends. */
export function parseAssignment(
  text: string,
  head: AssignmentHead,
): { readonly entry: AssignmentEntry; readonly unterminated: UnterminatedQuote | null } {
  const { lineEnd: end, swallows, ...value } = parseValue(text, head.delimiter + 1);
  const lineEnd = lineEndAt(text, end);
  const entry: AssignmentEntry = {
    kind: 'assignment',
    range: { start: head.start, end: lineEnd.end },
    lineEnd,
    export: head.export,
    key: head.key,
    name: text.slice(head.key.start, head.key.end),
    separator: { start: head.key.end, end: value.value.start },
    delimiter: text.charAt(head.delimiter) === '=' ? '=' : ':',
    ...value,
  };
  if (swallows === null) return { entry, unterminated: null };
  const quote = { start: entry.value.start, end: entry.value.start + 1 };
  return { entry, unterminated: { entry, quote, swallows } };
}

function parseValue(text: string, from: number): ValueParts {
  const lineEnd = findLineEnd(text, from);
  const start = skipWhile(text, from, isBlank, lineEnd);
  if (quoteKindAt(text, start) === 'none') return parsePlain(text, from, start, lineEnd);
  const next = findNextQuote(text, start);
  const close = findClosingQuote(text, start, next);
  if (close !== null) return parseQuoted(text, start, close.at, close.escaped);
  return {
    ...parsePlain(text, start, start, lineEnd),
    quote: quoteKindAt(text, start),
    closed: false,
    swallows: { start, end: Math.min(next + 1, text.length) },
  };
}

function parsePlain(text: string, from: number, start: number, lineEnd: number): ValueParts {
  // `A=#b` is a value to three programs of four, `A= #b` is meant as a comment.
  const hash = findComment(text, start, lineEnd);
  const comment = hash === start && start === from ? findComment(text, start + 1, lineEnd) : hash;
  const end = trimEndWhile(text, start, comment, isBlank);
  const value = end === start ? { start: from, end: from } : { start, end };
  const opened = quoteKindAt(text, start) !== 'none' ? 1 : 0;
  return {
    value,
    inner: { start: value.start + opened, end: value.end },
    quote: 'none',
    closed: true,
    closedByEscape: false,
    afterQuote: null,
    comment: inlineComment(comment, lineEnd),
    lineEnd,
    swallows: null,
  };
}

function parseQuoted(text: string, start: number, close: number, escaped: boolean): ValueParts {
  const lineEnd = findLineEnd(text, close + 1);
  const comment = findComment(text, close + 1, lineEnd);
  const junkStart = skipWhile(text, close + 1, isBlank, comment);
  return {
    value: { start, end: close + 1 },
    inner: { start: start + 1, end: close },
    quote: quoteKindAt(text, start),
    closed: true,
    closedByEscape: escaped,
    afterQuote:
      junkStart < comment ? { start: junkStart, end: trimEndWhile(text, junkStart, comment, isBlank) } : null,
    comment: inlineComment(comment, lineEnd),
    lineEnd,
    swallows: null,
  };
}
