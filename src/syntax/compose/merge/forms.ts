import { literalText } from '../interpolate.js';
import { getAt, textOf, withItems } from '../tree.js';
import type { ComposeEntry, ComposeList, ComposeMap, ComposeNode, ComposeScalar } from '../types.js';
import { equalNodes } from './equal.js';

/** A list form as items: a map's entries as `key=value`, a scalar alone. */
export function asItems(node: ComposeNode): readonly ComposeNode[] {
  if (node.kind === 'list') return node.items;
  if (node.kind === 'map') return [...node.entries.values()].flatMap(asPairs);
  return node.value === null ? [] : [node];
}

/** An entry whose value is a list (several addresses of a host) is as many pairs. */
function asPairs(entry: ComposeEntry): readonly ComposeNode[] {
  const { value } = entry;
  if (value.kind !== 'list') return [asPair(entry)];
  return value.items.map((item) => asPair({ ...entry, value: item }));
}

/** An entry as the scalar `key=value` (the key alone for null), at the entry's place. */
function asPair(entry: ComposeEntry): ComposeNode {
  const { value } = entry;
  if (value.kind !== 'scalar') return value;
  const nothing = value.value === null;
  const prefix = nothing ? entry.key : `${entry.key}=`;
  const known =
    value.value === undefined ? undefined : nothing ? entry.key : `${prefix}${String(value.value)}`;
  const parts = value.value === undefined ? [prefix, ...value.text.parts] : [known ?? ''];
  const text = { ...value.text, parts, value: known };
  const range = {
    start: Math.min(entry.keyRange.start, value.range.start),
    end: Math.max(value.range.end, entry.keyRange.end),
  };
  const raw = nothing ? entry.key : `${prefix}${value.raw}`;
  const { keyRange: _, float: __, ...rest } = value;
  return { ...rest, range, value: known, raw, text, style: 'plain' } satisfies ComposeScalar;
}

/** What a name of the list form stands for in the map form: nothing, or a dependency that has only to be started. */
export type NameForm = 'null' | 'dependency';

/** A list of names as a map; a map as it is; undefined for anything else. */
export function asMapping(node: ComposeNode, form: NameForm): ComposeMap | undefined {
  if (node.kind === 'map') return node;
  const { file, range, through, keyRange } = node;
  const entries = new Map<string, ComposeEntry>();
  const items = node.kind === 'list' ? node.items : node.value === null ? [] : [node];
  for (const item of items) {
    const key = textOf(item);
    if (key === undefined || item.kind !== 'scalar') return undefined;
    const end = { start: item.range.end, end: item.range.end };
    const { keyRange: _, tag: __, ...rest } = item;
    const value: ComposeScalar = {
      ...rest,
      range: end,
      keyRange: item.range,
      value: null,
      raw: '',
      style: 'plain',
    };
    entries.set(key, {
      key,
      keyRange: item.range,
      file: item.file,
      value: form === 'null' ? value : started(value),
    });
  }
  return { kind: 'map', file, range, through, ...(keyRange ? { keyRange } : {}), entries };
}

/** Merges `KEY=value` lists or maps by key, the later value winning. */
export function mergeKeyValues(base: ComposeNode, over: ComposeNode): ComposeNode {
  if (base.kind === 'map' && over.kind === 'map') {
    return { ...base, entries: new Map([...base.entries, ...over.entries]) };
  }
  const items = [...asItems(base), ...asItems(over)];
  const byKey = new Map<string, number>();
  const result: ComposeNode[] = [];
  for (const item of items) {
    const key = item.kind === 'scalar' ? item.raw.split('=', 1)[0]! : '';
    const at = item.kind === 'scalar' ? byKey.get(key) : undefined;
    if (at === undefined) {
      if (item.kind === 'scalar') byKey.set(key, result.length);
      result.push(item);
    } else result[at] = item;
  }
  const { file, range, through, keyRange } = base;
  return { kind: 'list', file, range, through, ...(keyRange ? { keyRange } : {}), items: result };
}

/** Merges address pools by their subnet. */
export function mergeIpam(
  base: ComposeNode,
  over: ComposeNode,
  merge: (one: ComposeMap, two: ComposeMap) => ComposeMap,
): ComposeNode {
  if (base.kind !== 'list' || over.kind !== 'list') return over;
  const pools: ComposeNode[] = [...base.items];
  for (const pool of over.items) {
    const at = pools.findIndex((other) => sameSubnet(other, pool));
    const before = pools[at];
    if (before?.kind === 'map' && pool.kind === 'map') pools[at] = merge(before, pool);
    else pools.push(pool);
  }
  return withItems(base as ComposeList, pools);
}

function sameSubnet(one: ComposeNode, two: ComposeNode): boolean {
  const first = getAt(one, 'subnet');
  const second = getAt(two, 'subnet');
  return first === undefined || second === undefined ? first === second : equalNodes(first, second);
}

function started(at: ComposeScalar): ComposeMap {
  const { file, range, through, keyRange } = at;
  const place = { file, range, through };
  const scalar = (value: string | boolean): ComposeScalar => {
    const text = literalText(String(value));
    return { kind: 'scalar', ...place, value, raw: String(value), style: 'plain', text };
  };
  const entry = (key: string, value: string | boolean) =>
    [key, { key, keyRange: range, file, value: scalar(value) }] as const;
  const entries = new Map([entry('condition', 'service_started'), entry('required', true)]);
  return { kind: 'map', ...place, ...(keyRange ? { keyRange } : {}), entries };
}
