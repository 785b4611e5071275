import type { SyntaxNode } from '@lezer/common';
import { childrenOf } from './tree.js';

/** The local names that an import statement binds, with the full name behind each. */
export function readImport(node: SyntaxNode, text: string): [string, string][] {
  const words = childrenOf(node).filter(({ name }) => name !== '(' && name !== ')');
  const isFrom = words[0]?.name === 'from';
  const split = words.findIndex(({ name }) => name === 'import');
  const source = words
    .slice(1, split)
    .map(({ from, to }) => text.slice(from, to))
    .join('');
  const found: [string, string][] = [];
  let path = '';
  let alias: string | undefined;
  let isAlias = false;
  const flush = () => {
    if (path === '*') found.push(...everythingOf(source));
    else if (path !== '') {
      const full = isFrom ? `${source}.${path}`.replace(/^(\.+)\./, '$1') : path;
      // `import a.b` binds `a`.
      const local = alias ?? (isFrom ? path : path.split('.')[0]!);
      found.push([local, alias === undefined && !isFrom ? local : full]);
    }
    path = '';
    alias = undefined;
    isAlias = false;
  };
  for (const word of words.slice(split + 1)) {
    const value = text.slice(word.from, word.to);
    if (word.name === ',') flush();
    else if (word.name === 'as') isAlias = true;
    else if (isAlias) alias = value;
    else path += value;
  }
  flush();
  return found;
}

/** What `from os import *` brings, of what matters here. */
const everythingOf = (source: string): [string, string][] =>
  source === 'os' ? ['environ', 'getenv', 'environb'].map((name) => [name, `os.${name}`]) : [];
