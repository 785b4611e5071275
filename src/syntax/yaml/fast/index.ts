import type { RawDocument } from '../raw.js';
import { readBlock } from './block.js';
import { type Cursor, nextToken, OUTSIDE } from './cursor.js';

/** Comments and blank lines, then `---` on a line of its own. */
const opening = /^(?: *(?:#[^\n]*)?\r?\n)*--- *\r?\n/;

/**
 * Reads a text of one document in the part of YAML that nearly every configuration file keeps to, many times as fast as
 * a whole parser: maps and sequences in blocks and in brackets, scalars, comments, anchors and aliases. Undefined for
 * whatever else there is in it, every mistake included: then the whole parser has to say what it is.
 */
export function readFast(text: string): RawDocument | undefined {
  if (/\r(?!\n)/.test(text)) return undefined;
  if (/^\ufeff[^A-Za-z]/.test(text)) return undefined;
  const begin = opening.exec(text)?.[0].length ?? (text.startsWith('\ufeff') ? 1 : 0);
  const cursor: Cursor = { text, position: begin, lineStart: begin, column: 0, depth: 0 };
  try {
    nextToken(cursor);
    if (cursor.column === -1) return undefined;
    const root = readBlock(cursor, -1);
    if (cursor.column !== -1 || root.kind === 'scalar' || root.kind === 'alias') return undefined;
    return { root, start: root.start, end: text.length };
  } catch (error) {
    if (error === OUTSIDE) return undefined;
    throw error;
  }
}
