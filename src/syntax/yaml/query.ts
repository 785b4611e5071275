import type { YamlEntry, YamlMap, YamlNode, YamlSeq } from './types.js';

/** The node under keys and indices, or undefined. */
export function yamlAt(
  node: YamlNode | undefined,
  ...path: readonly (string | number)[]
): YamlNode | undefined {
  let current = node;
  for (const step of path) {
    if (current?.kind === 'map') current = current.entries.get(String(step))?.value;
    else if (current?.kind === 'seq') current = current.items[Number(step)];
    else return undefined;
  }
  return current;
}

/** The entry of a map under keys and indices, with the range of its key. */
export function yamlEntry(
  node: YamlNode | undefined,
  ...path: readonly (string | number)[]
): YamlEntry | undefined {
  const parent = yamlAt(node, ...path.slice(0, -1));
  return parent?.kind === 'map' ? parent.entries.get(String(path.at(-1))) : undefined;
}

/** Narrows to a map. */
export function isYamlMap(node: YamlNode | undefined): node is YamlMap {
  return node?.kind === 'map';
}

/** Narrows to a sequence. */
export function isYamlSeq(node: YamlNode | undefined): node is YamlSeq {
  return node?.kind === 'seq';
}
