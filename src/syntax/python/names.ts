import type { SyntaxNode, Tree } from '@lezer/common';
import { type Bindings, readBindings } from './bindings.js';
import { readImport } from './imports.js';
import { dottedName, stringValue } from './tree.js';

/** What names of a module stand for. */
export interface ModuleNames {
  /** The full name behind a name: `getenv` → `os.getenv`, `o` → `os`. */
  readonly resolve: (dotted: string) => string;
  /** The text that a name holds, where it is bound once, in this file or (imported) in another. */
  readonly constantOf: (name: string) => string | undefined;
  /** Full names that are imported. */
  readonly imported: ReadonlySet<string>;
  readonly bindings: Bindings;
}

/** What is known of other files of the project. */
export interface Elsewhere {
  /** The text of a constant, by the full name that an import gives it. */
  readonly constantOf: (full: string) => string | undefined;
}

/** Reads the imports, aliases and text constants of a module. */
export function readNames(tree: Tree, text: string, elsewhere?: Elsewhere): ModuleNames {
  const aliases = new Map<string, string>();
  const imported = new Set<string>();
  const bindings = readBindings(tree, text);
  for (const statement of bindings.imports)
    for (const [local, full] of readImport(statement, text)) {
      aliases.set(local, full);
      imported.add(full);
    }
  const addAlias = (name: string, value: SyntaxNode) => {
    const dotted = dottedName(value, text);
    if (dotted !== undefined && !aliases.has(name) && (dotted.includes('.') || aliases.has(dotted)))
      aliases.set(name, dotted);
  };
  for (const [name, value] of bindings.only) addAlias(name, value);
  for (const [name, value] of bindings.parameters) addAlias(name, value);
  const resolve = (dotted: string): string => {
    let full = dotted;
    // An alias may stand for an alias (`env = os.environ`), but not for ever.
    for (let step = 0; step < 4; step++) {
      const dot = full.indexOf('.');
      const head = dot < 0 ? full : full.slice(0, dot);
      const target = head === '' ? undefined : aliases.get(head);
      if (target === undefined || target === head) break;
      full = dot < 0 ? target : target + full.slice(dot);
    }
    return full;
  };
  const constantOf = (name: string): string | undefined => {
    const value = bindings.only.get(name);
    if (value) return stringValue(value, text);
    const full = resolve(name);
    return full === name ? undefined : elsewhere?.constantOf(full);
  };
  return { resolve, constantOf, imported, bindings };
}
