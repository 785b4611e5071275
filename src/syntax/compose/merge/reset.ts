import { textOf, withEntries, withItems } from '../tree.js';
import type { ComposeEntry, ComposeMap, ComposeNode } from '../types.js';

/** Removes what `!reset` and `!override` of a later file name from what came before. */
export function applyResets(root: ComposeMap, paths: readonly (readonly (string | number)[])[]): ComposeMap {
  let current: ComposeNode = root;
  for (const path of paths) current = removeAt(current, path, 0) ?? current;
  return current.kind === 'map' ? current : root;
}

function removeAt(
  node: ComposeNode,
  path: readonly (string | number)[],
  depth: number,
): ComposeNode | undefined {
  const step = path[depth];
  if (step === undefined || node.kind === 'scalar') return undefined;
  if (node.kind === 'list') {
    // A list of names stands for a map there (`depends_on`, `networks`); an entry by number is never removed.
    if (typeof step === 'number' || depth !== path.length - 1) return undefined;
    return withItems(
      node,
      node.items.filter((item) => textOf(item) !== step),
    );
  }
  const key = String(step);
  const entry = node.entries.get(key);
  if (entry === undefined) return undefined;
  const entries = new Map<string, ComposeEntry>(node.entries);
  if (depth === path.length - 1) entries.delete(key);
  else {
    const value = removeAt(entry.value, path, depth + 1);
    if (value === undefined) return undefined;
    entries.set(key, { ...entry, value });
  }
  return withEntries(node, entries);
}
