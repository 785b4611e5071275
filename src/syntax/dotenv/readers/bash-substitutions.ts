import { BashStop } from './bash-types.js';

/** Words that start or go on with what is more than a simple command. */
export const OPENING_WORDS = new Set('! case coproc for function if select time until while { [['.split(' '));
export const CLOSING_WORDS = new Set('do done elif else esac fi then }'.split(' '));

/** Of these nobody has to know more than that they are one command, or several in a row. */
const PLAIN = /^(?:[\w\s./:=@%+,-]|\$\{[A-Za-z_]\w{0,199}\}|\$[A-Za-z_]|\\[A-Za-z])*$/;

/** Whether the text between `$(` and `)` is sure to be one that the shell can read. */
export function isSafeCommand(inner: string): boolean {
  if (!PLAIN.test(inner)) return false;
  return !inner.split(/\s+/).some((word) => OPENING_WORDS.has(word) || CLOSING_WORDS.has(word));
}

/** The offset behind the backtick that closes the one at `open`. */
export function skipBackquoted(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '`') return at + 1;
    if (character === '\\') at++;
  }
  throw new BashStop('syntax-error', open);
}

/** The offset behind the `)` that closes the `(` at `open`, if nothing but plain text is between them. */
export function skipParentheses(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === ')') return at + 1;
    if ('\'"`\\(#<'.includes(character)) throw new BashStop('not-followed', open);
  }
  throw new BashStop('syntax-error', open);
}
