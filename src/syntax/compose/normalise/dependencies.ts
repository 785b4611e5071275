import { getAt, getList, originOf, textOf } from '../tree.js';
import type { ComposeDependency, ComposeMap, ComposeNode } from '../types.js';

const shared = ['network_mode', 'ipc', 'pid', 'uts', 'cgroup'] as const;

/** All services that a service needs: those of `depends_on`, then those that follow from other keys. */
export function readDependencies(service: ComposeMap): ComposeDependency[] {
  const found = readDependsOn(getAt(service, 'depends_on'));
  const seen = new Set(found.map((dependency) => dependency.service));
  const add = (name: string, node: ComposeNode, via: ComposeDependency['via']) => {
    if (seen.has(name)) return;
    seen.add(name);
    found.push({ ...originOf(node), service: name, via, condition: 'service_started', required: true });
  };
  for (const link of getList(service, 'links')) {
    const parts = textOf(link)?.split(':') ?? [];
    add(parts.length === 2 ? parts[0]! : parts.join(':'), link, 'links');
  }
  for (const key of shared) {
    const node = getAt(service, key);
    const text = textOf(node);
    if (node !== undefined && text?.startsWith('service:')) add(text.slice('service:'.length), node, key);
  }
  for (const item of getList(service, 'volumes_from')) {
    const text = textOf(item);
    if (text !== undefined && !text.startsWith('container:')) add(text.split(':')[0]!, item, 'volumes_from');
  }
  return found;
}

function readDependsOn(node: ComposeNode | undefined): ComposeDependency[] {
  if (node?.kind === 'map') {
    return [...node.entries.values()].map((entry) => {
      const required = getAt(entry.value, 'required');
      const flag = required?.kind === 'scalar' ? required.value : true;
      return {
        ...originOf(entry.value),
        range: entry.keyRange,
        keyRange: entry.keyRange,
        service: entry.key,
        via: 'depends_on',
        condition: textOf(getAt(entry.value, 'condition')),
        required: typeof flag === 'boolean' ? flag : undefined,
      };
    });
  }
  return getList(node).flatMap((item): ComposeDependency[] => {
    const service = textOf(item);
    if (service === undefined) return [];
    return [{ ...originOf(item), service, via: 'depends_on', condition: 'service_started', required: true }];
  });
}
