import { getAt, getList, isUnknown, originOf, textOf } from '../tree.js';
import type { ComposeNode, ComposeScalar, ComposeVolumeMount } from '../types.js';
import { cleanPath, isFilePath, parseVolume } from '../values/volume.js';

/** Resolves a path of a file against that file's folder; undefined outside the root. */
export type Resolve = (node: ComposeNode, path: string) => string | undefined;

type MountType = ComposeVolumeMount['type'];
const types = new Set(['bind', 'volume', 'tmpfs', 'npipe', 'cluster', 'image']);

/** Reads `volumes` of a service; entries that Compose refuses are left out. */
export function readVolumes(node: ComposeNode | undefined, resolve: Resolve): ComposeVolumeMount[] {
  return getList(node).flatMap((item) => {
    const mount =
      item.kind === 'map'
        ? readLong(item, resolve)
        : item.kind === 'scalar'
          ? readShort(item, resolve)
          : undefined;
    return mount === undefined ? [] : [mount];
  });
}

function readShort(node: ComposeScalar, resolve: Resolve): ComposeVolumeMount | undefined {
  if (node.value === undefined) return readSymbolic(node, resolve);
  const volume = parseVolume(textOf(node) ?? '');
  if (typeof volume === 'string') return undefined;
  const { type, source, options } = volume;
  return {
    ...originOf(node),
    node,
    type,
    source,
    target: cleanPath(volume.target),
    readOnly: options.includes('ro'),
    syntax: 'short',
    hostPath: type === 'bind' && source !== undefined ? resolve(node, source) : undefined,
    options,
    unknown: false,
  };
}

/** What is certain of a short volume in which a variable is unknown: the sections without it. */
function readSymbolic(node: ComposeScalar, resolve: Resolve): ComposeVolumeMount {
  const shown = node.text.parts.map((part) => (typeof part === 'string' ? part : '\0')).join('');
  const sections = shown.startsWith('\0') ? ['\0', ...shown.slice(1).split(':').slice(1)] : shown.split(':');
  const known = (text: string | undefined) => (text === undefined || text.includes('\0') ? undefined : text);
  const single = sections.length === 1;
  const first = single ? undefined : sections[0];
  const path = first !== undefined && isFilePath(first);
  const source = known(first);
  const target = known(single ? sections[0] : sections[1]);
  const options = known(sections[2])?.split(',') ?? [];
  return {
    ...originOf(node),
    node,
    type: path ? 'bind' : source === undefined ? undefined : 'volume',
    source,
    target: target === undefined ? undefined : cleanPath(target),
    readOnly: sections[2]?.includes('\0') ? undefined : options.includes('ro'),
    syntax: 'short',
    hostPath: path && source !== undefined ? resolve(node, source) : undefined,
    options,
    unknown: true,
  };
}

function readLong(node: ComposeNode, resolve: Resolve): ComposeVolumeMount {
  const type = textOf(getAt(node, 'type'));
  const source = textOf(getAt(node, 'source'));
  const target = textOf(getAt(node, 'target'));
  const readOnly = getAt(node, 'read_only');
  return {
    ...originOf(node),
    node,
    type: type !== undefined && types.has(type) ? (type as MountType) : undefined,
    source,
    target: target === undefined ? undefined : cleanPath(target),
    readOnly: isUnknown(readOnly) ? undefined : textOf(readOnly) === 'true',
    syntax: 'long',
    hostPath: type === 'bind' && source !== undefined ? resolve(node, source) : undefined,
    options: [],
    unknown: ['type', 'source', 'target'].some((key) => isUnknown(getAt(node, key))),
  };
}
