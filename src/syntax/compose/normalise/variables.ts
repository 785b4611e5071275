import type { ComposeNode, ComposeVariable } from '../types.js';
import { originOf } from '../tree.js';
import { locateText } from './scalars.js';
import { sliceText } from './slice.js';

/** Reads `KEY: value` and `- KEY=value` alike, in order. */
export function readVariables(node: ComposeNode | undefined): ComposeVariable[] {
  if (node?.kind === 'map') {
    return [...node.entries.values()].map((entry) => ({
      ...originOf(entry.value),
      key: entry.key,
      nameRange: entry.keyRange,
      value: locateText(entry.value),
      syntax: 'map',
    }));
  }
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item): ComposeVariable[] => {
    if (item.kind !== 'scalar' || typeof (item.value ?? item.raw) !== 'string') return [];
    const cut = item.raw.indexOf('=');
    const key = cut === -1 ? item.raw : item.raw.slice(0, cut);
    const offset = item.style === 'single' || item.style === 'double' ? 1 : 0;
    const start = item.range.start + offset;
    const nameRange = { start, end: Math.min(start + key.length, item.range.end) };
    const value = cut === -1 ? undefined : sliceText(item, cut + 1);
    return [{ ...originOf(item), key, nameRange, value, syntax: 'list' }];
  });
}
