import type { Range } from '../../../core/text.js';
import { isLineBreak, isQuote, matchDotenvLines } from './dotenv-lines.js';
import { unifyLineEnds } from './line-ends.js';
import { draftReading, finishReading, lookUpHost } from './reading.js';
import { isJsSpace, skipWhile, trimEndWhile } from './character-classes.js';
import type { DotenvReader } from './types.js';

/** npm dotenv 17: `parse`, then `populate`, with which the host's variables win. */
export const readAsDotenv: DotenvReader = (source, env) => {
  const { text, toSource } = unifyLineEnds(source);
  const draft = draftReading();
  for (const line of matchDotenvLines(text)) {
    const key = text.slice(line.key.start, line.key.end);
    // dotenv assigns into an ordinary object: a text as its prototype is ignored.
    if (key === '__proto__') continue;
    const value = trimRange(text, line.value ?? { start: line.key.end, end: line.key.end });
    const host = lookUpHost(env, key);
    draft.values.set(key, host ?? decodeValue(text.slice(value.start, value.end)));
    draft.origins.set(key, {
      key: toSource(line.key),
      value: line.value === null ? null : toSource(value),
      fromEnv: host !== undefined,
    });
  }
  return finishReading(draft);
};

/** The blanks round a value are not part of it. */
export function trimRange(text: string, range: Range): Range {
  const start = skipWhile(text, range.start, isJsSpace, range.end);
  return { start, end: trimEndWhile(text, start, range.end, isJsSpace) };
}

function decodeValue(raw: string): string {
  const value = stripQuotes(raw);
  return raw.startsWith('"') ? value.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : value;
}

/**
 * ``replace(/^(['"`])([\s\S]*)\1$/gm, '$2')`` in linear time. Both anchors hold at every line of the value, so
 * that a pair of quotes may start at a later line and end before the last.
 */
export function stripQuotes(value: string): string {
  const lastAtLineEnd = new Map<string, number>();
  let out = '';
  let copied = 0;
  for (let at = 0; at < value.length; at = nextLineStart(value, at)) {
    if (!isQuote(value.charCodeAt(at))) continue;
    const quote = value[at]!;
    const close = lastAtLineEnd.get(quote) ?? findLastAtLineEnd(value, quote);
    lastAtLineEnd.set(quote, close);
    if (close <= at) continue;
    out += value.slice(copied, at) + value.slice(at + 1, close);
    copied = close + 1;
    at = close;
  }
  return copied === 0 ? value : out + value.slice(copied);
}

function findLastAtLineEnd(value: string, quote: string): number {
  let at = value.lastIndexOf(quote);
  while (at > 0 && at + 1 < value.length && !isLineBreak(value.charCodeAt(at + 1))) {
    at = value.lastIndexOf(quote, at - 1);
  }
  return at;
}

function nextLineStart(value: string, from: number): number {
  let at = from;
  while (at < value.length && !isLineBreak(value.charCodeAt(at))) at++;
  return at + 1;
}
