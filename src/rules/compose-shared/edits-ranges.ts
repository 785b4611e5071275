import type { Range } from '../../core/text.js';
import type { YamlNode } from '../../syntax/yaml/types.js';

/** The key of an entry of a map. */
export function getOwnRange(node: YamlNode, key: string): Range {
  const entry = node.kind === 'map' ? node.entries.get(key) : undefined;
  return entry?.keyRange ?? node.range;
}
