import { getAt, textOf, withEntries, withItems } from '../tree.js';
import type { ComposeEntry, ComposeMap, ComposeNode } from '../types.js';
import { parsePort } from '../values/port.js';
import { cleanPath, parseVolume } from '../values/volume.js';
import { type UniqueKind, uniqueKindAt } from './specials.js';

/** Drops from lists what a later entry of the same key replaces, as Compose does: the same port, mount target, variable. */
export function enforceUnicity(root: ComposeMap): ComposeMap {
  return visit(root, []) as ComposeMap;
}

function visit(node: ComposeNode, path: readonly string[]): ComposeNode {
  if (node.kind === 'list') {
    const kind = node.items.length < 2 ? undefined : uniqueKindAt(path);
    return kind === undefined ? node : dropReplaced(node, kind);
  }
  if (node.kind === 'scalar' || path.length > 4 || (path.length === 1 && !isRelevant(path[0]))) return node;
  let changed: Map<string, ComposeEntry> | undefined;
  for (const [key, entry] of node.entries) {
    if (entry.value.kind === 'scalar') continue;
    const value = visit(entry.value, [...path, key]);
    if (value === entry.value) continue;
    changed ??= new Map(node.entries);
    changed.set(key, { ...entry, value });
  }
  return changed === undefined ? node : withEntries(node, changed);
}

function isRelevant(top: string | undefined): boolean {
  return top === 'services' || top === 'networks';
}

function dropReplaced(list: Extract<ComposeNode, { kind: 'list' }>, kind: UniqueKind): ComposeNode {
  const places = new Map<string, number>();
  const items: ComposeNode[] = [];
  for (const item of list.items) {
    const key = keyOf(item, kind);
    const at = key === undefined ? undefined : places.get(key);
    if (at !== undefined) items[at] = item;
    else {
      if (key !== undefined) places.set(key, items.length);
      items.push(item);
    }
  }
  return items.length === list.items.length ? list : withItems(list, items);
}

function keyOf(item: ComposeNode, kind: UniqueKind): string | undefined {
  if (item.kind === 'list') return undefined;
  const text = textOf(item);
  if (item.kind === 'scalar' && text === undefined) {
    // Unknown: the same spelling is the same entry, nothing else is certain.
    return kind === 'key-value' ? item.raw.split('=', 1)[0] : item.raw;
  }
  switch (kind) {
    case 'key-value':
      return text?.split('=', 1)[0];
    case 'expose':
      return text;
    case 'env-file':
      return text ?? textOf(getAt(item, 'path'));
    case 'mount':
    case 'secret':
      return mountKey(item, text, kind === 'secret' ? '/run/secrets' : '');
    case 'device':
      return text === undefined ? textOf(getAt(item, 'target')) : (text.split(':')[1] ?? text);
    case 'volume':
      return volumeKey(item, text);
    case 'port':
      return portKey(item, text);
  }
}

function mountKey(item: ComposeNode, text: string | undefined, folder: string): string | undefined {
  if (text !== undefined) return `${folder}/${text}`;
  return textOf(getAt(item, 'target')) ?? `${folder}/${textOf(getAt(item, 'source')) ?? ''}`;
}

function volumeKey(item: ComposeNode, text: string | undefined): string | undefined {
  if (text === undefined) return textOf(getAt(item, 'target'));
  const volume = parseVolume(text);
  return typeof volume === 'string' ? undefined : cleanPath(volume.target);
}

function portKey(item: ComposeNode, text: string | undefined): string | undefined {
  if (text !== undefined) {
    const port = parsePort(text);
    if (typeof port === 'string') return text;
    const { from, to } = port.target;
    const published = port.published === undefined ? '' : span(port.published);
    return `${port.hostIp ?? '0.0.0.0'}:${published}:${span({ from, to })}/${port.protocol}`;
  }
  const target = textOf(getAt(item, 'target'));
  if (target === undefined) return undefined;
  const part = (key: string, fallback: string) => textOf(getAt(item, key)) ?? fallback;
  return `${part('host_ip', '0.0.0.0')}:${part('published', '')}:${target}/${part('protocol', 'tcp')}`;
}

function span(range: { readonly from: number; readonly to: number }): string {
  return range.from === range.to ? String(range.from) : `${range.from}-${range.to}`;
}
