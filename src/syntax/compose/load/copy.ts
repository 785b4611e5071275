import type { ComposeEntry, ComposeNode, Through } from '../types.js';
import type { LoadState } from './state.js';

/** How many steps of a chain of `extends` are noted. */
const longest = 8;

/** Copies a node to note that it came through something. Above the budget of copies the inner nodes stay shared. */
export function addThrough(node: ComposeNode, through: Through, state: LoadState): ComposeNode {
  state.copies--;
  const marked = node.through.length >= longest ? node : { ...node, through: [through, ...node.through] };
  if (marked.kind === 'scalar' || state.copies < 0) return marked;
  if (marked.kind === 'list') {
    return { ...marked, items: marked.items.map((item) => addThrough(item, through, state)) };
  }
  const entries = new Map<string, ComposeEntry>();
  for (const [key, entry] of marked.entries) {
    entries.set(key, { ...entry, value: addThrough(entry.value, through, state) });
  }
  return { ...marked, entries };
}
