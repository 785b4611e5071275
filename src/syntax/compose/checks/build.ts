import { problemAt } from '../load/state.js';
import { readVariables } from '../normalise/variables.js';
import { getAt, getList, isUnknown, textOf } from '../tree.js';
import type { ComposeProblem, ComposeService } from '../types.js';
import type { CheckContext } from './check.js';

/** What contradicts itself in `build`, or names a service that is not there. */
export function checkBuild(service: ComposeService, context: CheckContext): ComposeProblem[] {
  return [...checkInline(service), ...checkPlatform(service), ...checkContexts(service, context)];
}

function checkInline(service: ComposeService): ComposeProblem[] {
  const { dockerfile, inline } = service.build ?? {};
  if (!dockerfile?.value || !inline?.value) return [];
  const { name } = service;
  const says = `service "${name}" declares mutualy exclusive dockerfile and dockerfile_inline: invalid compose project`;
  const path = ['services', name, 'build', 'dockerfile'];
  return [
    problemAt(
      'conflict/dockerfile-inline',
      path,
      dockerfile,
      { args: { service: name }, says },
      dockerfile.keyRange,
    ),
  ];
}

function checkPlatform(service: ComposeService): ComposeProblem[] {
  const platforms = getList(service.node, 'build', 'platforms');
  const platform = getAt(service.node, 'platform');
  const wanted = textOf(platform);
  if (platform === undefined || wanted === undefined || wanted === '' || platforms.length === 0) return [];
  if (platforms.some((item) => isUnknown(item) || textOf(item) === wanted)) return [];
  const says = `service.build.platforms MUST include service.platform "${wanted}": invalid compose project`;
  const path = ['services', service.name, 'platform'];
  return [problemAt('conflict/platform', path, platform, { args: { service: service.name }, says })];
}

function checkContexts(service: ComposeService, { project, services }: CheckContext): ComposeProblem[] {
  if (project.incomplete) return [];
  return readVariables(getAt(service.node, 'build', 'additional_contexts')).flatMap((entry) => {
    const target = entry.value?.value;
    if (!target?.startsWith('service:')) return [];
    const reference = target.slice('service:'.length);
    const other = services.get(reference);
    if (other?.build !== undefined || other?.node.incomplete) return [];
    const kind = other === undefined ? 'unknown' : 'non-buildable';
    const says = `service "${service.name}" declares ${kind} service "${reference}" as additional contexts ${entry.key}`;
    const path = ['services', service.name, 'build', 'additional_contexts', entry.key];
    const args = { service: service.name, reference, context: entry.key, kind };
    return [problemAt('ref/additional-context', path, entry.value ?? entry, { args, says })];
  });
}
