import type { ComposeNode } from '../types.js';

/** Whether two nodes have the same value, wherever they are written. */
export function equalNodes(one: ComposeNode, two: ComposeNode): boolean {
  if (one === two) return true;
  if (one.kind === 'scalar') {
    if (two.kind !== 'scalar') return false;
    return one.value === undefined || two.value === undefined
      ? one.raw === two.raw
      : Object.is(one.value, two.value);
  }
  if (one.kind === 'list') {
    if (two.kind !== 'list' || one.items.length !== two.items.length) return false;
    return one.items.every((item, i) => equalNodes(item, two.items[i]!));
  }
  if (two.kind !== 'map' || one.entries.size !== two.entries.size) return false;
  for (const [key, entry] of one.entries) {
    const other = two.entries.get(key);
    if (other === undefined || !equalNodes(entry.value, other.value)) return false;
  }
  return true;
}

/** A text that two nodes share exactly when they have the same value. */
export function signNode(node: ComposeNode): string {
  if (node.kind === 'scalar')
    return node.value === undefined ? `?${node.raw}` : `${typeof node.value}${node.value}`;
  if (node.kind === 'list') return JSON.stringify(node.items.map(signNode));
  return JSON.stringify([...node.entries].map(([key, entry]) => [key, signNode(entry.value)]).sort());
}
