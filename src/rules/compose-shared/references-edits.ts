import type { Range } from '../../core/text.js';
import type { YamlNode } from '../../syntax/yaml/types.js';

/** All nodes below one, itself first, each once although aliases share them. */
export function* walkYaml(root: YamlNode | undefined): Generator<YamlNode> {
  const seen = new Set<YamlNode>();
  const stack = root === undefined ? [] : [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    yield node;
    if (node.kind === 'seq') stack.push(...[...node.items].reverse());
    else if (node.kind === 'map')
      stack.push(...[...node.entries.values()].map(({ value }) => value).reverse());
  }
}

/**
 * The edit that removes an entry that has its line to itself, line end included; a comment behind it stays.
 * Undefined where something else stands on the line.
 */
export function removeLine(
  text: string,
  { start, end }: Range,
): (Range & { readonly text: string }) | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  if (
    text
      .slice(lineStart, start)
      .replace(/^\ufeff/, '')
      .trim() !== ''
  )
    return undefined;
  const rest = /^[ \t]*(#[^\r\n]*)?(\r\n|\n|\r|$)/.exec(text.slice(end, end + 2000));
  if (rest === null) return undefined;
  const [whole, comment, lineEnd = ''] = rest;
  // A byte order mark belongs to the file, not to its first line.
  const from = text.charCodeAt(lineStart) === 0xfeff ? lineStart + 1 : lineStart;
  if (comment !== undefined)
    return { start, end: end + whole.length - comment.length - lineEnd.length, text: '' };
  return { start: from, end: end + whole.length, text: '' };
}
