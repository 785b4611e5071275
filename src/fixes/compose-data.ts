import { parseYaml } from '../syntax/yaml/parse.js';
import type { YamlNode } from '../syntax/yaml/types.js';

/** Every value of a text by its path: of scalars type and value, of collections their kind and size of lists. */
export interface ComposeData {
  readonly leaves: ReadonlyMap<string, string>;
  /** Where each scalar is written, by path, in a text with aliases: several paths may lead to one. */
  readonly origins: ReadonlyMap<string, number>;
  /** Lists by path: the texts of their items, for comparing without order. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** What the comments say, sorted. */
  readonly comments: readonly string[];
  readonly broken: boolean;
  readonly problems: number;
  readonly documents: number;
}

/** Aliases written out may be many times the file. */
const MOST_NODES = 1_000_000;

/** Reads a text for comparing: keys in any order, aliases and `<<` written out. */
export function readData(text: string): ComposeData {
  const yaml = parseYaml('', text);
  const leaves = new Map<string, string>();
  const origins = new Map<string, number>();
  const hasAliases = text.includes('*');
  const lists = new Map<string, readonly string[]>();
  const stack: { node: YamlNode; path: string }[] = [];
  for (const [index, { root }] of yaml.documents.entries()) {
    if (root !== undefined) stack.push({ node: root, path: index === 0 ? '' : `#${index}` });
  }
  let count = 0;
  for (let next = stack.pop(); next !== undefined && count < MOST_NODES; next = stack.pop()) {
    count++;
    const { node, path } = next;
    const below = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
    const tag = node.tag === undefined ? '' : `${node.tag} `;
    if (node.kind === 'scalar') {
      const type = node.float ? 'float' : typeof node.value;
      leaves.set(path, `${tag}${type} ${JSON.stringify(node.value)}`);
      if (hasAliases) origins.set(path, node.range.start);
      continue;
    }
    leaves.set(path, `${tag}${node.kind}`);
    if (node.kind === 'map') {
      for (const { key, value } of node.entries.values()) stack.push({ node: value, path: below(key) });
    } else {
      lists.set(
        path,
        node.items.map((item) => describe(item)),
      );
      for (const [index, item] of node.items.entries()) stack.push({ node: item, path: below(index) });
    }
  }
  return {
    leaves,
    origins,
    lists,
    comments: yaml.comments.map(({ text: comment }) => comment.trim()).sort(),
    broken: yaml.broken || count >= MOST_NODES,
    problems: yaml.problems.length,
    documents: yaml.documents.length,
  };
}

/** An item of a list as text, keys sorted. Deep ones are cut: they are compared where their order stays. */
function describe(node: YamlNode, depth = 0): string {
  if (node.kind === 'scalar') return `${typeof node.value} ${JSON.stringify(node.value)}`;
  if (depth > 6) return node.kind;
  if (node.kind === 'seq') return `[${node.items.map((item) => describe(item, depth + 1)).join(',')}]`;
  const entries = [...node.entries.values()].map(
    ({ key, value }) => `${JSON.stringify(key)}:${describe(value, depth + 1)}`,
  );
  return `{${entries.sort().join(',')}}`;
}
