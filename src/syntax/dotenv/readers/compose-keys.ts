import type { Range } from '../../../core/text.js';
import {
  isComposeBlank,
  isGoSpace,
  isPlainKeyCharacter,
  skipWhile,
  trimEndWhile,
} from './character-classes.js';
import type { ReadErrorCode } from './types.js';

/** A key as `locateKeyName` of compose-go's dotenv/parser.go finds it. */
export interface ComposeKey {
  readonly key: Range;
  /** Whether a line end follows instead of `=` or `:`: the value is the host's. */
  readonly inherited: boolean;
  /** Where the value, or after an inherited key the next statement, starts. */
  readonly next: number;
}

/** Why there is no key, and where. */
export interface ComposeKeyError {
  readonly code: ReadErrorCode;
  readonly range: Range;
}

const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;

/** Where the next statement starts, after blanks, empty lines and comments; the length of the text for none. */
export function findStatement(text: string, from: number): number {
  let at = skipWhile(text, from, isGoSpace);
  while (text.charCodeAt(at) === 35) {
    const lineEnd = text.indexOf('\n', at);
    if (lineEnd === -1) return text.length;
    at = skipWhile(text, lineEnd, isGoSpace);
  }
  return at;
}

/** Reads the key of a statement. A last line without a separator has an empty key, and is its value. */
export function locateKey(text: string, statement: number): ComposeKey | ComposeKeyError {
  const start = skipExport(text, statement);
  if (start === text.length)
    return { code: 'empty-statement', range: { start: statement, end: text.length } };
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 61 || code === 58 || code === 10) return finishKey(text, start, at, code === 10);
    if (isComposeBlank(code) || isPlainKeyCharacter(code) || code === 91 || code === 93) continue;
    const character = String.fromCodePoint(text.codePointAt(at)!);
    if (!LETTER_OR_NUMBER.test(character)) {
      return { code: 'unexpected-character', range: { start: at, end: at + character.length } };
    }
    at += character.length - 1;
  }
  return { key: { start, end: start }, inherited: false, next: skipWhile(text, start, isComposeBlank) };
}

function finishKey(
  text: string,
  start: number,
  separator: number,
  inherited: boolean,
): ComposeKey | ComposeKeyError {
  const key = { start, end: trimEndWhile(text, start, separator, isGoSpace) };
  if (text.slice(key.start, key.end).includes(' ')) return { code: 'blank-in-key', range: key };
  return { key, inherited, next: skipWhile(text, separator + 1, isComposeBlank) };
}

/** `^export\s+`, where Go's `\s` knows neither VT nor NBSP, but what is trimmed then has them and no LF. */
function skipExport(text: string, statement: number): number {
  if (!text.startsWith('export', statement)) return statement;
  if (!/[\t\n\f\r ]/.test(text.charAt(statement + 6))) return statement;
  return skipWhile(text, statement + 6, isComposeBlank);
}
