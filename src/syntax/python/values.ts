import type { SyntaxNode } from '@lezer/common';
import { type Beginning, DEEPEST, joinBeginnings, NOTHING } from '../code/beginning.js';
import type { Json } from '../code/shape.js';
import type { CodeDefault } from '../code/types.js';
import type { ModuleNames } from './names.js';
import { childrenOf, dottedName, formatParts, itemsOf, rangeOf, stringValue } from './tree.js';

/** A default as it stands in the code; constants of the module are followed. */
export function readDefault(node: SyntaxNode, text: string, names: ModuleNames): CodeDefault {
  const range = rangeOf(node);
  const words = text.slice(node.from, node.to);
  if (node.name === 'None' || words === 'None') return { kind: 'nothing', range };
  if (words === '...' || node.name === 'Ellipsis') return { kind: 'nothing', range };
  if (node.name === 'Boolean') return { kind: 'literal', value: words, range, of: 'boolean' };
  if (node.name === 'Number' || (node.name === 'UnaryExpression' && /^-\s*\d[\d._]*$/.test(words)))
    return /^-?\s*[\d._]+(?:e[-+]?\d+)?$/i.test(words)
      ? { kind: 'literal', value: words.replace(/_(?=\d)|\s/g, ''), range, of: 'number' }
      : { kind: 'expression', range };
  const value = stringOf(node, text, names);
  if (value !== undefined) return { kind: 'literal', value, range };
  const json = jsonOf(node, text);
  return { kind: 'expression', range, ...(json === undefined ? {} : { json }) };
}

const MOST_ITEMS = 1000;

/** A list or dictionary of literals as JSON has it. */
function jsonOf(node: SyntaxNode, text: string, depth = 0): Json | undefined {
  if (depth > 5) return undefined;
  const inside = (item: SyntaxNode) => jsonOf(item, text, depth + 1);
  if (node.name === 'ArrayExpression') {
    const items = itemsOf(node).slice(0, MOST_ITEMS).map(inside);
    return items.includes(undefined) ? undefined : (items as Json[]);
  }
  if (node.name !== 'DictionaryExpression') return literalValue(node, text);
  const parts = childrenOf(node).filter(({ name }) => !/^[{},]$/.test(name));
  const entries: [string, Json][] = [];
  for (let at = 0; at < parts.length; at += 3) {
    const key = stringValue(parts[at], text);
    const value = parts[at + 1]?.name === ':' && parts[at + 2] ? inside(parts[at + 2]!) : undefined;
    if (key === undefined || value === undefined) return undefined;
    entries.push([key, value]);
  }
  return Object.fromEntries(entries);
}

/** A text, whole number, boolean or None as it stands in the code. */
export function literalValue(node: SyntaxNode, text: string): Json | undefined {
  const words = text.slice(node.from, node.to);
  if (node.name === 'None') return null;
  if (node.name === 'Boolean') return words === 'True';
  if (node.name !== 'String' && /^-?\d{1,15}$/.test(words)) return Number(words);
  return stringValue(node, text);
}

/** A text that is known: a literal, a constant, literals and constants put together. */
export function stringOf(node: SyntaxNode, text: string, names: ModuleNames): string | undefined {
  const { value, isWhole } = beginningOf(node, text, names);
  return isWhole ? value : undefined;
}

/** The constant beginning of a text that is made at run time. */
export function prefixOf(node: SyntaxNode, text: string, names: ModuleNames): string | undefined {
  const { value } = beginningOf(node, text, names);
  return value === '' ? undefined : value;
}

/** What a text begins with, and whether that is all of it. */
function beginningOf(node: SyntaxNode, text: string, names: ModuleNames, depth = 0): Beginning {
  const literal = stringValue(node, text);
  if (literal !== undefined) return { value: literal, isWhole: true };
  if (depth > DEEPEST) return NOTHING;
  const dotted = dottedName(node, text);
  if (dotted !== undefined) {
    const constant = names.constantOf(dotted);
    return constant === undefined ? NOTHING : { value: constant, isWhole: true };
  }
  const join = (parts: readonly (SyntaxNode | string)[]) =>
    joinBeginnings(parts, (part) => beginningOf(part, text, names, depth + 1));
  if (node.name === 'FormatString') return join(formatParts(node, text) ?? [node.firstChild!]);
  if (node.name === 'ContinuedString') return join(childrenOf(node));
  if (node.name === 'ParenthesizedExpression') return join(itemsOf(node));
  if (node.name !== 'BinaryExpression') return formatCall(node, text);
  const [left, operator, right] = childrenOf(node);
  const sign = operator ? text.slice(operator.from, operator.to) : '';
  if (sign === '+' && left && right) return join([left, right]);
  const pattern = sign === '%' && left ? stringValue(left, text) : undefined;
  return pattern === undefined ? NOTHING : { value: pattern.split('%')[0]!, isWhole: false };
}

/** `"APP_{}".format(x)`. */
function formatCall(node: SyntaxNode, text: string): Beginning {
  const callee = node.name === 'CallExpression' ? node.firstChild : null;
  const method = callee?.lastChild;
  const isFormat =
    method?.name === 'PropertyName' && text.slice(method.from, method.to) === 'format' && callee?.firstChild;
  const pattern = isFormat ? stringValue(isFormat, text) : undefined;
  return { value: pattern?.split('{')[0] ?? '', isWhole: false };
}

/** Texts of a tuple, list or set of literals, or of a constant that is one; undefined for anything else. */
export function stringsOf(node: SyntaxNode, text: string, names: ModuleNames): string[] | undefined {
  const dotted = dottedName(node, text);
  const list = dotted === undefined ? node : names.bindings.only.get(dotted);
  if (!list || !/^(?:Tuple|Array|Set)Expression$/.test(list.name)) return undefined;
  const values = itemsOf(list).map((item) => stringValue(item, text));
  return values.length === 0 || values.includes(undefined) ? undefined : (values as string[]);
}
