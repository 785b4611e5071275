import type { SyntaxNode, Tree } from '@lezer/common';
import type { CodeDefault, CodeRead, DynamicRead, ReadType } from '../code/types.js';
import {
  argumentsOf,
  childrenOf,
  dottedName,
  isWrapper,
  rangeOf,
  readDefault,
  stringValue,
  templatePrefix,
} from './tree.js';

const ROOTS: Readonly<Record<string, string>> = {
  'process.env': 'process.env',
  'globalThis.process.env': 'process.env',
  'import.meta.env': 'import.meta.env',
  'Bun.env': 'Bun.env',
  'Deno.env': 'Deno.env',
};
/** What Vite itself puts there. */
const BUILT_IN = new Set(['MODE', 'BASE_URL', 'PROD', 'DEV', 'SSR']);

const CASTS: Readonly<Record<string, ReadType>> = {
  Number: 'number',
  parseInt: 'integer',
  'Number.parseInt': 'integer',
  parseFloat: 'number',
  'Number.parseFloat': 'number',
  'JSON.parse': 'json',
  String: 'string',
};

/** Reads through `process.env`, `import.meta.env`, `Bun.env`, `Deno.env.get`, destructuring included. */
export function readEnviron(tree: Tree, text: string): { reads: CodeRead[]; dynamic: DynamicRead[] } {
  const reads: CodeRead[] = [];
  const dynamic: DynamicRead[] = [];
  const aliases = findAliases(tree, text);
  const rootOf = (node: SyntaxNode | null | undefined): string | undefined => {
    const name = node ? dottedName(node, text) : undefined;
    return name === undefined ? undefined : (ROOTS[name] ?? aliases.get(name));
  };
  const add = (name: string, at: SyntaxNode, by: string, read: SyntaxNode | undefined, own?: CodeDefault) => {
    if (by === 'import.meta.env' && BUILT_IN.has(name)) return;
    const use = read ? readUse(read, text) : { type: 'string' as const };
    const chosen = own ?? use.fallback;
    reads.push({
      name,
      range: rangeOf(at),
      by,
      type: use.type,
      ...(use.separator === undefined ? {} : { separator: use.separator }),
      ...(chosen ? { default: chosen } : {}),
      required: false,
    });
  };
  const addKey = (key: SyntaxNode, by: string, read: SyntaxNode) => {
    const name = stringValue(key, text);
    const prefix = templatePrefix(key, text);
    if (name === undefined)
      dynamic.push({ range: rangeOf(key), by, ...(prefix === undefined ? {} : { prefix }) });
    else add(name, inside(key), by, read);
  };
  tree.iterate({
    enter: ({ name, node }) => {
      if (name === 'MemberExpression') {
        const parts = childrenOf(node);
        const by = rootOf(parts[0]);
        if (by === undefined || by === 'Deno.env' || isWritten(node)) return;
        const last = parts.at(-1)!;
        if (last.name === 'PropertyName') add(text.slice(last.from, last.to), last, by, node);
        else if (last.name === ']' && parts[2]) addKey(parts[2], by, node);
      } else if (name === 'CallExpression') {
        const callee = node.firstChild && dottedName(node.firstChild, text);
        const [key] = argumentsOf(node);
        if (callee === 'Deno.env.get' && key) addKey(key, 'Deno.env', node);
      } else if (name === 'VariableDeclaration') {
        for (const [pattern, value] of declarations(node)) {
          const by = rootOf(value);
          if (by === undefined || pattern.name !== 'ObjectPattern') continue;
          for (const property of pattern.getChildren('PatternProperty')) {
            const parts = childrenOf(property);
            const [key] = parts;
            if (!key || key.name === 'Spread') continue;
            const equals = parts.findIndex((part) => part.name === 'Equals');
            const own = equals < 0 ? undefined : parts[equals + 1];
            add(text.slice(key.from, key.to), key, by, undefined, own && readDefault(own, text));
          }
        }
      }
    },
  });
  return { reads, dynamic };
}

const inside = (key: SyntaxNode) =>
  ({ from: key.from + 1, to: Math.max(key.from + 1, key.to - 1) }) as SyntaxNode;

/** `const env = process.env`, `const { env } = process`, `import { env } from 'process'`. */
function findAliases(tree: Tree, text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const statement of childrenOf(tree.topNode)) {
    const node =
      statement.name === 'ExportDeclaration'
        ? (statement.getChild('VariableDeclaration') ?? statement)
        : statement;
    if (node.name === 'VariableDeclaration') {
      for (const [pattern, value] of declarations(node)) {
        const name = value ? dottedName(value, text) : undefined;
        if (name === undefined) continue;
        if (pattern.name === 'VariableDefinition' && ROOTS[name])
          found.set(text.slice(pattern.from, pattern.to), ROOTS[name]);
        if (pattern.name !== 'ObjectPattern' || name !== 'process') continue;
        for (const property of pattern.getChildren('PatternProperty')) {
          const parts = childrenOf(property);
          if (text.slice(parts[0]!.from, parts[0]!.to) === 'env') {
            const local = parts.at(-1)!;
            found.set(text.slice(local.from, local.to), 'process.env');
          }
        }
      }
    } else if (node.name === 'ImportDeclaration') {
      const source = stringValue(node.getChild('String'), text);
      const group = node.getChild('ImportGroup');
      if (
        /^(?:node:)?process$/.test(source ?? '') &&
        group &&
        /\benv\b/.test(text.slice(group.from, group.to))
      ) {
        found.set(/\benv\s+as\s+(\w+)/.exec(text.slice(group.from, group.to))?.[1] ?? 'env', 'process.env');
      }
    }
  }
  return found;
}

function declarations(node: SyntaxNode): [SyntaxNode, SyntaxNode | undefined][] {
  const parts = childrenOf(node);
  return parts.flatMap((part, i): [SyntaxNode, SyntaxNode | undefined][] => {
    if (part.name !== 'VariableDefinition' && part.name !== 'ObjectPattern') return [];
    const equals = parts.findIndex((other, j) => j > i && /^(?:Equals|,|;)$/.test(other.name));
    return [[part, parts[equals]?.name === 'Equals' ? parts[equals + 1] : undefined]];
  });
}

function isWritten(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent?.name === 'UnaryExpression') return parent.firstChild?.name === 'delete';
  return (
    parent?.name === 'AssignmentExpression' &&
    parent.firstChild?.from === node.from &&
    node.nextSibling?.name === 'Equals'
  );
}

interface Use {
  readonly type: ReadType;
  readonly separator?: string;
  readonly fallback?: CodeDefault;
}

/** Follows a read outward: `?? default`, `|| default`, `=== 'true'`, `.split(',')`, `Number(…)`, `+x`. */
function readUse(read: SyntaxNode, text: string): Use {
  let at = read;
  let fallback: CodeDefault | undefined;
  const use = (type: ReadType, separator?: string): Use => ({
    type,
    ...(separator === undefined ? {} : { separator }),
    ...(fallback ? { fallback } : {}),
  });
  for (let step = 0; step < 12; step++) {
    const { parent } = at;
    if (!parent) break;
    if (isWrapper(parent)) at = parent;
    else if (parent.name === 'BinaryExpression') {
      const [left, operator, right] = childrenOf(parent);
      const word = operator ? text.slice(operator.from, operator.to) : '';
      if (left?.from !== at.from || !right) break;
      if (word === '??' || word === '||') fallback ??= readDefault(right, text);
      else if (/^[!=]==?$/.test(word)) {
        return use(
          /^(?:true|false|1|0|yes|no|on|off)$/i.test(stringValue(right, text) ?? '') ? 'boolean' : 'string',
        );
      } else break;
      at = parent;
    } else if (parent.name === 'UnaryExpression' && text[parent.from] === '+') return use('number');
    else if (parent.name === 'MemberExpression' && parent.firstChild?.from === at.from) {
      const call = parent.parent;
      const last = parent.lastChild;
      const method = last?.name === 'PropertyName' ? text.slice(last.from, last.to) : '';
      if (call?.name !== 'CallExpression' || call.firstChild?.from !== parent.from) break;
      if (method === 'split') return use('list', stringValue(argumentsOf(call)[0], text) ?? ',');
      if (!/^(?:trim|toLowerCase|toUpperCase|replace|replaceAll)$/.test(method)) break;
      at = call;
    } else if (parent.name === 'ArgList') {
      const call = parent.parent;
      const name = call?.firstChild ? dottedName(call.firstChild, text) : undefined;
      const type = name === undefined ? undefined : CASTS[name];
      if (!call || type === undefined || argumentsOf(call)[0]?.from !== at.from) break;
      return use(type);
    } else break;
  }
  return use('string');
}
