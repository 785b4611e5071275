import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Range } from '../../core/text.js';
import { convertMap } from './convert-map.js';
import { convertScalar } from './convert-scalar.js';
import type { YamlNode, YamlProblem, YamlProblemCode } from './types.js';

/** Path of a node: keys and indices from the top of the document. */
export type YamlPath = readonly (string | number)[];

/** What the conversion of one document carries along. */
export interface Conversion {
  readonly file: string;
  readonly text: string;
  readonly anchors: Map<string, YamlNode | 'open'>;
  /** How many nodes each node stands for when its aliases are written out. */
  readonly sizes: WeakMap<object, number>;
  readonly scalars: Range[];
  readonly problems: YamlProblem[];
  literal: number;
}

/** Converts a composed document to own nodes, with aliases resolved. Depth is bounded by the caller. */
export function convertDocument(document: Document.Parsed, state: Conversion): YamlNode | undefined {
  const contents = document.contents as ParsedNode | null;
  if (contents === null || (isScalar(contents) && contents.source === '' && contents.type === 'PLAIN'))
    return undefined;
  return convertNode(contents, state, [], contents.range[0]);
}

/** Converts one node; `at` is where an absent one would stand. */
export function convertNode(
  node: ParsedNode | null,
  state: Conversion,
  path: YamlPath,
  at: number,
): YamlNode {
  state.literal++;
  if (node === null) return emptyScalar(state, at);
  if (isAlias(node)) return resolveAlias(node.source, rangeOf(node, at), state, path);
  const anchor = isCollection(node) || isScalar(node) ? node.anchor : undefined;
  if (anchor !== undefined) state.anchors.set(anchor, 'open');
  const converted = isMap(node)
    ? convertMap(node as YAMLMap.Parsed, state, path)
    : isScalar(node)
      ? convertScalar(node, state, path)
      : convertSeq(node as YAMLSeq.Parsed, state, path);
  if (anchor !== undefined) state.anchors.set(anchor, converted);
  return converted;
}

function convertSeq(node: YAMLSeq.Parsed, state: Conversion, path: YamlPath): YamlNode {
  const items: YamlNode[] = [];
  let at = node.range[0];
  let size = 1;
  for (const [index, item] of node.items.entries()) {
    const converted = convertNode(item, state, [...path, index], at);
    items.push(converted);
    at = Math.max(at, converted.through === undefined ? converted.range.end : converted.through.range.end);
    size += sizeOf(state, converted);
  }
  const range = { start: node.range[0], end: node.flow === true ? node.range[1] : at };
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
export function properties(node: YAMLMap.Parsed | YAMLSeq.Parsed): {
  tag?: string;
  anchor?: string;
  flow?: boolean;
} {
  return {
    ...(node.anchor === undefined ? {} : { anchor: node.anchor }),
    ...(node.tag?.startsWith('!') ? { tag: node.tag } : {}),
    ...(node.flow === true ? { flow: true } : {}),
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
export function rangeOf(node: ParsedNode, at: number): Range {
  return { start: node.range?.[0] ?? at, end: node.range?.[1] ?? at };
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
