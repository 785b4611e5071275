import { problemAt } from '../load/state.js';
import { entriesOf, getAt, getList, textOf } from '../tree.js';
import type { ComposeNode, ComposeProblem, ComposeService } from '../types.js';
import { splitWords } from '../values/words.js';

type Path = readonly (string | number)[];

/** Lists of `key=value`, hosts, keys and command lines that cannot be read. */
export function checkLists(service: ComposeService): ComposeProblem[] {
  const { node, name } = service;
  const at = (...keys: readonly string[]): [ComposeNode | undefined, Path] => [
    getAt(node, ...keys),
    ['services', name, ...keys],
  ];
  const hooks = ['pre_start', 'post_start', 'pre_stop'].flatMap((key) =>
    getList(node, key).flatMap((hook, i) => [
      ...checkSpaces(getAt(hook, 'environment'), ['services', name, key, i, 'environment']),
      ...checkCommand(getAt(hook, 'command'), ['services', name, key, i, 'command']),
    ]),
  );
  return [
    ...checkSpaces(...at('environment')),
    ...checkSpaces(...at('build', 'args')),
    ...checkPairs(...at('build', 'additional_contexts')),
    ...checkSsh(...at('build', 'ssh')),
    ...checkHosts(...at('extra_hosts')),
    ...checkHosts(...at('build', 'extra_hosts')),
    ...checkCommand(...at('command')),
    ...checkCommand(...at('entrypoint')),
    ...hooks,
  ];
}

function checkSpaces(node: ComposeNode | undefined, path: Path): ComposeProblem[] {
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item, index) => {
    const text = item.kind === 'scalar' ? item.raw : '';
    const key = text.split('=', 1)[0] ?? '';
    if (!/\s$/.test(key) || key.includes('$')) return [];
    const says = `environment variable ${key} is declared with a trailing space`;
    return [
      problemAt('value/environment-space', [...path, index], item, { args: { key: key.trim() }, says }),
    ];
  });
}

function checkPairs(node: ComposeNode | undefined, path: Path): ComposeProblem[] {
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item, index) => {
    const text = textOf(item);
    if (text === undefined || text.includes('=')) return [];
    const says = `${path.join('.')}: invalid value, expected key=value`;
    return [problemAt('value/label', [...path, index], item, { says })];
  });
}

function checkSsh(node: ComposeNode | undefined, path: Path): ComposeProblem[] {
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item, index) => {
    const text = textOf(item);
    if (text === undefined || text === 'default' || text.includes('=')) return [];
    return [problemAt('value/ssh', [...path, index], item, { says: 'invalid ssh key' })];
  });
}

function checkHosts(node: ComposeNode | undefined, path: Path): ComposeProblem[] {
  const bad = (item: ComposeNode, step: string | number, fault: string, says: string) =>
    problemAt('value/extra-host', [...path, step], item, { args: { fault }, says });
  if (node?.kind === 'map') {
    return entriesOf(node).flatMap((entry) =>
      /^$|[:=]/.test(entry.key) ? [bad(entry.value, entry.key, 'name', `bad host name '${entry.key}'`)] : [],
    );
  }
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item, index) => {
    const text = textOf(item);
    if (text === undefined) return [];
    const cut = text.includes('=') ? text.indexOf('=') : text.indexOf(':');
    if (cut === -1) return [bad(item, index, 'address', 'invalid additional host, missing IP')];
    const host = text.slice(0, cut);
    return /^$|[:=]/.test(host) ? [bad(item, index, 'name', `bad host name '${host}'`)] : [];
  });
}

function checkCommand(node: ComposeNode | undefined, path: Path): ComposeProblem[] {
  if (node?.kind !== 'scalar' || typeof node.value !== 'string' || splitWords(node.value) !== undefined)
    return [];
  return [problemAt('value/command', path, node, { says: 'invalid command line string' })];
}
