import type { RawScalar } from '../raw.js';
import { CHAR, type Cursor, leave } from './cursor.js';

const escapes = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  [' ', ' '],
  ['0', '\0'],
  ['e', '\u001b'],
]);

/** A quoted scalar on one line; one over several, or with a rare escape, is left to the whole parser. */
export function readQuoted(cursor: Cursor): RawScalar {
  return cursor.text.charCodeAt(cursor.position) === CHAR.single ? readSingle(cursor) : readDouble(cursor);
}

function readSingle(cursor: Cursor): RawScalar {
  const { text, position: start } = cursor;
  let doubled = false;
  let position = start + 1;
  for (; ; position++) {
    const code = text.charCodeAt(position);
    if (code === CHAR.single) {
      if (text.charCodeAt(position + 1) !== CHAR.single) break;
      doubled = true;
      position++;
    } else if (code === CHAR.newline || code === CHAR.return || position >= text.length) leave();
  }
  const inner = text.slice(start + 1, position);
  return finish(cursor, 'single', position + 1, doubled ? inner.replaceAll("''", "'") : inner);
}

function readDouble(cursor: Cursor): RawScalar {
  const { text, position: start } = cursor;
  let value = '';
  let from = start + 1;
  let position = from;
  for (; ; position++) {
    const code = text.charCodeAt(position);
    if (code === CHAR.double) break;
    if (code === CHAR.backslash) {
      const escaped = escapes.get(text[position + 1] ?? '') ?? leave();
      value += text.slice(from, position) + escaped;
      from = position + 2;
      position++;
    } else if (code === CHAR.newline || code === CHAR.return || position >= text.length) leave();
  }
  return finish(cursor, 'double', position + 1, value + text.slice(from, position));
}

function finish(cursor: Cursor, style: 'single' | 'double', end: number, value: string): RawScalar {
  const { position: start } = cursor;
  cursor.position = end;
  return { kind: 'scalar', start, end, style, value, tag: undefined, anchor: undefined };
}
