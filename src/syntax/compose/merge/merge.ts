import { withEntries, withItems } from '../tree.js';
import type { ComposeEntry, ComposeMap, ComposeNode } from '../types.js';
import { equalNodes, signNode } from './equal.js';
import { asItems, asMapping, mergeIpam, mergeKeyValues } from './forms.js';
import { keepsRepeats, mergeKindAt } from './specials.js';

/** Told of two values that cannot be merged, a map and a list say. */
export type OnConflict = (path: readonly string[], base: ComposeNode, over: ComposeNode) => void;

/** Merges a value over another by Compose's rules: maps by key, lists appended, scalars replaced, and the exceptions. */
export function mergeNodes(
  base: ComposeNode,
  over: ComposeNode,
  path: readonly string[],
  onConflict: OnConflict,
): ComposeNode {
  const kind = mergeKindAt(path);
  const absent = over.kind === 'scalar' && over.value === null;
  if (kind !== undefined) {
    if (kind === 'replace') return over;
    if (kind === 'key-values') return mergeKeyValues(base, over);
    if (kind === 'sequence') return appendItems(base, asItems(base), asItems(over));
    if (kind === 'ipam') return mergeIpam(base, over, (one, two) => mergeMaps(one, two, path, onConflict));
    if (kind === 'mapping') return mergeAsMaps(base, over, path, onConflict);
    if (kind === 'build') return mergeBuild(base, over, path, onConflict);
    if (base.kind !== 'map' || over.kind !== 'map') {
      if (kind === 'logging') onConflict(path, base, over);
      return over;
    }
    if (kind === 'logging' && drivesApart(base, over)) return over;
    return mergeMaps(base, over, path, onConflict);
  }
  if (absent) return base;
  if (base.kind === 'scalar') return over;
  if (base.kind !== over.kind) {
    onConflict(path, base, over);
    return over;
  }
  if (base.kind === 'map') return mergeMaps(base, over as ComposeMap, path, onConflict);
  const items = over.kind === 'list' ? over.items : [];
  if (keepsRepeats(path)) return withItems(base, [...base.items, ...items]);
  return appendItems(base, base.items, items);
}

/** Merges maps key by key; keys keep the place of the first. */
export function mergeMaps(
  base: ComposeMap,
  over: ComposeMap,
  path: readonly string[],
  onConflict: OnConflict,
): ComposeMap {
  const entries = new Map(base.entries);
  for (const [key, entry] of over.entries) {
    const before = entries.get(key);
    entries.set(key, before === undefined ? entry : mergeEntries(before, entry, [...path, key], onConflict));
  }
  const merged = withEntries(base, entries);
  return over.incomplete ? { ...merged, incomplete: true } : merged;
}

function mergeEntries(
  base: ComposeEntry,
  over: ComposeEntry,
  path: readonly string[],
  onConflict: OnConflict,
): ComposeEntry {
  const value = mergeNodes(base.value, over.value, path, onConflict);
  return value.kind === 'scalar' ? { ...(value === base.value ? base : over), value } : { ...base, value };
}

function appendItems(
  base: ComposeNode,
  first: readonly ComposeNode[],
  second: readonly ComposeNode[],
): ComposeNode {
  const list = base.kind === 'list' ? base : undefined;
  const seen = new Set(first.map(signNode));
  const items = [...first, ...second.filter((item) => !seen.has(signNode(item)))];
  const { file, range, through, keyRange } = base;
  if (list !== undefined) return withItems(list, items);
  return { kind: 'list', file, range, through, ...(keyRange ? { keyRange } : {}), items };
}

function mergeAsMaps(
  base: ComposeNode,
  over: ComposeNode,
  path: readonly string[],
  onConflict: OnConflict,
): ComposeNode {
  const form = path.at(-1) === 'depends_on' ? 'dependency' : 'null';
  const one = asMapping(base, form);
  const two = asMapping(over, form);
  if (one === undefined || two === undefined) {
    onConflict(path, base, over);
    return over;
  }
  return mergeMaps(one, two, path, onConflict);
}

function mergeBuild(
  base: ComposeNode,
  over: ComposeNode,
  path: readonly string[],
  onConflict: OnConflict,
): ComposeNode {
  const one = contextMap(base);
  const two = contextMap(over);
  return one === undefined ? over : two === undefined ? base : mergeMaps(one, two, path, onConflict);
}

function contextMap(node: ComposeNode): ComposeMap | undefined {
  if (node.kind === 'map') return node;
  if (node.kind === 'list' || node.value === null) return undefined;
  const { file, range, through } = node;
  const entry = { key: 'context', keyRange: range, file, value: node };
  return { kind: 'map', file, range, through, entries: new Map([['context', entry]]) };
}

function drivesApart(base: ComposeMap, over: ComposeMap): boolean {
  const one = base.entries.get('driver')?.value;
  const two = over.entries.get('driver')?.value;
  return one !== undefined && two !== undefined && !equalNodes(one, two);
}
