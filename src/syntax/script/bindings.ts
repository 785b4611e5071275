import type { SyntaxNode, Tree } from '@lezer/common';
import { own } from '../code/own.js';
import { argumentsOf, childrenOf, dottedName, stringValue } from './tree.js';

/** What names of a file stand for; a name that is bound twice anywhere in it stands for nothing that is known. */
export interface ScriptNames {
  /** The expression of a `const`. */
  readonly constants: ReadonlyMap<string, SyntaxNode>;
  /** The expressions of names that are declared once at the top of the file, whatever functions call so as well. */
  readonly top: ReadonlyMap<string, SyntaxNode>;
  /** What an import binds: the module, and the name in it (`default`; `*` for all of it). */
  readonly imports: ReadonlyMap<string, ScriptImport>;
  /** What `const { key: name = fallback } = of` binds. */
  readonly picked: ReadonlyMap<string, Picked>;
  /** What a `for (const x of …)` goes over. */
  readonly loops: ReadonlyMap<string, SyntaxNode>;
  /** `process.env`, `import.meta.env`, `Bun.env` or `Deno.env`, if that is what an expression is. */
  readonly environmentOf: (node: SyntaxNode | null | undefined) => string | undefined;
  /** `joi.object`, `env-var.get`, if an expression names a part of one of the libraries that read through objects of theirs. */
  readonly libraryOf: (node: SyntaxNode | null | undefined) => string | undefined;
}

/** A name of another module. */
export interface ScriptImport {
  readonly module: string;
  readonly name: string;
}

/** A property that a pattern takes out of an expression. */
export interface Picked {
  readonly of: SyntaxNode;
  readonly key: string;
  readonly fallback: SyntaxNode | undefined;
}

/** By package, what it is called here. */
const LIBRARIES: Readonly<Record<string, string>> = {
  joi: 'joi',
  '@hapi/joi': 'joi',
  'env-var': 'env-var',
};

const ROOTS: Readonly<Record<string, string>> = {
  'process.env': 'process.env',
  'import.meta.env': 'import.meta.env',
  'Bun.env': 'Bun.env',
  'Deno.env': 'Deno.env',
};

/** Reads the bindings of a file in one pass. */
export function readScriptNames(tree: Tree, text: string): ScriptNames {
  const counts = new Map<string, number>();
  const constants = new Map<string, SyntaxNode>();
  const loops = new Map<string, SyntaxNode>();
  const aliases = new Map<string, string>();
  const libraries = new Map<string, string>();
  const top = new Map<string, SyntaxNode>();
  const again = new Set<string>();
  const imports = new Map<string, ScriptImport>();
  const picked = new Map<string, Picked>();
  const textOf = ({ from, to }: { from: number; to: number }) => text.slice(from, to);
  tree.iterate({
    enter: (ref) => {
      if (ref.name === 'VariableDefinition') {
        const name = textOf(ref);
        counts.set(name, (counts.get(name) ?? 0) + 1);
      } else if (ref.name === 'VariableDeclaration') {
        for (const [pattern, value] of declarations(ref.node)) {
          if (pattern.name === 'VariableDefinition' && value) {
            const name = textOf(pattern);
            constants.set(name, value);
            if (isAtTop(ref.node)) {
              if (top.has(name)) again.add(name);
              top.set(name, value);
            }
          }
          const module = value && requiredModule(value, text);
          if (module !== undefined && pattern.name === 'VariableDefinition')
            imports.set(textOf(pattern), { module, name: '*' });
          if (value && pattern.name === 'ObjectPattern')
            for (const [local, one] of pickedBy(pattern, value, text)) picked.set(local, one);
          const library = own(LIBRARIES, module);
          if (library)
            for (const [local, part] of partsOf(pattern, text)) libraries.set(local, library + part);
          if (pattern.name === 'ObjectPattern' && value && dottedName(value, text) === 'process')
            for (const local of localsOf(pattern, 'env', text)) aliases.set(local, 'process.env');
        }
      } else if (ref.name === 'ForOfSpec') {
        const parts = childrenOf(ref.node);
        const at = parts.findIndex(({ name }) => name === 'of');
        const target = parts[at - 1];
        if (target?.name === 'VariableDefinition' && parts[at + 1]) loops.set(textOf(target), parts[at + 1]!);
      } else if (ref.name === 'ImportDeclaration') {
        const module = stringValue(ref.node.getChild('String'), text) ?? '';
        readImport(ref.node, text, aliases);
        for (const [local, name] of importedBy(ref.node, text)) {
          imports.set(local, { module, name });
          const library = own(LIBRARIES, module);
          if (library) libraries.set(local, /^(?:default|\*)$/.test(name) ? library : `${library}.${name}`);
        }
      }
    },
  });
  const isOnce = (name: string) => (counts.get(name) ?? 0) <= 1;
  for (const map of [constants, loops, aliases, libraries, imports, picked])
    for (const name of map.keys()) if (!isOnce(name)) map.delete(name);
  for (const name of again) top.delete(name);
  const resolve = (dotted: string): string => {
    let full = dotted;
    for (let step = 0; step < 4; step++) {
      const dot = full.indexOf('.');
      const head = dot < 0 ? full : full.slice(0, dot);
      const value = constants.get(head);
      const target = aliases.get(head) ?? (value && dottedName(value, text));
      if (target === undefined || target === head) break;
      full = dot < 0 ? target : target + full.slice(dot);
    }
    return full;
  };
  const environmentOf = (node: SyntaxNode | null | undefined) => {
    const dotted = node ? dottedName(node, text) : undefined;
    if (dotted === undefined) return undefined;
    const full = resolve(dotted).replace(/^(?:globalThis|global|self|window)\./, '');
    return own(ROOTS, full.replace('process.default.', 'process.'));
  };
  const libraryOf = (node: SyntaxNode | null | undefined) => {
    const dotted = node ? dottedName(node, text) : undefined;
    if (dotted === undefined) return undefined;
    const dot = dotted.indexOf('.');
    const head = dot < 0 ? dotted : dotted.slice(0, dot);
    const rest = dot < 0 ? '' : dotted.slice(dot).replace(/^\.default\b/, '');
    const known = libraries.get(head);
    if (known !== undefined) return known + rest;
    // `const env = from(process.env)` reads as the library itself does.
    const made = constants.get(head);
    const callee = made?.name === 'CallExpression' && made.firstChild;
    if (!callee || !environmentOf(argumentsOf(made)[0])) return undefined;
    const maker = dottedName(callee, text);
    const [owner = '', method] = maker?.split('.') ?? [];
    const full = libraries.get(owner);
    return (method === undefined ? full : `${full}.${method}`) === 'env-var.from'
      ? `env-var${rest}`
      : undefined;
  };
  return { constants, top, imports, picked, loops, environmentOf, libraryOf };
}

const isAtTop = ({ parent }: SyntaxNode): boolean =>
  parent?.name === 'Script' || (parent?.name === 'ExportDeclaration' && parent.parent?.name === 'Script');

/** The pairs of pattern and value of `const a = 1, { b } = c`. */
export function declarations(node: SyntaxNode): [SyntaxNode, SyntaxNode | undefined][] {
  const found: [SyntaxNode, SyntaxNode | undefined][] = [];
  let pattern: SyntaxNode | undefined;
  let isValue = false;
  for (const part of childrenOf(node)) {
    if (part.name === 'VariableDefinition' || part.name === 'ObjectPattern' || part.name === 'ArrayPattern') {
      pattern = part;
      isValue = false;
      found.push([pattern, undefined]);
    } else if (part.name === 'Equals') isValue = true;
    else if (isValue && pattern) {
      found[found.length - 1] = [pattern, part];
      isValue = false;
    }
  }
  return found;
}

/** Local names that a pattern gives to a property. */
function localsOf(pattern: SyntaxNode, property: string, text: string): string[] {
  return pattern.getChildren('PatternProperty').flatMap((one) => {
    const parts = childrenOf(one);
    const [key] = parts;
    const local = parts.at(-1);
    const isIt = key && text.slice(key.from, key.to) === property;
    return isIt && local?.name === 'VariableDefinition' ? [text.slice(local.from, local.to)] : [];
  });
}

/** The module that `require('joi')` brings. */
export function requiredModule(node: SyntaxNode, text: string): string | undefined {
  if (node.name !== 'CallExpression' || !node.firstChild || dottedName(node.firstChild, text) !== 'require')
    return undefined;
  return stringValue(argumentsOf(node)[0], text);
}

/** What a pattern takes out of an expression, by local name. */
function pickedBy(pattern: SyntaxNode, of: SyntaxNode, text: string): [string, Picked][] {
  return pattern.getChildren('PatternProperty').flatMap((property): [string, Picked][] => {
    const parts = childrenOf(property);
    const [first] = parts;
    if (!first || !/^(?:PropertyName|VariableDefinition)$/.test(first.name)) return [];
    const equals = parts.findIndex(({ name }) => name === 'Equals');
    const local = parts[(equals < 0 ? parts.length : equals) - 1];
    if (local?.name !== 'VariableDefinition') return [];
    const key = text.slice(first.from, first.to);
    const fallback = equals < 0 ? undefined : parts[equals + 1];
    return [[text.slice(local.from, local.to), { of, key, fallback }]];
  });
}

/** Local names of a binding, with the part of the library that each stands for. */
function partsOf(pattern: SyntaxNode, text: string): [string, string][] {
  if (pattern.name === 'VariableDefinition') return [[text.slice(pattern.from, pattern.to), '']];
  return ['get', 'from', 'object'].flatMap((part) =>
    localsOf(pattern, part, text).map((local): [string, string] => [local, `.${part}`]),
  );
}

/** Local names of an import with their names in the module: `import Joi from 'joi'`, `* as env`, `{ get as read }`. */
function importedBy(node: SyntaxNode, text: string): [string, string][] {
  const found: [string, string][] = [];
  const whole = node.getChild('VariableDefinition');
  if (whole) found.push([text.slice(whole.from, whole.to), node.getChild('Star') ? '*' : 'default']);
  const group = node.getChild('ImportGroup');
  const words = group ? text.slice(group.from + 1, group.to - 1).split(',') : [];
  for (const word of words) {
    const match = /^\s*([\w$]+)(?:\s+as\s+([\w$]+))?\s*$/.exec(word);
    if (match) found.push([match[2] ?? match[1]!, match[1]!]);
  }
  return found;
}

/** Imports of `env` or all of Node's `process`, and of SvelteKit's `$env/dynamic/…`. */
function readImport(node: SyntaxNode, text: string, aliases: Map<string, string>): void {
  const source = stringValue(node.getChild('String'), text) ?? '';
  const isProcess = /^(?:node:)?process$/.test(source);
  if (!isProcess && !/^\$env\/dynamic\/(?:private|public)$/.test(source)) return;
  const own = node.getChild('VariableDefinition');
  if (own && isProcess) aliases.set(text.slice(own.from, own.to), 'process');
  const group = node.getChild('ImportGroup');
  const match = group && /\benv\b(?:\s+as\s+([\w$]+))?/.exec(text.slice(group.from, group.to));
  if (match) aliases.set(match[1] ?? 'env', 'process.env');
}
