import type { SyntaxNode } from '@lezer/common';
import type { CodeDefault } from '../code/types.js';
import type { ModuleNames } from './names.js';
import { dottedName, rangeOf, stringValue } from './tree.js';

/** A default as it stands in the code; constants of the module are followed. */
export function readDefault(node: SyntaxNode, text: string, names: ModuleNames): CodeDefault {
  const range = rangeOf(node);
  const words = text.slice(node.from, node.to);
  if (node.name === 'None' || words === 'None') return { kind: 'nothing', range };
  if (words === '...' || node.name === 'Ellipsis') return { kind: 'nothing', range };
  if (node.name === 'Number' || node.name === 'Boolean')
    return { kind: 'literal', value: words.replace(/_(?=\d)/g, ''), range };
  if (node.name === 'UnaryExpression' && /^-\s*\d[\d._]*$/.test(words))
    return { kind: 'literal', value: words, range };
  const value = stringOf(node, text, names);
  return value === undefined ? { kind: 'expression', range } : { kind: 'literal', value, range };
}

/** A string literal, or a constant of the module that is one. */
export function stringOf(node: SyntaxNode, text: string, names: ModuleNames): string | undefined {
  const value = stringValue(node, text);
  if (value !== undefined || node.name !== 'VariableName') return value;
  return names.constantOf(dottedName(node, text) ?? '');
}
