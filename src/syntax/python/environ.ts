import type { SyntaxNode, Tree } from '@lezer/common';
import type { CodeDefault, CodeRead, DynamicRead } from '../code/types.js';
import { readUse } from './casts.js';
import type { ModuleNames } from './names.js';
import { childrenOf, dottedName, formatPrefix, rangeOf, readArguments, stringRange } from './tree.js';
import { readDefault, stringOf } from './values.js';

const GETTERS = new Set([
  'os.getenv',
  'os.environ.get',
  'os.environ.pop',
  'os.environ.setdefault',
  'os.environb.get',
]);

/** Reads through the standard library: `os.getenv`, `os.environ[…]`, `.get`, `in os.environ`. */
export function readEnviron(
  tree: Tree,
  text: string,
  names: ModuleNames,
): { reads: CodeRead[]; dynamic: DynamicRead[] } {
  const reads: CodeRead[] = [];
  const dynamic: DynamicRead[] = [];
  const isEnviron = (node: SyntaxNode | null | undefined) => {
    const name = node ? dottedName(node, text) : undefined;
    return name !== undefined && names.resolve(name) === 'os.environ';
  };
  const add = (
    key: SyntaxNode,
    by: string,
    read: SyntaxNode,
    given: CodeDefault | undefined,
    strict: boolean,
  ) => {
    const name = stringOf(key, text, names);
    if (name === undefined) {
      const prefix = formatPrefix(key, text);
      dynamic.push({ range: rangeOf(key), by, ...(prefix === undefined ? {} : { prefix }) });
      return;
    }
    const use = readUse(read, text, names);
    const chosen = given ?? use.fallback;
    reads.push({
      name,
      range: stringRange(key, text),
      by,
      type: use.type,
      ...(use.separator === undefined ? {} : { separator: use.separator }),
      ...(chosen ? { default: chosen } : {}),
      required:
        (strict || use.converts) && (chosen === undefined || (chosen.kind === 'nothing' && use.converts)),
    });
  };
  tree.iterate({
    enter: ({ name, node }) => {
      if (name === 'CallExpression') {
        const callee = node.firstChild && dottedName(node.firstChild, text);
        const full = callee ? names.resolve(callee) : '';
        if (!GETTERS.has(full)) return;
        const { positional, named } = readArguments(node.lastChild, text);
        const key = positional[0] ?? named.get('key');
        const given = positional[1] ?? named.get('default');
        if (key)
          add(
            key,
            full === 'os.getenv' ? full : 'os.environ',
            node,
            given && readDefault(given, text, names),
            false,
          );
      } else if (name === 'MemberExpression') {
        const [object, bracket, key] = childrenOf(node);
        if (bracket?.name !== '[' || !key || !isEnviron(object) || isTarget(node)) return;
        add(key, 'os.environ', node, undefined, true);
      } else if (name === 'BinaryExpression' || name === 'ComparisonExpression') {
        const parts = childrenOf(node);
        if (!isEnviron(parts.at(-1)) || !parts.some((part) => part.name === 'in')) return;
        if (parts[0]) add(parts[0], 'os.environ', node, undefined, false);
      }
    },
  });
  // A name that the file asks for with `in` is read where it is there.
  const asked = new Set(reads.filter(({ required }) => !required).map((read) => read.name));
  return {
    reads: reads.map((read) =>
      read.by === 'os.environ' && asked.has(read.name) ? { ...read, required: false } : read,
    ),
    dynamic,
  };
}

/** Whether a subscription is written to, or deleted. */
function isTarget(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent?.name === 'DeleteStatement') return true;
  if (parent?.name !== 'AssignStatement' && parent?.name !== 'UpdateStatement') return false;
  const last = childrenOf(parent).findLastIndex(
    (child) => child.name === 'AssignOp' || child.name === 'UpdateOp',
  );
  return childrenOf(parent).findIndex((child) => child.from === node.from) < last;
}
