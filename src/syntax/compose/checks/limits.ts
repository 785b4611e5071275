import { problemAt } from '../load/state.js';
import { readFloat } from '../casts.js';
import { readReplicas } from '../normalise/parts.js';
import { getAt, getMap, isNull, isUnknown, textOf } from '../tree.js';
import type { ComposeProblem, ComposeService } from '../types.js';
import { parseBytes } from '../values/bytes.js';

interface Pair {
  readonly key: string;
  readonly group: 'limits' | 'reservations';
  readonly inner: string;
  readonly read: (text: string) => number | undefined;
}

const float32 = (text: string) => {
  const value = readFloat(text);
  return value === undefined ? undefined : Math.fround(value);
};
const pairs: readonly Pair[] = [
  { key: 'cpus', group: 'limits', inner: 'cpus', read: float32 },
  { key: 'mem_limit', group: 'limits', inner: 'memory', read: parseBytes },
  { key: 'mem_reservation', group: 'reservations', inner: 'memory', read: parseBytes },
  { key: 'pids_limit', group: 'limits', inner: 'pids', read: readFloat },
];

/** Limits that are given twice and differ, and names that more than one container would have. */
export function checkLimits(service: ComposeService): ComposeProblem[] {
  const twice = pairs.flatMap((pair) => checkPair(service, pair));
  return [...twice, ...checkScale(service), ...checkContainerName(service)];
}

function checkPair(service: ComposeService, pair: Pair): ComposeProblem[] {
  const node = getAt(service.node, pair.key);
  const group = getMap(service.node, 'deploy', 'resources', pair.group);
  if (node === undefined || isUnknown(node) || group === undefined) return [];
  const other = getAt(group, pair.inner);
  const own = pair.read(textOf(node) ?? '');
  const limit = isNull(other) ? 0 : isUnknown(other) ? undefined : pair.read(textOf(other) ?? '');
  // A group without the limit counts as zero there: Compose refuses that too.
  if (own === undefined || own === 0 || limit === undefined || own === limit) return [];
  const inner = `deploy.resources.${pair.group}.${pair.inner}`;
  const says = `services.${service.name}: can't set distinct values on '${pair.key}' and '${inner}': invalid compose project`;
  const related =
    other === undefined
      ? [{ file: group.file, range: group.keyRange ?? group.range }]
      : [{ file: other.file, range: other.range }];
  const args = { service: service.name, key: pair.key, other: inner };
  return [problemAt('conflict/limits', ['services', service.name, pair.key], node, { args, says, related })];
}

function checkScale(service: ComposeService): ComposeProblem[] {
  const scale = getAt(service.node, 'scale');
  const replicas = getAt(service.node, 'deploy', 'replicas');
  const one = readCount(scale === undefined || isUnknown(scale) ? undefined : textOf(scale));
  const two = readCount(replicas === undefined || isUnknown(replicas) ? undefined : textOf(replicas));
  const found: ComposeProblem[] = [];
  const path = ['services', service.name, 'scale'];
  if (scale !== undefined && one !== undefined && two !== undefined && one !== two) {
    const says = `services.${service.name}: can't set distinct values on 'scale' and 'deploy.replicas': invalid compose project`;
    found.push(problemAt('conflict/scale', path, scale, { args: { service: service.name }, says }));
  }
  const negative = one !== undefined && one < 0 ? scale : two !== undefined && two < 0 ? replicas : undefined;
  if (negative !== undefined) {
    const key = negative === scale ? 'scale' : 'deploy.replicas';
    const says = `services.${service.name}.${key}: must be greater than or equal to 0`;
    found.push(
      problemAt('shape/range', ['services', service.name, ...key.split('.')], negative, {
        args: { minimum: 0 },
        says,
      }),
    );
  }
  return found;
}

function readCount(text: string | undefined): number | undefined {
  return text !== undefined && /^[-+]?[0-9]+$/.test(text) ? Number(text) : undefined;
}

function checkContainerName(service: ComposeService): ComposeProblem[] {
  const replicas = readReplicas(service.node);
  const name = service.containerName;
  if (replicas === undefined || replicas <= 1 || name === undefined || name.value === '') return [];
  const says = `services.${service.name}: can't set container_name and replicas as container name must be unique: invalid compose project`;
  const path = ['services', service.name, 'container_name'];
  return [
    problemAt('conflict/container-name-scale', path, name, {
      args: { service: service.name, replicas },
      says,
    }),
  ];
}
