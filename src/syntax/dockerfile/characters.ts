/** Character classes as Go's standard library and BuildKit's regular expressions define them. */

/** `unicode.IsSpace`: wider than what separates keyword and arguments, narrower than JavaScript's `\s`. */
export function isSpace(code: number): boolean {
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13);
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** `[\t\v\f\r ]`: what separates words. */
export function isSeparator(code: number): boolean {
  return code === 32 || code === 9 || (code >= 11 && code <= 13);
}

/** The first offset at or after `start` that is no space. */
export function skipSpaces(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && isSpace(text.charCodeAt(i))) i++;
  return i;
}

/** The end of the text between `start` and `end` without trailing spaces. */
export function trimEnd(text: string, start: number, end: number): number {
  let i = end;
  while (i > start && isSpace(text.charCodeAt(i - 1))) i--;
  return i;
}

const LETTER = /^\p{L}$/u;
const DIGIT = /^\p{Nd}$/u;

function isDigit(char: string): boolean {
  return (char >= '0' && char <= '9') || (char > '\x7f' && DIGIT.test(char));
}

/** A letter, a digit or `_`. */
function isNameCharacter(char: string): boolean {
  if (char <= '\x7f') return /^\w$/.test(char);
  return LETTER.test(char) || DIGIT.test(char);
}

const SPECIAL = '@*#?-$!0';

/** The end of the variable name that starts at `start`: letters and digits, or digits alone, or one special sign. */
export function findNameEnd(text: string, start: number): number {
  const first = text[start];
  if (first === undefined) return start;
  let end = start;
  if (isDigit(first)) {
    while (end < text.length && isDigit(text[end]!)) end++;
    return end;
  }
  if (SPECIAL.includes(first)) return start + 1;
  while (end < text.length) {
    const char = String.fromCodePoint(text.codePointAt(end)!);
    if (!isNameCharacter(char)) break;
    end += char.length;
  }
  return end;
}
