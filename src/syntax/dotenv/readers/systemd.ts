import { skipWhile, trimEndWhile } from './character-classes.js';
import { draftReading, finishReading, setInDraft } from './reading.js';
import type { DotenvReader } from './types.js';

/** One assignment as systemd finds it, valid or not. */
interface SystemdAssignment {
  readonly start: number;
  readonly keyEnd: number;
  readonly valueStart: number;
  readonly end: number;
  readonly value: string;
}

/**
 * systemd's `EnvironmentFile=` (src/basic/env-file.c of 252): quotes at the start of a value only, then what follows
 * them joined on; no expansion, no comments behind a value. Assignments to names that are not valid are dropped. From
 * 254 on a comment that ends in a backslash takes no further line.
 */
export const readAsSystemd: DotenvReader = (text) => {
  const draft = draftReading();
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    draft.errors.push({ code: 'nul-character', range: { start: nul, end: nul + 1 }, refused: true });
    return finishReading(draft);
  }
  for (const { start, keyEnd, valueStart, end, value } of listAssignments(text)) {
    const name = text.slice(start, keyEnd);
    const key = { start, end: keyEnd };
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      draft.errors.push({ code: 'dropped-assignment', range: key, refused: false });
      continue;
    }
    setInDraft(draft, name, value, { key, value: { start: valueStart, end }, fromEnv: false });
  }
  return finishReading(draft);
};

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function isWhite(code: number): boolean {
  return code === 32 || code === 9 || isLineEnd(code);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function* listAssignments(text: string): Generator<SystemdAssignment> {
  for (let at = skipWhile(text, 0, isWhite); at < text.length; at = skipWhile(text, at, isWhite)) {
    const first = text.charCodeAt(at);
    if (first === 35 || first === 59) {
      at = skipComment(text, at);
      continue;
    }
    // The first character is part of the key, even where it is the `=`.
    const stop = skipWhile(text, at + 1, (code) => code !== 61 && !isLineEnd(code));
    if (text.charCodeAt(stop) !== 61) {
      at = stop + 1;
      continue;
    }
    const { value, start, end, next } = readValue(text, stop + 1);
    yield { start: at, keyEnd: trimEndWhile(text, at, stop, isBlank), valueStart: start, end, value };
    at = next;
  }
}

/** To the line end; a backslash takes the character after it along. */
function skipComment(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at += text.charCodeAt(at) === 92 ? 2 : 1;
  return at;
}

interface ReadValue {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** Quoted pieces with blanks between them, then at most one that is not quoted. */
function readValue(text: string, from: number): ReadValue {
  const start = skipWhile(text, from, isBlank);
  let value = '';
  let end = start;
  for (let at = start; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (isLineEnd(code)) return { value, start, end, next: at + 1 };
    if (code === 39) {
      const close = text.indexOf("'", at + 1);
      end = close === -1 ? text.length : close + 1;
      value += text.slice(at + 1, close === -1 ? text.length : close);
    } else if (code === 34) {
      const quoted = readDoubleQuoted(text, at + 1);
      value += quoted.value;
      end = quoted.end;
    } else {
      const plain = readPlain(text, at);
      return { value: value + plain.value, start, end: plain.end, next: plain.next };
    }
    at = skipWhile(text, end, isBlank);
  }
  return { value, start, end, next: text.length };
}

function readDoubleQuoted(text: string, from: number): { readonly value: string; readonly end: number } {
  let value = '';
  let copied = from;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return { value: value + text.slice(copied, at), end: at + 1 };
    if (code !== 92) continue;
    value += text.slice(copied, at);
    const escaped = text.charAt(at + 1);
    if (escaped !== '' && '"\\`$'.includes(escaped)) value += escaped;
    else if (escaped !== '\n' && escaped !== '') value += `\\${escaped}`;
    at++;
    copied = at + 1;
  }
  return { value: value + text.slice(copied), end: text.length };
}

function readPlain(
  text: string,
  from: number,
): { readonly value: string; readonly end: number; readonly next: number } {
  let value = '';
  let copied = from;
  // Blanks before it are not trimmed: an escaped character, or one that a backslash took.
  let kept = 0;
  let at = from;
  for (; at < text.length && !isLineEnd(text.charCodeAt(at)); at++) {
    if (text.charCodeAt(at) !== 92) continue;
    value += text.slice(copied, at);
    at++;
    if (at < text.length && !isLineEnd(text.charCodeAt(at))) value += text.charAt(at);
    kept = value.length;
    copied = at + 1;
  }
  value += text.slice(copied, Math.max(copied, at));
  const length = at > text.length ? value.length : trimEndWhile(value, kept, value.length, isBlank);
  const end = Math.min(at, text.length);
  return {
    value: value.slice(0, length),
    end: trimEndWhile(text, Math.min(copied, end), end, isBlank),
    next: at + 1,
  };
}
