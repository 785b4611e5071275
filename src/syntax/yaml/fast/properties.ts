import type { RawAlias } from '../raw.js';
import { type Cursor, leave, skipSpaces } from './cursor.js';

const anchorAt = /&([\w.-]+)(?=[ \r\n])/y;
const tagAt = /!([A-Za-z][\w-]*)(?=[ \r\n])/y;
const aliasAt = /\*([\w.-]+)(?=[ \r\n,\]}]|$)/y;

/** What is written before a node: `&name` and `!tag`, each at most once. */
export interface Properties {
  tag: string | undefined;
  anchor: string | undefined;
}

/** Reads tag and anchor, and the spaces behind them; undefined where there are none. */
export function readProperties(cursor: Cursor): Properties | undefined {
  const first = cursor.text[cursor.position];
  if (first !== '&' && first !== '!') return undefined;
  const found: Properties = { tag: undefined, anchor: undefined };
  for (;;) {
    const sign = cursor.text[cursor.position];
    if (sign === '&') found.anchor = found.anchor === undefined ? take(cursor, anchorAt) : leave();
    else if (sign === '!') found.tag = found.tag === undefined ? `!${take(cursor, tagAt)}` : leave();
    else return found;
    skipSpaces(cursor);
  }
}

/** Reads `*name`. */
export function readAlias(cursor: Cursor): RawAlias {
  const start = cursor.position;
  const name = take(cursor, aliasAt);
  return { kind: 'alias', start, end: cursor.position, name };
}

function take(cursor: Cursor, expression: RegExp): string {
  expression.lastIndex = cursor.position;
  const match = expression.exec(cursor.text) ?? leave();
  cursor.position += match[0].length;
  return match[1]!;
}
