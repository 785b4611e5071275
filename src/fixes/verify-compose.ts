import { parseYaml } from '../syntax/yaml/index.js';
import type { YamlNode } from '../syntax/yaml/types.js';
import type { Verify } from './apply.js';

/** Aliases written out can be many; beyond this a fix is not judged, and so not made. */
const MAX_VALUES = 500_000;

/**
 * Accepts a new text only if it parses, and every value reads the same as before but for the paths that a fix is
 * about (`services.web.ports.0`, `version`) and what is below them.
 */
export const verifyCompose: Verify = (file, before, after, changes) => {
  const old = flatten(file, before);
  const now = flatten(file, after);
  if (old === undefined || now === undefined) return false;
  const mayDiffer = (path: string) =>
    changes.some((change) => path === change || path.startsWith(`${change}.`));
  const same = (from: ReadonlyMap<string, string>, to: ReadonlyMap<string, string>) =>
    [...from].every(([path, value]) => to.get(path) === value || mayDiffer(path));
  return same(old, now) && same(now, old);
};

/** Every value of a text by its path, with its type; undefined where the text is broken. */
function flatten(file: string, text: string): ReadonlyMap<string, string> | undefined {
  const { documents, problems } = parseYaml(file, text);
  if (problems.length > 0) return undefined;
  const values = new Map<string, string>();
  const several = documents.length > 1;
  const stack: [string, YamlNode][] = documents.flatMap(({ root }, i): [string, YamlNode][] =>
    root === undefined ? [] : [[several ? `#${i}` : '', root]],
  );
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [path, node] = next;
    if (values.size > MAX_VALUES) return undefined;
    const join = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
    if (node.kind === 'scalar')
      values.set(path, JSON.stringify([node.value, node.tag ?? '', node.float ?? false]));
    else if (node.kind === 'seq') {
      values.set(path, `list of ${node.items.length} ${node.tag ?? ''}`);
      for (const [i, item] of node.items.entries()) stack.push([join(i), item]);
    } else {
      values.set(path, `map ${[...node.entries.keys()].length === 0 ? 'empty' : ''}${node.tag ?? ''}`);
      for (const [key, { value }] of node.entries) stack.push([join(key), value]);
    }
  }
  return values;
}
