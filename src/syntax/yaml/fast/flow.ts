import type { RawNode, RawPair } from '../raw.js';
import { CHAR, type Cursor, goIn, goOut, isBlank, leave } from './cursor.js';
import { plainScalar, scanPlain } from './plain.js';
import { readAlias } from './properties.js';
import { readQuoted } from './quoted.js';

/** A collection in brackets, over several lines too, each indented deeper than `parent`; its values are all there. */
export function readFlow(cursor: Cursor, parent: number, depth = 1): RawNode {
  const start = cursor.position;
  const isMap = cursor.text.charCodeAt(start) === CHAR.openMap;
  const closing = isMap ? CHAR.closeMap : CHAR.closeList;
  const items: RawNode[] = [];
  const pairs: RawPair[] = [];
  cursor.position++;
  goIn(cursor);
  for (;;) {
    skipFlowSpace(cursor, parent, depth);
    if (cursor.text.charCodeAt(cursor.position) === closing) break;
    if (isMap) pairs.push(readPair(cursor, parent, depth));
    else items.push(readItem(cursor, parent, depth));
    skipFlowSpace(cursor, parent, depth);
    const code = cursor.text.charCodeAt(cursor.position);
    if (code === closing) break;
    if (code !== CHAR.comma) leave();
    cursor.position++;
  }
  goOut(cursor);
  const end = ++cursor.position;
  const shared = { start, end, flow: true, tag: undefined, anchor: undefined };
  return isMap ? { kind: 'map', ...shared, pairs } : { kind: 'seq', ...shared, items };
}

function readItem(cursor: Cursor, parent: number, depth: number): RawNode {
  const { text, position: start } = cursor;
  const code = text.charCodeAt(start);
  if (code === CHAR.openList || code === CHAR.openMap) return readFlow(cursor, parent, depth + 1);
  if (code === CHAR.single || code === CHAR.double) return readQuoted(cursor);
  if (code === CHAR.star) return readAlias(cursor);
  const { end, by } = scanPlain(cursor, true);
  if (by === 'key') leave();
  return plainScalar(text, start, end);
}

function readPair(cursor: Cursor, parent: number, depth: number): RawPair {
  const { text, position: start } = cursor;
  const code = text.charCodeAt(start);
  const quoted = code === CHAR.single || code === CHAR.double;
  let key: RawNode;
  if (quoted) {
    key = readQuoted(cursor);
    if (text.charCodeAt(cursor.position) !== CHAR.colon) leave();
  } else {
    const { end, by } = scanPlain(cursor, true);
    if (by !== 'key') leave();
    key = plainScalar(text, start, end);
  }
  cursor.position++;
  skipFlowSpace(cursor, parent, depth);
  const next = text.charCodeAt(cursor.position);
  if (next === CHAR.comma || next === CHAR.closeMap || next === CHAR.closeList) leave();
  return { key, value: readItem(cursor, parent, depth) };
}

/** White space, line ends and comments between the parts of a flow collection. */
function skipFlowSpace(cursor: Cursor, parent: number, depth: number): void {
  const { text } = cursor;
  let position = cursor.position;
  let fresh = false;
  for (;;) {
    const code = text.charCodeAt(position);
    if (code === CHAR.space) position++;
    else if (code === CHAR.newline || code === CHAR.return) {
      position += code === CHAR.newline ? 1 : 2;
      cursor.lineStart = position;
      fresh = true;
    } else if (code === CHAR.hash && isBlank(text.charCodeAt(position - 1))) {
      const end = text.indexOf('\n', position);
      position = end === -1 ? leave() : end;
    } else {
      if (code === CHAR.tab || Number.isNaN(code)) leave();
      if (fresh && position - cursor.lineStart <= parent) {
        const closes = code === CHAR.closeList || code === CHAR.closeMap;
        if (!closes || depth !== 1 || position - cursor.lineStart !== parent) leave();
      }
      cursor.position = position;
      return;
    }
  }
}
