import type { SyntaxNode } from '@lezer/common';
import type { Range } from '../../core/text.js';
import type { ScriptNames } from './bindings.js';
import { rangeOf, stringRange } from './tree.js';

/** An expression, or what the `const` that it names holds. */
export function literalOf(
  node: SyntaxNode | undefined | null,
  text: string,
  names: ScriptNames,
): SyntaxNode | undefined {
  const isName = /^(?:Variable(?:Name|Definition)|PropertyDefinition)$/.test(node?.name ?? '');
  const known = isName && node ? names.constants.get(text.slice(node.from, node.to)) : node;
  return known ?? undefined;
}

/** Where the key of a property stands, without its quotes. */
export const keyRange = (key: SyntaxNode): Range => (key.name === 'String' ? stringRange(key) : rangeOf(key));

/** `process.env`, or `{ ...process.env }`. */
export function isEnvironment(node: SyntaxNode | undefined, names: ScriptNames): boolean {
  if (names.environmentOf(node) !== undefined) return true;
  if (node?.name !== 'ObjectExpression') return false;
  return node
    .getChildren('Property')
    .some(
      (property) =>
        property.firstChild?.name === 'Spread' && names.environmentOf(property.lastChild) !== undefined,
    );
}
