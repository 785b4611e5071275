import type { LoadState } from '../load/state.js';
import { resolveInside } from '../paths.js';
import { entriesOf, getAt, originOf } from '../tree.js';
import type { ComposeEntry, ComposeInput, ComposeMap, ComposeProject, ComposeResource } from '../types.js';
import { locateText } from './scalars.js';
import { normaliseService } from './service.js';
import type { Resolve } from './volumes.js';

/** Builds the lists of a project from its merged top level. */
export function normaliseProject(
  root: ComposeMap | undefined,
  directory: string,
  state: LoadState,
  input: ComposeInput,
): Omit<ComposeProject, 'problems'> {
  const directories = new Map(state.files.map((file) => [file.path, file.directory]));
  const resolve: Resolve = (node, path) => resolveInside(directories.get(node.file) ?? directory, path);
  const profiles = input.profiles ?? [];
  const services = entriesOf(getAt(root, 'services')).flatMap((entry) => {
    if (entry.value.kind !== 'map') return [];
    const origins = state.serviceOrigins.get(entry.key) ?? [originOf(entry.value)];
    return [normaliseService(entry, entry.value, { resolve, profiles, origins })];
  });
  const resources = (key: string) => entriesOf(getAt(root, key)).map(readResource);
  return {
    directory,
    name: locateText(getAt(root, 'name')),
    files: state.files,
    services,
    networks: resources('networks'),
    volumes: resources('volumes'),
    secrets: resources('secrets'),
    configs: resources('configs'),
    models: resources('models'),
    root,
    references: state.references,
    incomplete: state.broken || root?.incomplete === true,
  };
}

function readResource(entry: ComposeEntry): ComposeResource {
  const { value } = entry;
  const external = getAt(value, 'external');
  const flag = external?.kind === 'scalar' ? external.value : external?.kind === 'map';
  return {
    ...originOf(value),
    keyRange: entry.keyRange,
    key: entry.key,
    node: value.kind === 'map' ? value : undefined,
    external: typeof flag === 'boolean' ? flag : undefined,
    name: locateText(getAt(value, 'name')) ?? locateText(getAt(external, 'name')),
    driver: locateText(getAt(value, 'driver')),
    filePath: locateText(getAt(value, 'file')),
    environment: locateText(getAt(value, 'environment')),
  };
}
