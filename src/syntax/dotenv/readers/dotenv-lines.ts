import type { Range } from '../../../core/text.js';
import { isJsSpace, isPlainKeyCharacter, skipWhile } from './character-classes.js';

/** One assignment as npm dotenv's LINE expression finds it. */
export interface DotenvLine {
  readonly key: Range;
  /** The value group, blanks included; null where the group took no part. */
  readonly value: Range | null;
}

interface LineMatch extends DotenvLine {
  readonly end: number;
}

/** What ends a line for `^`, `$` and `.` of a JavaScript expression, once CR is gone. */
export function isLineBreak(code: number): boolean {
  return code === 10 || code === 0x2028 || code === 0x2029;
}

/**
 * Finds what the LINE expression of dotenv 17 (lib/main.js) finds, in linear time: the expression itself goes
 * over the rest of the text again for every line that fails. Expects a text without CR.
 */
export function matchDotenvLines(text: string): DotenvLine[] {
  const lines: DotenvLine[] = [];
  let at = 0;
  while (at < text.length) {
    const start = skipWhile(text, at, isJsSpace);
    if (start === text.length) break;
    const line = matchLine(text, start);
    if (line !== null) lines.push(line);
    at = findLineBreak(text, line?.end ?? start) + 1;
  }
  return lines;
}

function matchLine(text: string, start: number): LineMatch | null {
  let keyStart = start;
  if (text.startsWith('export', start)) {
    const afterExport = skipWhile(text, start + 6, isJsSpace);
    if (afterExport > start + 6 && isPlainKeyCharacter(text.charCodeAt(afterExport))) keyStart = afterExport;
  }
  const keyEnd = skipWhile(text, keyStart, isPlainKeyCharacter);
  if (keyEnd === keyStart) return null;
  const valueStart = endOfSeparator(text, keyEnd);
  if (valueStart === -1) return null;
  return { key: { start: keyStart, end: keyEnd }, ...matchValue(text, valueStart) };
}

/** `\s*=` or `:\s`: the blanks after them go to the value or match nothing. */
function endOfSeparator(text: string, keyEnd: number): number {
  if (text.charCodeAt(keyEnd) === 58) return isJsSpace(text.charCodeAt(keyEnd + 1)) ? keyEnd + 2 : -1;
  const equals = skipWhile(text, keyEnd, isJsSpace);
  return text.charCodeAt(equals) === 61 ? equals + 1 : -1;
}

function matchValue(text: string, start: number): { value: Range | null; end: number } {
  const open = skipWhile(text, start, isJsSpace);
  const quoted = isQuote(text.charCodeAt(open)) ? matchQuoted(text, open) : null;
  if (quoted !== null) return { value: { start, end: quoted.close + 1 }, end: quoted.end };
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== 35 && text.charCodeAt(end) !== 10) end++;
  return { value: end > start ? { start, end } : null, end: matchRest(text, end) };
}

/**
 * The quote that closes a value: the first that no backslash precedes, if only blanks or a comment follow it
 * on its line; else the last escaped one before it of which that is true.
 */
function matchQuoted(text: string, open: number): { close: number; end: number } | null {
  const quote = text[open]!;
  let bare = text.indexOf(quote, open + 1);
  while (bare !== -1 && text.charCodeAt(bare - 1) === 92) bare = text.indexOf(quote, bare + 1);
  let close = bare === -1 ? text.lastIndexOf(quote) : bare;
  while (close > open) {
    const end = matchRest(text, close + 1);
    if (end !== -1) return { close, end };
    close = text.lastIndexOf(quote, close - 1);
  }
  return null;
}

/** `\s*(?:#.*)?$`: where it ends, or -1. */
function matchRest(text: string, start: number): number {
  let at = start;
  let lastBreak = -1;
  for (; at < text.length && isJsSpace(text.charCodeAt(at)); at++) {
    if (isLineBreak(text.charCodeAt(at))) lastBreak = at;
  }
  if (at === text.length) return at;
  return text.charCodeAt(at) === 35 ? findLineBreak(text, at) : lastBreak;
}

function findLineBreak(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineBreak(text.charCodeAt(at))) at++;
  return at;
}

/** Whether the character is one of the three quotes of npm dotenv. */
export function isQuote(code: number): boolean {
  return code === 34 || code === 39 || code === 96;
}
