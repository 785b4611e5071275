import type { SyntaxNode, Tree } from '@lezer/common';
import { childrenOf, dottedName, stringValue } from './tree.js';

/** What names of a module stand for. */
export interface ModuleNames {
  /** The full name behind a name: `getenv` → `os.getenv`, `o` → `os`. */
  readonly resolve: (dotted: string) => string;
  /** Value of a constant that is assigned once, at the top of the module. */
  readonly constantOf: (name: string) => string | undefined;
  /** Full names that are imported. */
  readonly imported: ReadonlySet<string>;
}

/** Reads the imports and string constants of a module. */
export function readNames(tree: Tree, text: string): ModuleNames {
  const aliases = new Map<string, string>();
  const constants = new Map<string, string | undefined>();
  for (const child of childrenOf(tree.topNode)) {
    if (child.name === 'AssignStatement') readConstant(child, text, aliases, constants);
  }
  tree.iterate({
    enter: ({ name, node }) => {
      if (name === 'ImportStatement')
        for (const [local, full] of readImport(node, text)) aliases.set(local, full);
    },
  });
  const resolve = (dotted: string): string => {
    let full = dotted;
    // An alias may stand for an alias (`env = os.environ`), but not for ever.
    for (let step = 0; step < 4; step++) {
      const dot = full.indexOf('.');
      const head = dot < 0 ? full : full.slice(0, dot);
      const target = aliases.get(head);
      if (target === undefined || target === head) break;
      full = dot < 0 ? target : target + full.slice(dot);
    }
    return full;
  };
  return { resolve, constantOf: (name) => constants.get(name), imported: new Set(aliases.values()) };
}

function readConstant(
  node: SyntaxNode,
  text: string,
  aliases: Map<string, string>,
  constants: Map<string, string | undefined>,
): void {
  const [target, ...rest] = childrenOf(node);
  const value = rest.at(-1);
  if (target?.name !== 'VariableName' || !value || !rest.some(({ name }) => name === 'AssignOp')) return;
  const name = text.slice(target.from, target.to);
  const known = stringValue(value, text);
  // Assigned twice: which one counts is known at run time alone.
  constants.set(name, constants.has(name) ? undefined : known);
  const dotted = known === undefined ? dottedName(value, text) : undefined;
  if (dotted?.includes('.')) aliases.set(name, dotted);
}

function readImport(node: SyntaxNode, text: string): [string, string][] {
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
    if (path !== '') {
      const full = isFrom ? `${source}.${path}` : path;
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
