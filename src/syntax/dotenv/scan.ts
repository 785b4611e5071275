import type { Range } from '../../core/text.js';
import { isJsSpace, isPythonSpace } from './readers/character-classes.js';
import type { DotenvComment } from './types.js';

/** A space to at least one of the readers, line ends apart. */
export function isBlank(code: number): boolean {
  return code !== 10 && code !== 13 && (isJsSpace(code) || isPythonSpace(code));
}

/** Where the line that holds `from` ends, before its LF, CRLF or CR. */
export function findLineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
  return at;
}

/** The line end at an offset; empty at the end of the text. */
export function lineEndAt(text: string, at: number): Range {
  const length = at >= text.length ? 0 : text.startsWith('\r\n', at) ? 2 : 1;
  return { start: at, end: at + length };
}

/** Where a comment starts in a line: a `#` that is first, or that a blank precedes; `end` without one. */
export function findComment(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    if (text.charCodeAt(at) === 35 && (at === from || isBlank(text.charCodeAt(at - 1)))) return at;
  }
  return end;
}

/** The inline comment that reaches from `start` to `end`, if that is anything. */
export function inlineComment(start: number, end: number): DotenvComment | null {
  return start < end ? { range: { start, end }, inline: true } : null;
}
