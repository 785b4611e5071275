import type { Range } from '../../../core/text.js';
import { isGoSpace, trimEndWhile } from './character-classes.js';

/** A value as `extractVarValue` of compose-go's dotenv/parser.go finds it. */
export interface ComposeValue {
  /** As written, quotes included. */
  readonly written: Range;
  /** After the escapes, before the references. */
  readonly template: string;
  /** Whether references in it are replaced: not in single quotes. */
  readonly expands: boolean;
  /** Where the next statement starts: after a closing quote that is in the same line. */
  readonly next: number;
}

const ESCAPE = /\\(?:[abcfnrtv$"\\]|0\d{0,3})/g;
const ESCAPED: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '"': '"',
  '\\': '\\',
  // `$$` is what the template language reads as a dollar.
  $: '$$',
};

/** Reads the value that starts at `start`; null when its quote is not closed. */
export function extractValue(text: string, start: number): ComposeValue | null {
  const quote = text.charCodeAt(start);
  return quote === 34 || quote === 39 ? extractQuoted(text, start, quote) : extractPlain(text, start);
}

function extractPlain(text: string, start: number): ComposeValue {
  const lineBreak = text.indexOf('\n', start);
  const lineEnd = lineBreak === -1 ? text.length : lineBreak;
  const line = text.slice(start, lineEnd);
  const comment = line.indexOf(' #');
  const end = trimEndWhile(text, start, comment === -1 ? lineEnd : start + comment, isGoSpace);
  return {
    written: { start, end },
    template: text.slice(start, end),
    expands: true,
    next: lineBreak === -1 ? lineEnd : lineEnd + 1,
  };
}

function extractQuoted(text: string, start: number, quote: number): ComposeValue | null {
  const escapedQuotes: number[] = [];
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) {
      at++;
      if (text.charCodeAt(at) === quote) escapedQuotes.push(at);
    } else if (code === quote) {
      const inner = dropBackslashes(text, start + 1, at, escapedQuotes);
      return {
        written: { start, end: at + 1 },
        template: quote === 34 ? expandEscapes(inner) : inner,
        expands: quote === 34,
        next: at + 1,
      };
    }
  }
  return null;
}

function dropBackslashes(text: string, start: number, end: number, escaped: readonly number[]): string {
  let out = '';
  let copied = start;
  for (const at of escaped) {
    out += text.slice(copied, at - 1);
    copied = at;
  }
  return out + text.slice(copied, end);
}

function expandEscapes(text: string): string {
  return text.includes('\\') ? text.replace(ESCAPE, decodeEscape) : text;
}

/** `\0` and three octal digits up to 255 are a character; any other `\0…` loses its 0 (sic). */
function decodeEscape(sequence: string): string {
  if (sequence[1] !== '0') return ESCAPED[sequence[1]!] ?? sequence;
  const digits = sequence.slice(2);
  const code = /^[0-7]{3}$/.test(digits) ? Number.parseInt(digits, 8) : 256;
  return code < 256 ? String.fromCharCode(code) : `\\${digits}`;
}
