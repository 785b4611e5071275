import type { Fix } from '../../core/finding.js';
import type { ComposeModel } from '../../models/compose.js';
import { yamlAt } from '../../syntax/yaml/query.js';
import type { YamlMap, YamlNode } from '../../syntax/yaml/types.js';
import { reorderBlocks } from './edits-order.js';
import { buildFix, isShared, promise } from './edits-place.js';

/** A map or list of one file, for rules that judge how a file is written. */
export interface StyledNode {
  readonly file: string;
  readonly text: string;
  readonly path: readonly string[];
  readonly node: YamlNode;
  /** Whether a fix may touch it: nothing above it is shared or in brackets. */
  readonly editable: boolean;
}

/** The top levels of a project's files. */
export function* styledFiles(model: ComposeModel): Generator<StyledNode & { readonly node: YamlMap }> {
  for (const { path: file, yaml } of model.project.files) {
    if (yaml === undefined || yaml.broken || yaml.documents.length !== 1) continue;
    const node = yaml.documents[0]?.root;
    if (node?.kind !== 'map') continue;
    yield { file, text: yaml.text, path: [], node, editable: !node.flow && !isShared(node) };
  }
}

/** A map or list below another, where it is written there. */
export function childOf(parent: StyledNode, ...keys: readonly string[]): StyledNode | undefined {
  let { node, editable } = parent;
  for (const key of keys) {
    const next = yamlAt(node, key);
    if (next === undefined || next.through !== undefined) return undefined;
    node = next;
    editable = editable && !isShared(node) && node.flow !== true;
  }
  return { ...parent, node, editable, path: [...parent.path, ...keys] };
}

/** The services of the project's files, each where it is written. */
export function* styledServices(model: ComposeModel): Generator<StyledNode & { readonly name: string }> {
  for (const file of styledFiles(model)) {
    const services = childOf(file, 'services');
    if (services?.node.kind !== 'map') continue;
    for (const name of services.node.entries.keys()) {
      const service = childOf(services, name);
      if (service?.node.kind === 'map') yield { ...service, name };
    }
  }
}

/** Keys of a map that are written in it, in order. */
export function ownKeys(node: YamlNode): string[] {
  if (node.kind !== 'map') return [];
  return [...node.entries.values()]
    .filter(({ value }) => value.through?.kind !== 'merge')
    .map(({ key }) => key);
}

/** Compares names as the alphabet has them. */
export function compareNames(a: string, b: string): number {
  return a.localeCompare(b, 'en');
}

/** Something out of order: the index of the first that stands after one it should stand before, and the right order. */
export interface Disorder {
  readonly index: number;
  readonly order: readonly number[];
}

/** Finds what is out of order; equal ones keep their places. */
export function findDisorder<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Disorder | undefined {
  const index = items.findIndex((item, at) => at > 0 && compare(items[at - 1]!, item) > 0);
  if (index === -1) return undefined;
  return { index, order: items.map((_, at) => at).sort((a, b) => compare(items[a]!, items[b]!) || a - b) };
}

/** The fix that puts a map or a list into order; the data stays the same. */
export function reorder(styled: StyledNode, order: readonly number[]): readonly Fix[] {
  const edits = styled.editable ? reorderBlocks(styled, order) : undefined;
  return buildFix('put them in order', 'safe', edits, [`order:${promise(styled.path)}`]);
}

/** Where texts of several lines stand: white space in them belongs to them. */
export function blockScalarsOf(root: YamlNode): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const seen = new Set<YamlNode>();
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'map') for (const { value } of node.entries.values()) stack.push(value);
    else if (node.kind === 'seq') stack.push(...node.items);
    else if (node.source.includes('\n') || node.style === 'literal' || node.style === 'folded')
      found.push(node.range);
  }
  return found;
}
