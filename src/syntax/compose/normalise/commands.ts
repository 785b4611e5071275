import { originOf, textOf } from '../tree.js';
import type { ComposeCommand, ComposeNode } from '../types.js';
import { splitWords } from '../values/words.js';

/** Reads a command: a string is split into words as Compose splits it, a list is taken as it is. */
export function readCommand(node: ComposeNode | undefined, split = true): ComposeCommand | undefined {
  if (node === undefined || node.kind === 'map' || (node.kind === 'scalar' && node.value === null))
    return undefined;
  const place = { ...originOf(node), node };
  if (node.kind === 'scalar') {
    const text = textOf(node);
    const words = !split || text === undefined ? undefined : splitWords(text);
    return { ...place, form: 'string', words: words?.words, cut: words?.cut ?? false, text };
  }
  const words = node.items.map(textOf);
  const known = words.every((word) => word !== undefined);
  return { ...place, form: 'list', words: known ? words : undefined, cut: false, text: undefined };
}
