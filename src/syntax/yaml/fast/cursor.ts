/**
 * A text that is being read: `position` is where the reader is, `lineStart` where its line starts, `column` the column
 * of the token that {@link nextToken} came to, -1 at the end.
 */
export interface Cursor {
  readonly text: string;
  position: number;
  lineStart: number;
  column: number;
  /** How many collections lie around the reader. */
  depth: number;
}

/** Collections that lie deeper in each other are left to the whole parser, and to the check in front of it. */
const DEEPEST = 100;

/** Goes into a collection; {@link goOut} goes out again. */
export function goIn(cursor: Cursor): void {
  if (++cursor.depth > DEEPEST) leave();
}

/** Goes out of a collection. */
export function goOut(cursor: Cursor): void {
  cursor.depth--;
}

/** Thrown for whatever is not in the subset; made once, for its place says nothing. */
export const OUTSIDE = new Error('not in the subset that is read here');

/** Ends the reading: the text is for the whole parser. */
export function leave(): never {
  throw OUTSIDE;
}

/** Codes of characters that the reader looks for. */
export const CHAR = {
  tab: 9,
  newline: 10,
  return: 13,
  space: 32,
  double: 34,
  hash: 35,
  ampersand: 38,
  single: 39,
  star: 42,
  comma: 44,
  dash: 45,
  dot: 46,
  colon: 58,
  greater: 62,
  question: 63,
  at: 64,
  openList: 91,
  backslash: 92,
  closeList: 93,
  backtick: 96,
  openMap: 123,
  pipe: 124,
  closeMap: 125,
  percent: 37,
  exclamation: 33,
} as const;

/** Whether a character code (NaN at the end of the text) is white space or the end. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || Number.isNaN(code);
}

/** Whether a character code ends a line; a CR is followed by a LF in every text that is read here. */
export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || Number.isNaN(code);
}

/** Passes over spaces. A tab there is left to the whole parser. */
export function skipSpaces(cursor: Cursor): void {
  const { text } = cursor;
  let { position } = cursor;
  while (text.charCodeAt(position) === CHAR.space) position++;
  if (text.charCodeAt(position) === CHAR.tab) leave();
  cursor.position = position;
}

/**
 * From behind a node to the next token: the rest of the line must be blank or a comment, and further lines that are
 * blank or comments are passed over.
 */
export function nextToken(cursor: Cursor): void {
  const { text } = cursor;
  let position = cursor.position;
  let atStart = position === cursor.lineStart;
  for (;;) {
    const before = position;
    while (text.charCodeAt(position) === CHAR.space) position++;
    const code = text.charCodeAt(position);
    if (code === CHAR.hash && (atStart || position > before)) {
      const end = text.indexOf('\n', position);
      position = end === -1 ? text.length : end;
    } else if (code === CHAR.return) position++;
    else if (!isLineEnd(code)) {
      if (!atStart || code === CHAR.tab) leave();
      cursor.position = position;
      cursor.column = position - cursor.lineStart;
      if (cursor.column === 0 && isMarker(text, position, code)) leave();
      return;
    }
    if (position >= text.length) {
      cursor.position = position;
      cursor.column = -1;
      return;
    }
    position++;
    cursor.lineStart = position;
    atStart = true;
  }
}

/** `---`, `...` and directives at the start of a line. */
function isMarker(text: string, position: number, code: number): boolean {
  if (code === CHAR.percent) return true;
  if (code !== CHAR.dash && code !== CHAR.dot) return false;
  return (
    text.charCodeAt(position + 1) === code &&
    text.charCodeAt(position + 2) === code &&
    isBlank(text.charCodeAt(position + 3))
  );
}
