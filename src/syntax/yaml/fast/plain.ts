import type { RawScalar } from '../raw.js';
import { CHAR, type Cursor, isBlank, isLineEnd, leave } from './cursor.js';

/** Characters that cannot start a plain scalar, or that need a look at what follows. */
const NOT_FIRST = new Set([...',[]{}#&*!|>\'"%@`?:\t'].map((character) => character.charCodeAt(0)));

/** How a plain scalar ended. */
export type PlainEnd = 'key' | 'line' | 'comment' | 'flow';

/** What {@link scanPlain} found: the end of the text without trailing space, and what came behind it. */
export interface PlainScan {
  readonly end: number;
  readonly by: PlainEnd;
}

/**
 * Scans a plain scalar up to the end of its line. A tab, and a first character that means something, are left to the
 * whole parser. The cursor ends behind the text and the white space: at the colon, the comment, the line end.
 */
export function scanPlain(cursor: Cursor, inFlow: boolean): PlainScan {
  const { text } = cursor;
  const position = cursor.position;
  const first = text.charCodeAt(position);
  if (NOT_FIRST.has(first)) leave();
  if (
    first === CHAR.dash &&
    (isBlank(text.charCodeAt(position + 1)) || (inFlow && isFlow(text, position + 1)))
  )
    leave();
  return continuePlain(cursor, position, inFlow);
}

/** The same from within a scalar: any character may come first. */
export function continuePlain(cursor: Cursor, from: number, inFlow: boolean): PlainScan {
  const { text } = cursor;
  let end = from;
  for (let position = from; ; position++) {
    const code = text.charCodeAt(position);
    if (code === CHAR.space) {
      if (text.charCodeAt(position + 1) === CHAR.hash) {
        cursor.position = position;
        return { end, by: 'comment' };
      }
      continue;
    }
    if (isLineEnd(code)) {
      cursor.position = position;
      return { end, by: 'line' };
    }
    if (code === CHAR.tab) leave();
    if (code === CHAR.colon) {
      const next = position + 1;
      if (isBlank(text.charCodeAt(next)) || (inFlow && isFlow(text, next))) {
        cursor.position = position;
        return { end, by: 'key' };
      }
    } else if (inFlow && isFlow(text, position)) {
      cursor.position = position;
      return { end, by: 'flow' };
    }
    end = position + 1;
  }
}

function isFlow(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  return code === 44 || code === 91 || code === 93 || code === 123 || code === 125;
}

/** A plain scalar of one line. */
export function plainScalar(text: string, start: number, end: number): RawScalar {
  const value = text.slice(start, end);
  return { kind: 'scalar', start, end, style: 'plain', value, tag: undefined, anchor: undefined };
}

/**
 * A plain scalar in a block, over as many lines as are indented deeper than `parent`. The cursor stands where
 * {@link scanPlain} left it. A colon in a further line is left to the whole parser.
 */
export function finishPlain(cursor: Cursor, start: number, first: PlainScan, parent: number): RawScalar {
  const { text } = cursor;
  let { end } = first;
  let value = text.slice(start, end);
  let scan = first;
  while (scan.by === 'line') {
    let position = cursor.position;
    let breaks = 0;
    let lineStart = position;
    while (isLineEnd(text.charCodeAt(position)) && position < text.length) {
      if (text.charCodeAt(position) === CHAR.return) position++;
      lineStart = ++position;
      breaks++;
      while (text.charCodeAt(position) === CHAR.space) position++;
      if (text.charCodeAt(position) === CHAR.tab) leave();
    }
    if (position >= text.length || position - lineStart <= parent) break;
    if (text.charCodeAt(position) === CHAR.hash) break;
    cursor.lineStart = lineStart;
    scan = continuePlain(cursor, position, false);
    if (scan.by === 'key') leave();
    value += breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
    value += text.slice(position, scan.end);
    ({ end } = scan);
  }
  return { kind: 'scalar', start, end, style: 'plain', value, tag: undefined, anchor: undefined };
}
