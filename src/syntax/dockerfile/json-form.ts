/**
 * The exec (JSON) form, to the letter: an array of strings that Go's encoding/json accepts. Anything else is the
 * shell form, except a valid array that holds something besides strings, which BuildKit refuses.
 */
import type { MappedText } from './mapped-text.js';
import { appendMapped, createMappedText, sourceRange } from './mapped-text.js';
import type { ExecWord } from './part-types.js';
import type { ReadContext } from './words.js';
import { makeWord } from './words.js';

export type JsonResult =
  | { readonly kind: 'strings'; readonly words: readonly ExecWord[] }
  /** Valid JSON, but not only strings. */
  | { readonly kind: 'not-strings' }
  | { readonly kind: 'none' };

interface Token {
  readonly start: number;
  readonly end: number;
}

/** Reads a trimmed text as a JSON array of strings. Linear. */
export function readJsonForm(context: ReadContext, line: MappedText, expands: boolean): JsonResult {
  const { text } = line;
  if (text[0] !== '[') return { kind: 'none' };
  const tokens = findStrings(text);
  if (tokens === undefined) return isJson(text) ? { kind: 'not-strings' } : { kind: 'none' };
  const words: ExecWord[] = [];
  for (const token of tokens) {
    const value = decodeString(line, token);
    if (value === undefined) return { kind: 'none' };
    words.push({
      ...makeWord(context, value, sourceRange(line, token.start, token.end), expands),
      text: value,
    });
  }
  return { kind: 'strings', words };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function skipBlanks(text: string, start: number): number {
  let i = start;
  while (text[i] === ' ' || text[i] === '\t' || text[i] === '\r' || text[i] === '\n') i++;
  return i;
}

/** The string tokens of `["…", "…"]`; undefined if the text is not of that shape. */
function findStrings(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  let i = skipBlanks(text, 1);
  if (text[i] === ']') return i + 1 === text.length ? tokens : undefined;
  for (;;) {
    if (text[i] !== '"') return undefined;
    const start = i++;
    while (i < text.length && text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
    if (i >= text.length) return undefined;
    tokens.push({ start, end: ++i });
    i = skipBlanks(text, i);
    if (text[i] === ']') return i + 1 === text.length ? tokens : undefined;
    if (text[i] !== ',') return undefined;
    i = skipBlanks(text, i + 1);
  }
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

function decodeString(line: MappedText, token: Token): MappedText | undefined {
  const { text } = line;
  const builder = createMappedText();
  const last = token.end - 1;
  let run = token.start + 1;
  for (let i = run; i < last; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20) return undefined;
    if (code !== 0x5c) continue;
    appendMapped(builder, line, run, i);
    const next = text[i + 1]!;
    const source = sourceRange(line, i, i + 1).start;
    if (next === 'u') {
      const digits = text.slice(i + 2, i + 6);
      if (i + 6 > last || !/^[0-9a-fA-F]{4}$/.test(digits)) return undefined;
      builder.add(String.fromCharCode(Number.parseInt(digits, 16)), source);
      i += 5;
    } else {
      const value = Object.hasOwn(SIMPLE_ESCAPES, next) ? SIMPLE_ESCAPES[next]! : undefined;
      if (value === undefined) return undefined;
      builder.add(value, source);
      i += 1;
    }
    run = i + 1;
  }
  appendMapped(builder, line, run, last);
  if (builder.length() > 0) return builder.build();
  // An empty string still has its place.
  return { text: '', starts: [0], sources: [sourceRange(line, last, last).start] };
}

/**
 * Whether a text that is not valid JSON was meant as the exec form: `['a', 'b']`, `["a", "b"`, smart quotes; but
 * not a shell test such as `[ "$a" = b ]`.
 */
export function looksLikeJson(text: string): boolean {
  if (text[0] !== '[') return false;
  const first = skipBlanks(text, 1);
  const quote = text[first];
  if (quote === undefined || !'"\'“”‘’'.includes(quote)) return false;
  const closing = quote === '“' ? '”' : quote === '‘' ? '’' : quote;
  const close = text.indexOf(closing, first + 1);
  if (close === -1) return false;
  const after = text[skipBlanks(text, close + 1)];
  return after === ',' || (after === ']' && first === 1);
}
