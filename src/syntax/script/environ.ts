import type { SyntaxNode } from '@lezer/common';
import { type Beginning, DEEPEST, joinBeginnings, NOTHING } from '../code/beginning.js';
import type { CodeDefault, CodeRead, DynamicRead } from '../code/types.js';
import type { ScriptNames } from './bindings.js';
import {
  childrenOf,
  dottedName,
  firstArgument,
  rangeOf,
  readDefault,
  stringValue,
  templateParts,
} from './tree.js';
import { readUse, type Use } from './uses.js';

/** What Vite itself puts there. */
const BUILT_IN = new Set(['MODE', 'BASE_URL', 'PROD', 'DEV', 'SSR']);
/** Methods that every object has. */
const OF_OBJECTS = /^(?:hasOwnProperty|propertyIsEnumerable|toString|valueOf|toJSON)$/;

/** Reads through `process.env`, `import.meta.env`, `Bun.env`, `Deno.env.get`, destructuring included. */
export interface EnvironReader {
  readonly member: (node: SyntaxNode) => void;
  readonly call: (node: SyntaxNode) => void;
  readonly pattern: (node: SyntaxNode) => void;
  readonly comparison: (node: SyntaxNode) => void;
  readonly reads: readonly CodeRead[];
  readonly dynamic: readonly DynamicRead[];
}

/** Makes a reader that is shown the nodes of one file. */
export function createEnvironReader(text: string, names: ScriptNames): EnvironReader {
  const reads: CodeRead[] = [];
  const dynamic: DynamicRead[] = [];
  const add = (name: string, range: { from: number; to: number }, by: string, use: Use) => {
    if (name === '' || (by === 'import.meta.env' && BUILT_IN.has(name))) return;
    const { demanded, ...rest } = use;
    reads.push({ name, range: rangeOf(range), by, ...rest, required: demanded === true });
  };
  const addKey = (key: SyntaxNode, by: string, read: SyntaxNode) => {
    const known = namesOf(key, text, names);
    if (known) for (const name of known) add(name, inside(key), by, readUse(read, text));
    else {
      const { value: prefix } = beginningOf(key, text, names);
      dynamic.push({ range: rangeOf(key), by, ...(prefix === '' ? {} : { prefix }) });
    }
  };
  const addPattern = (pattern: SyntaxNode, by: string) => {
    for (const property of pattern.getChildren('PatternProperty')) {
      const parts = childrenOf(property);
      const [key] = parts;
      if (!key || key.name === 'Spread') continue;
      const equals = parts.findIndex((part) => part.name === 'Equals');
      const own: CodeDefault | undefined =
        parts[equals + 1] && equals > 0 ? readDefault(parts[equals + 1]!, text) : undefined;
      const name = key.name === 'String' ? stringValue(key, text) : text.slice(key.from, key.to);
      if (key.name === '[' && parts[1]) dynamic.push({ range: rangeOf(parts[1]), by });
      else if (name !== undefined)
        add(name, key.name === 'String' ? inside(key) : key, by, {
          type: 'string',
          ...(own ? { default: own } : {}),
        });
    }
  };
  return {
    reads,
    dynamic,
    member(node) {
      const object = node.firstChild;
      const last = node.lastChild;
      if (!object || !last || isWritten(node, text)) return;
      const by = names.environmentOf(object);
      if (by === undefined || by === 'Deno.env') return;
      if (last.name === 'PropertyName') {
        const name = text.slice(last.from, last.to);
        if (!OF_OBJECTS.test(name)) add(name, last, by, readUse(node, text));
        else if (name === 'hasOwnProperty' && node.parent?.name === 'CallExpression') {
          const key = firstArgument(node.parent);
          if (key) addKey(key, by, node.parent);
        }
      } else if (last.name === ']') {
        const key = childrenOf(node).at(-2);
        if (key) addKey(key, by, node);
      }
    },
    call(node) {
      const callee = node.firstChild;
      if (callee?.name !== 'MemberExpression' || names.environmentOf(callee.firstChild) !== 'Deno.env')
        return;
      const method = callee.lastChild ? text.slice(callee.lastChild.from, callee.lastChild.to) : '';
      const key = firstArgument(node);
      if (key && /^(?:get|has)$/.test(method)) addKey(key, 'Deno.env', node);
    },
    pattern(node) {
      const value = node.nextSibling?.name === 'Equals' ? node.nextSibling.nextSibling : null;
      const by = names.environmentOf(value);
      if (by !== undefined) addPattern(node, by);
      if (!value || dottedName(value, text) !== 'process') return;
      for (const property of node.getChildren('PatternProperty')) {
        const inner = property.getChild('ObjectPattern');
        const key = property.firstChild;
        if (inner && key && text.slice(key.from, key.to) === 'env') addPattern(inner, 'process.env');
      }
    },
    comparison(node) {
      const right = node.lastChild;
      const operator = right?.prevSibling;
      if (!right || !operator || text.slice(operator.from, operator.to) !== 'in') return;
      const by = names.environmentOf(right);
      if (by !== undefined && node.firstChild) addKey(node.firstChild, by, node);
    },
  };
}

const inside = (key: SyntaxNode) =>
  key.name === 'String' || key.name === 'TemplateString'
    ? { from: key.from + 1, to: Math.max(key.from + 1, key.to - 1) }
    : key;

/** The names that a key stands for: one, or those that a loop over literals gives it. */
function namesOf(key: SyntaxNode, text: string, names: ScriptNames): string[] | undefined {
  const { value, isWhole } = beginningOf(key, text, names);
  if (isWhole && value !== '') return [value];
  const list = key.name === 'VariableName' ? names.loops.get(text.slice(key.from, key.to)) : undefined;
  if (list?.name !== 'ArrayExpression') return undefined;
  const values = childrenOf(list)
    .filter(({ name }) => !/^[[\],]$/.test(name))
    .map((item) => stringValue(item, text));
  return values.length === 0 || values.includes(undefined) ? undefined : (values as string[]);
}

/** What a text begins with, and whether that is all of it. */
function beginningOf(node: SyntaxNode, text: string, names: ScriptNames, depth = 0): Beginning {
  const literal = stringValue(node, text);
  if (literal !== undefined) return { value: literal, isWhole: true };
  if (depth > DEEPEST) return NOTHING;
  if (node.name === 'VariableName') {
    const constant = names.constants.get(text.slice(node.from, node.to));
    return constant ? beginningOf(constant, text, names, depth + 1) : NOTHING;
  }
  const isSum = node.name === 'BinaryExpression' && node.firstChild?.nextSibling?.name === 'ArithOp';
  const parts =
    isSum && text[node.firstChild!.nextSibling!.from] === '+'
      ? [node.firstChild!, node.lastChild!]
      : templateParts(node, text);
  return parts ? joinBeginnings(parts, (part) => beginningOf(part, text, names, depth + 1)) : NOTHING;
}

function isWritten(node: SyntaxNode, text: string): boolean {
  const { parent } = node;
  if (parent?.name === 'UnaryExpression') return text.startsWith('delete', parent.from);
  return (
    parent?.name === 'AssignmentExpression' &&
    parent.firstChild?.from === node.from &&
    node.nextSibling?.name === 'Equals'
  );
}
