import type { ComposeNode } from '../types.js';
import type { ScalarShape, Shape } from './types.js';

/** What a node is, in the words of messages. */
export function kindOf(node: ComposeNode): string {
  if (node.kind === 'map') return 'mapping';
  if (node.kind === 'list') return 'list';
  if (node.value === null) return 'null';
  return typeof node.value;
}

/** Whether a scalar's value is of one of the types that a shape allows. */
export function fitsTypes(node: ComposeNode, shape: ScalarShape): boolean {
  if (node.kind !== 'scalar') return false;
  const { value } = node;
  if (value === null) return shape.types.includes('null');
  if (typeof value === 'string') return shape.types.includes('string');
  if (typeof value === 'boolean') return shape.types.includes('boolean');
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  return shape.types.includes('number') || (shape.types.includes('integer') && Number.isInteger(value));
}

/** The option that is meant: the one that the node's kind fits; a scalar of a wrong type fits none. */
export function chooseOption(node: ComposeNode, options: readonly Shape[]): Shape | undefined {
  return options.find((option) => {
    if (option.kind === 'any') return true;
    if (option.kind === 'either') return chooseOption(node, option.options) !== undefined;
    if (option.kind === 'scalar') return fitsTypes(node, option);
    return option.kind === 'list' ? node.kind === 'list' : node.kind === 'map';
  });
}

/** What a shape takes, in the words of messages. */
export function expectedOf(shape: Shape): readonly string[] {
  if (shape.kind === 'either') return [...new Set(shape.options.flatMap(expectedOf))];
  if (shape.kind === 'scalar') return shape.types;
  if (shape.kind === 'any') return [];
  return [shape.kind === 'list' ? 'list' : 'mapping'];
}

/** Types as Compose's messages put them. */
export function humanType(expected: readonly string[]): string {
  const words = expected.map((word) => (word === 'list' ? 'array' : word)).sort();
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
