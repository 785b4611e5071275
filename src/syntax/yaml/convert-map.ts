import type { Range } from '../../core/text.js';
import {
  type Conversion,
  convertNode,
  properties,
  rangeOf,
  report,
  setSize,
  sizeOf,
  type YamlPath,
} from './convert.js';
import type { RawMap, RawNode } from './raw.js';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlThrough } from './types.js';

interface MergeSource {
  readonly value: YamlNode;
  readonly range: Range;
  readonly path: YamlPath;
}

/** Converts a map, merging what `<<` names: own keys win, then the first map that has the key. */
export function convertMap(node: RawMap, state: Conversion, path: YamlPath): YamlMap {
  const entries = new Map<string, YamlEntry>();
  const merges: MergeSource[] = [];
  let firstMerge: Range | undefined;
  let at = node.start;
  for (const pair of node.pairs) {
    const key = convertKey(pair.key, state, path, at);
    at = Math.max(at, key.range.end);
    const merge = key.name === '<<' && key.plain;
    const inner = [...path, key.name];
    const value = convertNode(pair.value, state, inner, at);
    const written = value.through?.range ?? value.range;
    at = Math.max(at, written.end);
    if (!node.flow) checkTab(value, key.range.start, state, inner);
    if (merge) {
      if (firstMerge) report(state, 'yaml/duplicate-key', inner, key.range, { key: '<<' }, firstMerge);
      firstMerge ??= key.range;
      merges.push({ value, range: written, path: inner });
      continue;
    }
    const first = entries.get(key.name);
    if (first) report(state, 'yaml/duplicate-key', inner, key.range, { key: key.name }, first.keyRange);
    else entries.set(key.name, buildEntry(key, value, state.file, at));
  }
  for (const merge of merges) mergeInto(entries, merge, state);
  let size = 1;
  for (const entry of entries.values()) size += 1 + sizeOf(state, entry.value);
  const range = { start: node.start, end: node.flow ? node.end : at };
  return setSize(state, { kind: 'map', file: state.file, range, entries, ...properties(node) }, size);
}

interface Key {
  readonly name: string;
  readonly range: Range;
  readonly plain: boolean;
  readonly scalar: YamlScalar | undefined;
}

function convertKey(node: RawNode | null, state: Conversion, path: YamlPath, at: number): Key {
  const plain = node?.kind === 'scalar' && node.style === 'plain';
  const converted = convertNode(node, state, path, at);
  const range = node === null ? { start: at, end: at } : rangeOf(node);
  if (converted.kind !== 'scalar') {
    report(state, 'yaml/non-string-key', path, range, { kind: converted.kind });
    return {
      name: state.text.slice(range.start, Math.min(range.end, range.start + 40)),
      range,
      plain: false,
      scalar: undefined,
    };
  }
  const name = typeof converted.value === 'string' ? converted.value : converted.source;
  if (typeof converted.value !== 'string') {
    const kind = converted.value === null ? 'null' : typeof converted.value;
    report(state, 'yaml/non-string-key', [...path, name], range, { key: name, kind });
  }
  return { name, range, plain, scalar: converted };
}

function buildEntry(key: Key, value: YamlNode, file: string, end: number): YamlEntry {
  const keyValue = key.scalar?.value;
  return {
    key: key.name,
    keyRange: key.range,
    file,
    value,
    range: { start: key.range.start, end },
    ...(keyValue === undefined || typeof keyValue === 'string' ? {} : { keyValue }),
  };
}

function mergeInto(entries: Map<string, YamlEntry>, merge: MergeSource, state: Conversion): void {
  const sources = merge.value.kind === 'seq' ? merge.value.items : [merge.value];
  for (const source of sources) {
    // An alias that could not be resolved has its own problem.
    if (source.kind === 'scalar' && source.source === '' && source.range.end > source.range.start) continue;
    if (source.kind !== 'map') {
      report(state, 'yaml/merge-not-a-map', merge.path, merge.range, { kind: source.kind });
      continue;
    }
    const name = source.through?.name ?? source.anchor ?? '';
    const through: YamlThrough = { kind: 'merge', name, range: source.through?.range ?? merge.range };
    for (const [key, entry] of source.entries) {
      if (entries.has(key)) continue;
      const value = { ...entry.value, through };
      entries.set(key, { ...entry, value: setSize(state, value, sizeOf(state, entry.value)) });
    }
  }
}

/** Compose's reader refuses a tab in the indentation after a plain scalar, on a blank line too. */
function checkTab(value: YamlNode, keyStart: number, state: Conversion, path: YamlPath): void {
  if (
    value.kind !== 'scalar' ||
    value.style !== 'plain' ||
    value.through !== undefined ||
    value.source === ''
  )
    return;
  const { text } = state;
  const indent = keyStart - (text.lastIndexOf('\n', keyStart - 1) + 1);
  let lineStart = -1;
  for (let i = value.range.end; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) lineStart = i + 1;
    else if (code === 9 && lineStart !== -1 && i - lineStart <= indent) {
      report(state, 'yaml/tab', path, { start: i, end: i + 1 }, {});
      return;
    } else if (code !== 32 && code !== 9 && code !== 13) return;
  }
}
