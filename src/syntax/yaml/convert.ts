import type { Range } from '../../core/text.js';
import { convertMap } from './convert-map.js';
import { convertScalar } from './convert-scalar.js';
import type { RawDocument, RawMap, RawNode, RawSeq } from './raw.js';
import type { YamlNode, YamlProblem, YamlProblemCode } from './types.js';

/** Path of a node: keys and indices from the top of the document. */
export type YamlPath = readonly (string | number)[];

/** What the conversion of one document carries along. */
export interface Conversion {
  readonly file: string;
  readonly text: string;
  readonly anchors: Map<string, YamlNode | 'open'>;
  /** How many nodes each node stands for when its aliases are written out. */
  readonly sizes: Map<object, number>;
  readonly scalars: Range[];
  readonly problems: YamlProblem[];
  literal: number;
}

/** Converts a composed document to own nodes, with aliases resolved. Depth is bounded by the caller. */
export function convertDocument({ root }: RawDocument, state: Conversion): YamlNode | undefined {
  if (root === null || (root.kind === 'scalar' && root.value === '' && root.style === 'plain'))
    return undefined;
  return convertNode(root, state, [], root.start);
}

/** Converts one node; `at` is where an absent one would stand. */
export function convertNode(node: RawNode | null, state: Conversion, path: YamlPath, at: number): YamlNode {
  state.literal++;
  if (node === null) return emptyScalar(state, at);
  if (node.kind === 'alias') return resolveAlias(node.name, rangeOf(node), state, path);
  const { anchor } = node;
  if (anchor !== undefined) state.anchors.set(anchor, 'open');
  const converted =
    node.kind === 'map'
      ? convertMap(node, state, path)
      : node.kind === 'scalar'
        ? convertScalar(node, state, path)
        : convertSeq(node, state, path);
  if (anchor !== undefined) state.anchors.set(anchor, converted);
  return converted;
}

function convertSeq(node: RawSeq, state: Conversion, path: YamlPath): YamlNode {
  const items: YamlNode[] = [];
  let at = node.start;
  let size = 1;
  for (const [index, item] of node.items.entries()) {
    const converted = convertNode(item, state, [...path, index], at);
    items.push(converted);
    at = Math.max(at, converted.through === undefined ? converted.range.end : converted.through.range.end);
    size += sizeOf(state, converted);
  }
  const range = { start: node.start, end: node.flow ? node.end : at };
  return setSize(state, { kind: 'seq', file: state.file, range, items, ...properties(node) }, size);
}

function resolveAlias(name: string, range: Range, state: Conversion, path: YamlPath): YamlNode {
  const target = state.anchors.get(name);
  if (target === undefined || target === 'open') {
    report(state, target === 'open' ? 'yaml/alias-cycle' : 'yaml/unknown-alias', path, range, { name });
    return { ...emptyScalar(state, range.start), range };
  }
  return setSize(state, { ...target, through: { kind: 'alias', name, range } }, sizeOf(state, target));
}

/** An absent value: null, with an empty range. */
export function emptyScalar(state: Conversion, at: number): YamlNode {
  const range = { start: at, end: at };
  return { kind: 'scalar', file: state.file, range, value: null, style: 'plain', source: '' };
}

/** The properties of a node that its own kind does not matter to. */
export function properties(node: RawMap | RawSeq): {
  tag?: string;
  anchor?: string;
  flow?: boolean;
} {
  return {
    ...(node.anchor === undefined ? {} : { anchor: node.anchor }),
    ...(node.tag?.startsWith('!') ? { tag: node.tag } : {}),
    ...(node.flow ? { flow: true } : {}),
  };
}

/** How many nodes a node stands for. */
export function sizeOf(state: Conversion, node: YamlNode): number {
  return state.sizes.get(node) ?? 1;
}

/** Remembers how many nodes a node stands for, and returns the node. */
export function setSize<T extends YamlNode>(state: Conversion, node: T, size: number): T {
  if (size > 1) state.sizes.set(node, size);
  return node;
}

/** The range of a node's value as the parser gives it. */
export function rangeOf({ start, end }: RawNode): Range {
  return { start, end };
}

/** Notes a problem. */
export function report(
  state: Conversion,
  code: YamlProblemCode,
  path: YamlPath,
  range: Range,
  args: YamlProblem['args'],
  related?: Range,
): void {
  state.problems.push({ code, path, range, args, ...(related === undefined ? {} : { related }) });
}
