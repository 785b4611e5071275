import type { Range } from '../../../core/text.js';
import { isGoSpace, skipWhile } from './character-classes.js';
import { draftReading, finishReading, lookUpHost, setInDraft } from './reading.js';
import type { DotenvReader, ReadErrorCode } from './types.js';

/** `bufio.MaxScanTokenSize` of Go: a line has to be shorter, in bytes. */
const MOST_BYTES = 64 * 1024;

/**
 * `docker run --env-file` (docker CLI 28, pkg/kvfile): line by line, everything after the first `=` as it is, quotes
 * and comments included. A name without `=` takes the value of the host. The first line that does not fit refuses
 * the file.
 */
export const readAsDockerRun: DotenvReader = (text, env) => {
  const draft = draftReading();
  const refuse = (code: ReadErrorCode, range: Range) => {
    draft.values.clear();
    draft.origins.clear();
    draft.errors.push({ code, range, refused: true });
    return finishReading(draft);
  };
  for (let at = 0; at < text.length; ) {
    const lineBreak = text.indexOf('\n', at);
    const stop = lineBreak === -1 ? text.length : lineBreak;
    const end = stop > at && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop;
    if (stop - at > MOST_BYTES / 4 && countBytes(text, at, stop) >= MOST_BYTES)
      return refuse('line-too-long', { start: at, end });
    const from = at === 0 && text.startsWith('\ufeff') ? 1 : at;
    const start = skipWhile(text, from, isGoSpace, end);
    at = stop + 1;
    if (start === end || text.charCodeAt(start) === 35) continue;
    const equals = text.slice(start, end).indexOf('=');
    const key = { start, end: equals === -1 ? end : start + equals };
    if (equals === 0) return refuse('no-key', { start, end });
    const name = text.slice(key.start, key.end);
    if (/[ \t]/.test(name)) return refuse('blank-in-key', key);
    if (equals === -1) {
      const host = lookUpHost(env, name);
      if (host !== undefined) setInDraft(draft, name, host, { key, value: null, fromEnv: true });
      continue;
    }
    const value = { start: key.end + 1, end };
    setInDraft(draft, name, text.slice(value.start, value.end), { key, value, fromEnv: false });
  }
  return finishReading(draft);
};

function countBytes(text: string, from: number, to: number): number {
  let bytes = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    // Each half of a pair stands for two of its four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return bytes;
}
