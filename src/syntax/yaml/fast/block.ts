import type { RawMap, RawNode, RawPair, RawScalar, RawSeq } from '../raw.js';
import { readBlockScalar } from './block-scalar.js';
import {
  CHAR,
  type Cursor,
  goIn,
  goOut,
  isBlank,
  isLineEnd,
  leave,
  nextToken,
  skipSpaces,
} from './cursor.js';
import { readFlow } from './flow.js';
import { finishPlain, plainScalar, scanPlain } from './plain.js';
import { readAlias, readProperties } from './properties.js';
import { readQuoted } from './quoted.js';

/** A key may be this long for a parser of YAML; longer ones are left to the whole parser. */
const LONGEST_KEY = 1000;

/**
 * Reads the block node at the cursor, a token at the start of a line or behind `- `; `parent` is the column that its
 * further lines must be deeper than. The cursor ends at the next token.
 */
export function readBlock(cursor: Cursor, parent: number): RawNode {
  const { text, position: start } = cursor;
  const code = text.charCodeAt(start);
  if (isDash(text, start)) return readSequence(cursor, start - cursor.lineStart);
  if (code === CHAR.openList || code === CHAR.openMap) return ended(cursor, readFlow(cursor, parent));
  if (code === CHAR.star) return ended(cursor, readAlias(cursor));
  const column = start - cursor.lineStart;
  const key = readKey(cursor);
  if (key.isKey) return readMap(cursor, column, key.scalar);
  if (key.scan === undefined) return ended(cursor, key.scalar);
  return ended(cursor, finishPlain(cursor, start, key.scan, parent));
}

/** A scalar at the cursor, and whether a colon makes it a key; the cursor is then at the colon. */
function readKey(cursor: Cursor) {
  const { text, position: start } = cursor;
  const code = text.charCodeAt(start);
  if (code !== CHAR.single && code !== CHAR.double) {
    const scan = scanPlain(cursor, false);
    const isKey = scan.by === 'key';
    if (isKey && scan.end - start > LONGEST_KEY) leave();
    return { scalar: plainScalar(text, start, scan.end), isKey, scan };
  }
  const scalar = readQuoted(cursor);
  const { position: end } = cursor;
  skipSpaces(cursor);
  const isKey = text.charCodeAt(cursor.position) === CHAR.colon;
  if (isKey && (!isBlank(text.charCodeAt(cursor.position + 1)) || end - start > LONGEST_KEY)) leave();
  if (!isKey) cursor.position = end;
  return { scalar, isKey, scan: undefined };
}

function readMap(cursor: Cursor, column: number, first: RawScalar): RawMap {
  const pairs: RawPair[] = [];
  let key = first;
  goIn(cursor);
  for (;;) {
    cursor.position++;
    pairs.push({ key, value: readValue(cursor, column, true) });
    if (cursor.column < column) break;
    if (cursor.column > column || isDash(cursor.text, cursor.position)) leave();
    const next = readKey(cursor);
    if (!next.isKey) leave();
    key = next.scalar;
  }
  goOut(cursor);
  const { start } = first;
  return { kind: 'map', start, end: start, flow: false, pairs, tag: undefined, anchor: undefined };
}

function readSequence(cursor: Cursor, column: number): RawSeq {
  const { position: start } = cursor;
  const items: RawNode[] = [];
  goIn(cursor);
  do {
    cursor.position++;
    items.push(readValue(cursor, column, false));
    if (cursor.column > column) leave();
  } while (cursor.column === column && isDash(cursor.text, cursor.position));
  goOut(cursor);
  return { kind: 'seq', start, end: start, flow: false, items, tag: undefined, anchor: undefined };
}

/** What stands behind `key:` or `-`: on the line, or in the lines below. */
function readValue(cursor: Cursor, column: number, inMap: boolean): RawNode {
  const { text } = cursor;
  skipSpaces(cursor);
  const properties = readProperties(cursor);
  const start = cursor.position;
  const code = text.charCodeAt(start);
  let node: RawNode;
  if (isLineEnd(code) || code === CHAR.hash) {
    nextToken(cursor);
    const same = inMap && cursor.column === column && isDash(text, cursor.position);
    if (same) node = readSequence(cursor, column);
    else if (cursor.column > column) node = readBlock(cursor, column);
    else if (!inMap || properties) leave();
    else return plainScalar(text, start, start);
  } else if (inMap) node = readInline(cursor, column);
  else node = readItem(cursor, column, properties !== undefined);
  if (properties === undefined) return node;
  if (node.kind === 'alias' || node.tag !== undefined || node.anchor !== undefined) leave();
  node.tag = properties.tag;
  node.anchor = properties.anchor;
  return node;
}

/** What stands behind `- `: it may be a map or a sequence that goes on in the column in which it starts. */
function readItem(cursor: Cursor, column: number, hasProperties: boolean): RawNode {
  const code = cursor.text.charCodeAt(cursor.position);
  if (code === CHAR.pipe || code === CHAR.greater) return readInline(cursor, column);
  const node = readBlock(cursor, column);
  if (hasProperties && (node.kind === 'map' || node.kind === 'seq') && !node.flow) leave();
  return node;
}

/** A value on the line of its key. */
function readInline(cursor: Cursor, column: number): RawNode {
  const { text, position: start } = cursor;
  const code = text.charCodeAt(start);
  if (code === CHAR.single || code === CHAR.double) return ended(cursor, readQuoted(cursor));
  if (code === CHAR.openList || code === CHAR.openMap) return ended(cursor, readFlow(cursor, column));
  if (code === CHAR.star) return ended(cursor, readAlias(cursor));
  if (code === CHAR.pipe || code === CHAR.greater) return ended(cursor, readBlockScalar(cursor, column));
  const scan = scanPlain(cursor, false);
  if (scan.by === 'key') leave();
  return ended(cursor, finishPlain(cursor, start, scan, column));
}

/** Goes on to the next token behind a node that is complete. */
function ended<T extends RawNode>(cursor: Cursor, node: T): T {
  nextToken(cursor);
  return node;
}

function isDash(text: string, position: number): boolean {
  return text.charCodeAt(position) === CHAR.dash && isBlank(text.charCodeAt(position + 1));
}
