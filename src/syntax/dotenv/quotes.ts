import { skipWhile } from './readers/character-classes.js';
import { findComment, findLineEnd, isBlank } from './scan.js';
import type { QuoteKind } from './types.js';

/** Where a quoted value ends. */
export interface ClosingQuote {
  readonly at: number;
  readonly escaped: boolean;
}

const KINDS: Readonly<Record<string, QuoteKind>> = { "'": 'single', '"': 'double', '`': 'backtick' };

/** How the value that starts at an offset is quoted. */
export function quoteKindAt(text: string, at: number): QuoteKind {
  return KINDS[text.charAt(at)] ?? 'none';
}

/** The next such quote that no backslash escapes, anywhere in the text; its length for none. */
export function findNextQuote(text: string, open: number): number {
  const quote = text.charCodeAt(open);
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === 92) at++;
  }
  return text.length;
}

/**
 * Finds the quote that closes a value. The programs disagree, so this is what a person means: the next one in
 * the same line; else the next one at all if its line ends behind it; else one in the same line that a
 * backslash precedes (`"C:\dir\"`). The search goes no further than the next opening quote of the same kind, so
 * that all searches together pass over the text once.
 */
export function findClosingQuote(text: string, open: number, next: number): ClosingQuote | null {
  const lineEnd = findLineEnd(text, open);
  if (next < lineEnd || (next < text.length && endsLine(text, next + 1))) return { at: next, escaped: false };
  const last = text.lastIndexOf(text.charAt(open), lineEnd - 1);
  return last > open && endsLine(text, last + 1) ? { at: last, escaped: true } : null;
}

function endsLine(text: string, from: number): boolean {
  const end = findLineEnd(text, from);
  return skipWhile(text, from, isBlank, end) === findComment(text, from, end);
}
