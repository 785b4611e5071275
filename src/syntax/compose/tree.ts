import type { Range } from '../../core/text.js';
import type { ComposeEntry, ComposeList, ComposeMap, ComposeNode, ComposeScalar, Origin } from './types.js';

/** The node under keys and indices: `getAt(service.node, 'deploy', 'resources', 'limits')`. */
export function getAt(
  node: ComposeNode | undefined,
  ...path: readonly (string | number)[]
): ComposeNode | undefined {
  let current = node;
  for (const step of path) {
    if (current?.kind === 'map') current = current.entries.get(String(step))?.value;
    else if (current?.kind === 'list') current = current.items[Number(step)];
    else return undefined;
  }
  return current;
}

/** The entry of a map under keys, with the range of its key. */
export function getEntry(
  node: ComposeNode | undefined,
  ...path: readonly (string | number)[]
): ComposeEntry | undefined {
  const parent = getAt(node, ...path.slice(0, -1));
  return parent?.kind === 'map' ? parent.entries.get(String(path.at(-1))) : undefined;
}

/** The map under keys, or undefined where it is something else. */
export function getMap(
  node: ComposeNode | undefined,
  ...path: readonly (string | number)[]
): ComposeMap | undefined {
  const found = getAt(node, ...path);
  return found?.kind === 'map' ? found : undefined;
}

/** The items of the list under keys; of a scalar that stands for a list of one, that scalar; else none. */
export function getItems(
  node: ComposeNode | undefined,
  ...path: readonly (string | number)[]
): readonly ComposeNode[] {
  const found = getAt(node, ...path);
  if (found?.kind === 'list') return found.items;
  return found?.kind === 'scalar' && found.value !== null ? [found] : [];
}

/** The items of the list under keys; none of anything else. */
export function getList(
  node: ComposeNode | undefined,
  ...path: readonly (string | number)[]
): readonly ComposeNode[] {
  const found = getAt(node, ...path);
  return found?.kind === 'list' ? found.items : [];
}

/** The scalar under keys, or undefined. */
export function getScalar(
  node: ComposeNode | undefined,
  ...path: readonly (string | number)[]
): ComposeScalar | undefined {
  const found = getAt(node, ...path);
  return found?.kind === 'scalar' ? found : undefined;
}

/** A scalar as text: numbers and booleans as Compose prints them; undefined for null, unknown and collections. */
export function textOf(node: ComposeNode | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.value === null || node.value === undefined) return undefined;
  return String(node.value);
}

/** The entries of a map; none of anything else. */
export function entriesOf(node: ComposeNode | undefined): readonly ComposeEntry[] {
  return node?.kind === 'map' ? [...node.entries.values()] : [];
}

/** Whether a node is absent or null. */
export function isNull(node: ComposeNode | undefined): boolean {
  return node === undefined || (node.kind === 'scalar' && node.value === null);
}

/** Whether a scalar depends on an unknown variable. */
export function isUnknown(node: ComposeNode | undefined): boolean {
  return node?.kind === 'scalar' && node.value === undefined;
}

/** Where a node is written, without the node. */
export function originOf(node: Origin): Origin {
  const { file, range, keyRange, through, flow } = node;
  if (flow !== undefined)
    return keyRange === undefined ? { file, range, through, flow } : { file, range, through, keyRange, flow };
  return keyRange === undefined ? { file, range, through } : { file, range, through, keyRange };
}

/** A map with other entries, at the same place. */
export function withEntries(map: ComposeMap, entries: ReadonlyMap<string, ComposeEntry>): ComposeMap {
  return { ...map, entries };
}

/** A list with other items, at the same place. */
export function withItems(list: ComposeList, items: readonly ComposeNode[]): ComposeList {
  return { ...list, items };
}

/** The range to point at for an entry that is wrong as a whole: its key. */
export function keyRangeOf(node: Origin): Range {
  return node.keyRange ?? node.range;
}
