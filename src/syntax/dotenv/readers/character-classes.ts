/**
 * What each program calls white space, and what all take in a key. The spaces differ: JavaScript counts U+FEFF,
 * Python U+001C–U+001F, both Python and Go U+0085.
 */

function isWideSpace(code: number): boolean {
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

function isAsciiSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** `\s` and `trim()` of JavaScript. */
export function isJsSpace(code: number): boolean {
  return isAsciiSpace(code) || (code > 127 && (code === 0xa0 || code === 0xfeff || isWideSpace(code)));
}

/** `\s` and `str.isspace()` of Python 3. */
export function isPythonSpace(code: number): boolean {
  return (
    isAsciiSpace(code) ||
    (code >= 28 && code <= 31) ||
    (code > 127 && (code === 0x85 || code === 0xa0 || isWideSpace(code)))
  );
}

/** `unicode.IsSpace` of Go. */
export function isGoSpace(code: number): boolean {
  return isAsciiSpace(code) || (code > 127 && (code === 0x85 || code === 0xa0 || isWideSpace(code)));
}

/** A space that does not end a line, as compose-go's dotenv parser has it: a carriage return is one. */
export function isComposeBlank(code: number): boolean {
  return code !== 10 && (isAsciiSpace(code) || code === 0x85 || code === 0xa0);
}

/** `[\w.-]`: what every reader takes in a key. */
export function isPlainKeyCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 46 ||
    code === 45
  );
}

/** The first offset at or after `from` whose character is not of the class; at most `to`. */
export function skipWhile(
  text: string,
  from: number,
  inClass: (code: number) => boolean,
  to = text.length,
): number {
  let at = from;
  while (at < to && inClass(text.charCodeAt(at))) at++;
  return at;
}

/** The end of `text[from, to)` without the characters of the class at its end. */
export function trimEndWhile(
  text: string,
  from: number,
  to: number,
  inClass: (code: number) => boolean,
): number {
  let end = to;
  while (end > from && inClass(text.charCodeAt(end - 1))) end--;
  return end;
}
