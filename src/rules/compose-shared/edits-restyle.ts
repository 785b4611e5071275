import type { Fix } from '../../core/finding.js';
import type { ComposeModel } from '../../models/compose.js';
import type { ComposeNode } from '../../syntax/compose/types.js';
import { buildFix, findPlace, promise } from './edits-place.js';
import { reorderBlocks } from './edits-order.js';

/** Something out of order: the index of the first that is, and the order in which all should stand. */
export interface Disorder {
  readonly index: number;
  readonly order: readonly number[];
}

/** Compares texts as the alphabet has them: digits before letters, capitals no different, numbers by their size. */
export function compareNames(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : a < b ? -1 : a > b ? 1 : 0;
}

/** Finds what is out of order; equal ones stay as they are. */
export function findDisorder<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Disorder | undefined {
  const order = items.map((_, index) => index).sort((a, b) => compare(items[a]!, items[b]!) || a - b);
  const index = order.findIndex((from, at) => from !== at);
  if (index === -1) return undefined;
  const first = items.findIndex((item, at) => at > 0 && compare(items[at - 1]!, item) > 0);
  return { index: first === -1 ? index : first, order };
}

/** The fix that puts a map or a list into order; the data stays the same. */
export function reorder(
  model: ComposeModel,
  node: ComposeNode,
  order: readonly number[],
  hint: readonly string[] = [],
): readonly Fix[] {
  const title = 'put them in order';
  if (node.through.length > 0 || node.flow || node.kind === 'scalar')
    return buildFix(title, 'safe', undefined, []);
  const place = findPlace(model, node.file, node.range, hint);
  const edits = place && reorderBlocks(place, order);
  return buildFix(title, 'safe', edits, place ? [`order:${promise(place.path)}`] : []);
}
