import { problemAt } from '../load/state.js';
import { getAt, getEntry, getList, isNull, isUnknown, textOf } from '../tree.js';
import type { ComposeNode, ComposeProblem, ComposeService } from '../types.js';
import type { CheckContext } from './check.js';

/** Keys of one service that contradict each other. */
export function checkConflicts(service: ComposeService, { project }: CheckContext): ComposeProblem[] {
  return [
    ...(project.incomplete ? [] : checkSource(service)),
    ...checkNetworkMode(service),
    ...checkTest(service),
    ...checkWatch(service),
    ...checkDevices(service),
  ];
}

function checkSource(service: ComposeService): ComposeProblem[] {
  const { node, name } = service;
  const image = getAt(node, 'image');
  const given =
    getAt(node, 'build') !== undefined || getAt(node, 'provider') !== undefined || node.incomplete;
  if (given || isUnknown(image) || (image !== undefined && textOf(image) !== '')) return [];
  const says = `service "${name}" has neither an image nor a build context specified: invalid compose project`;
  const at = { ...service, range: service.keyRange ?? service.range };
  return [problemAt('conflict/no-image-no-build', ['services', name], at, { args: { service: name }, says })];
}

function checkNetworkMode(service: ComposeService): ComposeProblem[] {
  const { node, name, networkMode } = service;
  const networks = getAt(node, 'networks');
  const some =
    networks?.kind === 'list' ? networks.items.length : networks?.kind === 'map' ? networks.entries.size : 0;
  if (some === 0 || networkMode?.value === undefined || networkMode.value === '') return [];
  const says = `service ${name} declares mutually exclusive \`network_mode\` and \`networks\`: invalid compose project`;
  const key = getEntry(node, 'networks')?.keyRange;
  const related = key === undefined || networks === undefined ? [] : [{ file: networks.file, range: key }];
  const path = ['services', name, 'network_mode'];
  return [
    problemAt(
      'conflict/network-mode',
      path,
      networkMode,
      { args: { service: name }, says, related },
      networkMode.keyRange,
    ),
  ];
}

function checkTest(service: ComposeService): ComposeProblem[] {
  const test = getAt(service.node, 'healthcheck', 'test');
  const first = test?.kind === 'list' ? test.items[0] : undefined;
  const word = textOf(first);
  if (first === undefined || word === undefined || ['CMD', 'CMD-SHELL', 'NONE'].includes(word)) return [];
  const says = 'healthcheck.test must start either by "CMD", "CMD-SHELL" or "NONE"';
  const path = ['services', service.name, 'healthcheck', 'test'];
  return [problemAt('value/healthcheck-test', path, first, { args: { service: service.name }, says })];
}

function checkWatch(service: ComposeService): ComposeProblem[] {
  return getList(service.node, 'develop', 'watch').flatMap((watch, index) => {
    const action = textOf(getAt(watch, 'action'));
    const target = getAt(watch, 'target');
    const without = target === undefined || textOf(target) === '';
    if (!without || action === undefined || action === 'rebuild' || action === 'restart') return [];
    const says = `services.${service.name}.develop.watch: target is required for non-rebuild actions: invalid compose project`;
    const path = ['services', service.name, 'develop', 'watch', index];
    return [
      problemAt('conflict/watch-target', path, watch, { args: { service: service.name, action }, says }),
    ];
  });
}

function checkDevices(service: ComposeService): ComposeProblem[] {
  const places: [ComposeNode | undefined, string[]][] = [
    [getAt(service.node, 'gpus'), ['gpus']],
    [
      getAt(service.node, 'deploy', 'resources', 'reservations', 'devices'),
      ['deploy', 'resources', 'reservations', 'devices'],
    ],
  ];
  return places.flatMap(([node, keys]) =>
    getList(node).flatMap((item, index) => {
      if (isNull(getAt(item, 'count')) || isNull(getAt(item, 'device_ids'))) return [];
      const says = '"count" and "device_ids" attributes are exclusive';
      const path = ['services', service.name, ...keys, index];
      return [problemAt('conflict/device-count', path, item, { args: { service: service.name }, says })];
    }),
  );
}
