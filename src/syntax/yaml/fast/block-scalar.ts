import type { RawScalar } from '../raw.js';
import { CHAR, type Cursor, leave } from './cursor.js';

const header = /[|>]-?(?: +#[^\r\n]*| *)(?=\n)/y;

/**
 * A literal or folded scalar whose lines end in LF, with content, without an indentation of its own and without `+`. The
 * cursor ends at the start of the line behind it.
 */
export function readBlockScalar(cursor: Cursor, parent: number): RawScalar {
  const { text, position: start } = cursor;
  header.lastIndex = start;
  const opening = header.exec(text)?.[0] ?? leave();
  const folded = opening.startsWith('>');
  let position = start + opening.length + 1;
  let leading = '';
  while (text.charCodeAt(position) === CHAR.newline) {
    leading += '\n';
    position++;
  }
  const indent = indentAt(text, position);
  if (indent <= parent || indent === 0 || isOdd(text.charCodeAt(position + indent))) leave();
  const lines: string[] = [];
  let end = position;
  let written = 0;
  while (position < text.length) {
    const own = indentAt(text, position);
    const code = text.charCodeAt(position + own);
    const blank = code === CHAR.newline || position + own >= text.length;
    if (!blank && own < indent) break;
    let stop = text.indexOf('\n', position);
    if (stop === -1) stop = text.length;
    lines.push(own < indent ? '' : text.slice(position + indent, stop));
    if (text.charCodeAt(stop - 1) === CHAR.return || (blank && own > indent)) leave();
    position = stop + 1;
    if (blank) continue;
    if (code === CHAR.tab && own < indent) leave();
    written = lines.length;
    end = Math.min(position, text.length);
  }
  lines.length = written;
  cursor.position = end;
  cursor.lineStart = end;
  if (text.charCodeAt(end - 1) !== CHAR.newline) leave();
  const body = leading + (folded ? fold(lines) : lines.join('\n'));
  const value = opening.startsWith('-', 1) ? body : `${body}\n`;
  const style = folded ? 'folded' : 'literal';
  return { kind: 'scalar', start, end, style, value, tag: undefined, anchor: undefined };
}

function indentAt(text: string, from: number): number {
  let position = from;
  while (text.charCodeAt(position) === CHAR.space) position++;
  return position - from;
}

function isOdd(code: number): boolean {
  return code === CHAR.newline || code === CHAR.tab || code === CHAR.return || Number.isNaN(code);
}

/** Joins lines of the same indentation by spaces, paragraphs by line ends; lines that are indented deeper are left to the whole parser. */
function fold(lines: readonly string[]): string {
  let value = '';
  let blanks = 0;
  for (const [index, line] of lines.entries()) {
    if (line === '') {
      blanks++;
      continue;
    }
    if (line.startsWith(' ') || line.startsWith('\t')) leave();
    value += index === 0 ? '' : blanks === 0 ? ' ' : '\n'.repeat(blanks);
    value += line;
    blanks = 0;
  }
  return value;
}
