import type { Range } from '../../../core/text.js';
import { isPythonSpace, skipWhile, trimEndWhile } from './character-classes.js';

/** What python-dotenv's parser makes of one statement. */
export type PythonStatement =
  | { readonly kind: 'error'; readonly range: Range }
  | {
      readonly kind: 'binding';
      readonly key: Range;
      /** As written, quotes included; null for a key without `=`. */
      readonly written: Range | null;
      readonly value: string | null;
    };

interface Step<T> {
  readonly part: T;
  readonly end: number;
}

interface WrittenValue {
  readonly written: Range;
  readonly value: string;
}

const SINGLE_QUOTE_ESCAPES = /\\[\\']/g;
const DOUBLE_QUOTE_ESCAPES = /\\[\\'"abfnrtv]/g;
const ESCAPED: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * Follows `parse_stream` of python-dotenv 1.2.2 (src/dotenv/parser.py), with a byte order mark skipped as the
 * versions after it do. Expects LF only, as Python's text files give it.
 */
export function parsePythonStatements(text: string): PythonStatement[] {
  const statements: PythonStatement[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (true) {
    const next = readPlain(text, at, statements);
    if (next >= 0) {
      at = next;
      continue;
    }
    const start = skipWhile(text, at, isPythonSpace);
    if (start >= text.length) return statements;
    const { part, end } = parseStatement(text, start);
    if (part !== null) statements.push(part);
    at = end;
  }
}

/** `NAME=value` without anything special, as most lines are, in one step. */
const PLAIN = /[A-Za-z_][\w.-]*=[\w.:/@,+%-]*(?=\n|$)/y;

/** Reads such a line, and returns where the next one starts; -1 where the line is another. */
function readPlain(text: string, start: number, statements: PythonStatement[]): number {
  PLAIN.lastIndex = start;
  if (!PLAIN.test(text)) return -1;
  const end = PLAIN.lastIndex;
  const equals = text.indexOf('=', start);
  statements.push({
    kind: 'binding',
    key: { start, end: equals },
    written: { start: equals + 1, end },
    value: text.slice(equals + 1, end),
  });
  return end + 1;
}

function parseStatement(text: string, start: number): Step<PythonStatement | null> {
  const fail = (from: number): Step<PythonStatement> => {
    const end = findLineEnd(text, from);
    return { part: { kind: 'error', range: { start, end } }, end: end + 1 };
  };
  const keyStart = skipExport(text, start);
  if (text.charCodeAt(keyStart) === 35) return { part: null, end: findLineEnd(text, keyStart) };
  const key = parseKey(text, keyStart);
  if (key === null) return fail(keyStart);
  const afterKey = skipWhile(text, key.end, isInlineSpace);
  if (text.charCodeAt(afterKey) !== 61) {
    const end = endOfStatement(text, afterKey);
    if (end === -1) return fail(afterKey);
    return { part: { kind: 'binding', key: key.part, written: null, value: null }, end };
  }
  const valueStart = skipWhile(text, afterKey + 1, isInlineSpace);
  const value = parseValue(text, valueStart);
  if (value === null) return fail(valueStart);
  const end = endOfStatement(text, value.end);
  if (end === -1) return fail(value.end);
  return { part: { kind: 'binding', key: key.part, ...value.part }, end };
}

function skipExport(text: string, start: number): number {
  if (!text.startsWith('export', start)) return start;
  const end = skipWhile(text, start + 6, isInlineSpace);
  return end > start + 6 ? end : start;
}

function parseKey(text: string, start: number): Step<Range> | null {
  if (text.charCodeAt(start) === 39) {
    const close = text.indexOf("'", start + 1);
    return close <= start + 1 ? null : { part: { start: start + 1, end: close }, end: close + 1 };
  }
  const end = skipWhile(text, start, (code) => code !== 61 && code !== 35 && !isPythonSpace(code));
  return end === start ? null : { part: { start, end }, end };
}

function parseValue(text: string, start: number): Step<WrittenValue> | null {
  const code = text.charCodeAt(start);
  if (code === 39 || code === 34) {
    const close = findClosingQuote(text, start);
    if (close === -1) return null;
    const value = decodeEscapes(text.slice(start + 1, close), code === 34);
    return { part: { written: { start, end: close + 1 }, value }, end: close + 1 };
  }
  const lineEnd = findLineEnd(text, start);
  const end = trimEndWhile(text, start, cutComment(text, start, lineEnd), isPythonSpace);
  return { part: { written: { start, end }, value: text.slice(start, end) }, end: lineEnd };
}

/** The first quote that no backslash precedes; without one the last escaped one, as the expression backtracks. */
function findClosingQuote(text: string, open: number): number {
  const quote = text[open]!;
  let close = text.indexOf(quote, open + 1);
  while (close !== -1 && text.charCodeAt(close - 1) === 92) close = text.indexOf(quote, close + 1);
  if (close !== -1) return close;
  const last = text.lastIndexOf(quote);
  return last > open ? last : -1;
}

function cutComment(text: string, start: number, end: number): number {
  for (let at = start + 1; at < end; at++) {
    if (text.charCodeAt(at) === 35 && isPythonSpace(text.charCodeAt(at - 1))) return at;
  }
  return end;
}

function decodeEscapes(text: string, double: boolean): string {
  if (!text.includes('\\')) return text;
  const escapes = double ? DOUBLE_QUOTE_ESCAPES : SINGLE_QUOTE_ESCAPES;
  return text.replace(escapes, (pair) => ESCAPED[pair[1]!] ?? pair[1]!);
}

/** After blanks and a comment the line has to end; where the next one starts, or -1. */
function endOfStatement(text: string, from: number): number {
  const at = skipWhile(text, from, isInlineSpace);
  if (at === text.length || text.charCodeAt(at) === 10) return at + 1;
  return text.charCodeAt(at) === 35 ? findLineEnd(text, at) + 1 : -1;
}

function isInlineSpace(code: number): boolean {
  return code !== 10 && isPythonSpace(code);
}

function findLineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
