import type { Range } from '../../../core/text.js';
import { dropReturns } from './line-ends.js';
import { skipWhile, trimEndWhile } from './character-classes.js';
import { draftReading, finishReading, lookUpHost, setInDraft } from './reading.js';
import type { DotenvReader } from './types.js';

/** What sets the parsers of two Node versions apart. */
interface NodeDialect {
  /** Node 20: a line without `=` belongs to the next key, and only spaces are trimmed, not tabs and line ends. */
  readonly old: boolean;
}

interface NodeAssignment {
  readonly key: Range;
  readonly value: Range;
  /** Whether `\n` in it is a line end. */
  readonly expands: boolean;
}

/** Node 20's `--env-file` (src/node_dotenv.cc of 20.20). What the process has already wins. */
export const readAsNode20: DotenvReader = readerFor({ old: true });

/** Node 22's and 24's `--env-file` (src/node_dotenv.cc of 22.23 and 24.21, which read alike). */
export const readAsNode22: DotenvReader = readerFor({ old: false });

function readerFor(dialect: NodeDialect): DotenvReader {
  return (source, env) => {
    const { text, toSource } = dropReturns(source);
    const draft = draftReading();
    const trimmed = dialect.old ? text : text.slice(0, trimEndWhile(text, 0, text.length, isSpaceOrEnd));
    for (const { key: keyRange, value: range, expands } of listAssignments(trimmed, dialect)) {
      const key = cutAtNul(text.slice(keyRange.start, keyRange.end));
      if (key === '') continue;
      const value = text.slice(range.start, range.end);
      const host = lookUpHost(env, key);
      setInDraft(draft, key, host ?? cutAtNul(expands ? value.replaceAll('\\n', '\n') : value), {
        key: toSource({ start: keyRange.start, end: keyRange.start + key.length }),
        value: toSource(range),
        fromEnv: host !== undefined,
      });
    }
    return finishReading(draft);
  };
}

/** The environment of a process holds C strings. */
function cutAtNul(text: string): string {
  const nul = text.indexOf('\0');
  return nul === -1 ? text : text.slice(0, nul);
}

function isSpace(code: number): boolean {
  return code === 32;
}

function isSpaceOrEnd(code: number): boolean {
  return code === 32 || code === 9 || code === 10;
}

function* listAssignments(text: string, { old }: NodeDialect): Generator<NodeAssignment> {
  const inClass = old ? isSpace : isSpaceOrEnd;
  const skip = (from: number) => skipWhile(text, from, inClass);
  const nextLine = (from: number) => {
    const end = text.indexOf('\n', from);
    return end === -1 ? text.length : end + 1;
  };
  let at = skip(0);
  while (at < text.length) {
    const first = text.charCodeAt(at);
    if (first === 10 || (first === 35 && (!old || text.indexOf('\n', at) !== -1))) {
      at = nextLine(at);
      continue;
    }
    const equals = text.indexOf('=', at);
    if (equals === -1) return;
    if (!old) {
      const lineEnd = text.indexOf('\n', at);
      if (lineEnd !== -1 && lineEnd < equals) {
        at = skip(lineEnd + 1);
        continue;
      }
    }
    const keyEnd = trimEndWhile(text, at, equals, inClass);
    const keyStart = skipWhile(text, at, inClass, keyEnd);
    const whole = { start: keyStart, end: keyEnd };
    at = equals + 1;
    if (!old && (text.charCodeAt(at) === 10 || at === text.length)) {
      // The word export stays where there is no value.
      yield { key: whole, value: { start: at, end: at }, expands: false };
      at++;
      continue;
    }
    if (keyStart === keyEnd) {
      if (old) return;
      at = skip(at);
      continue;
    }
    if (!old && text.charCodeAt(keyStart) === 35) {
      at = nextLine(at);
      continue;
    }
    const key = skipExport(text, whole, old);
    at = skip(at);
    if (at === text.length) {
      yield { key, value: { start: at, end: at }, expands: false };
      return;
    }
    const quote = text.charAt(at);
    if (quote === '"' || quote === "'" || quote === '`') {
      const close = text.indexOf(quote, at + 1);
      if (close !== -1) {
        yield { key, value: { start: at + 1, end: close }, expands: quote === '"' };
        at = nextLine(close + 1);
        continue;
      }
      const lineEnd = text.indexOf('\n', at);
      // Not set, and looked at again as a key.
      if (lineEnd === -1 && old) continue;
      const end = lineEnd === -1 ? text.length : lineEnd;
      yield { key, value: { start: at, end }, expands: false };
      at = end + 1;
      continue;
    }
    const lineEnd = text.indexOf('\n', at);
    const end = lineEnd === -1 ? text.length : lineEnd;
    const hash = text.slice(at, end).indexOf('#');
    const value = { start: at, end: hash === -1 ? end : at + hash };
    yield {
      key,
      value: { start: at, end: trimEndWhile(text, at, value.end, inClass) },
      expands: false,
    };
    at = old ? end + 1 : skip(end + 1);
  }
}

function skipExport(text: string, key: Range, old: boolean): Range {
  if (!text.startsWith('export ', key.start) || key.end - key.start < 7) return key;
  const start = key.start + 7;
  return { start: old ? start : skipWhile(text, start, isSpaceOrEnd, key.end), end: key.end };
}
