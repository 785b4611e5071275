import { Lexer } from 'yaml';

/** How deep collections may lie in each other; the deepest real file that was measured has 14 levels. */
export const maximumDepth = 200;

/**
 * Finds where collections lie deeper in each other than {@link maximumDepth}: the offset, or undefined. Parsers of
 * YAML recurse, so this has to be known before one runs. Linear: a cheap count of what could open a
 * collection, then, only where that is suspicious, the exact count over tokens.
 */
export function findTooDeep(text: string): number | undefined {
  return mayBeDeep(text) ? countTokens(text) : undefined;
}

function mayBeDeep(text: string): boolean {
  let open = 0;
  let column = 0;
  let widest = 0;
  let lineIndicators = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) {
      column = 0;
      lineIndicators = 0;
      continue;
    }
    if (code === 91 || code === 123) open++;
    else if (code === 45 || code === 63 || code === 58) lineIndicators++;
    if (code !== 32 && code !== 9 && column >= 0) {
      widest = Math.max(widest, column);
      column = -1;
    } else if (column >= 0) column++;
    if (open > maximumDepth || lineIndicators > maximumDepth || widest > maximumDepth) return true;
  }
  return false;
}

function countTokens(text: string): number | undefined {
  const columns: number[] = [];
  let flow = 0;
  let offset = 0;
  let lineStart = 0;
  let fresh = true;
  for (const token of new Lexer().lex(text)) {
    const kind = token[0];
    // Marks between tokens that stand for no text: document, flow error, scalar.
    if (kind === '\u0002' || kind === '\u0018' || kind === '\u001f' || kind === '\u0003') continue;
    if (kind === '\n' || kind === '\r') {
      lineStart = offset + token.length;
      fresh = true;
    } else if (kind === '[' || kind === '{') flow++;
    else if (kind === ']' || kind === '}') flow = Math.max(flow - 1, 0);
    else if (flow === 0 && kind !== ' ' && kind !== '\t' && kind !== '#' && fresh) {
      const column = offset - lineStart;
      while (columns.length > 0 && columns[columns.length - 1]! >= column) columns.pop();
      columns.push(column);
      fresh = (kind === '-' || kind === '?' || kind === ':') && token.length === 1;
    }
    if (flow + columns.length > maximumDepth) return offset;
    offset += token.length;
  }
  return undefined;
}
