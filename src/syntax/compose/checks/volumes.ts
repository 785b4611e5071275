import { problemAt } from '../load/state.js';
import { getAt, getList, textOf } from '../tree.js';
import type { ComposeNode, ComposeProblem, ComposeService } from '../types.js';
import { parseVolume, type VolumeFault } from '../values/volume.js';

const words: Readonly<Record<VolumeFault, string>> = {
  empty: 'invalid empty volume spec',
  'empty-section': 'invalid spec: empty section between colons',
  'too-many-colons': 'invalid spec: too many colons',
};

/** Volumes and devices that cannot be read. */
export function checkVolumes(service: ComposeService): ComposeProblem[] {
  const at = (key: string, index: number) => ['services', service.name, key, index];
  const volumes = getList(service.node, 'volumes').flatMap((item, i) => checkVolume(item, at('volumes', i)));
  const devices = getList(service.node, 'devices').flatMap((item, i) => checkDevice(item, at('devices', i)));
  return [...volumes, ...devices];
}

function checkVolume(item: ComposeNode, path: readonly (string | number)[]): ComposeProblem[] {
  if (item.kind === 'scalar') {
    if (typeof item.value !== 'string') return [];
    const volume = parseVolume(item.value);
    return typeof volume === 'string'
      ? [problemAt('value/volume', path, item, { args: { fault: volume }, says: words[volume] })]
      : [];
  }
  if (item.kind !== 'map') return [];
  const found: ComposeProblem[] = [];
  if (getAt(item, 'target') === undefined) {
    const says = `service volume ${path.join('.')} is missing a mount target`;
    found.push(problemAt('shape/missing-key', path, item, { args: { key: 'target' }, says }));
  }
  if (textOf(getAt(item, 'type')) === 'bind' && getAt(item, 'source') === undefined) {
    const says = 'invalid mount config for type "bind": field Source must not be empty';
    found.push(problemAt('shape/missing-key', path, item, { args: { key: 'source' }, says }));
  }
  return found;
}

function checkDevice(item: ComposeNode, path: readonly (string | number)[]): ComposeProblem[] {
  if (item.kind === 'map' && getAt(item, 'target') === undefined) {
    const says = `service device ${path.join('.')} is missing a mount target`;
    return [problemAt('shape/missing-key', path, item, { args: { key: 'target' }, says })];
  }
  const text = textOf(item);
  if (text === undefined || text.split(':').length <= 3) return [];
  return [
    problemAt('value/device', path, item, { says: 'confusing device mapping, please use long syntax' }),
  ];
}
