import { yamlAt } from '../yaml/query.js';
import type { YamlFile, YamlNode } from '../yaml/types.js';
import { type EnvFileEntry, readEnvFiles } from './env-files.js';

/** What one service is given, as the files of a project write it together, without building the project. */
export interface GivenService {
  readonly service: string;
  /** Its `env_file` entries with the compose file that has each, in the order in which Compose reads them. */
  readonly files: readonly (EnvFileEntry & { readonly from: string })[];
  /** Names under `environment`: they count more than the files. */
  readonly names: ReadonlySet<string>;
  /** Those of them whose value comes from where Compose runs: `NAME`, `NAME: ${NAME}`. */
  readonly taken: ReadonlySet<string>;
  /** Its image, where it runs one as it is. */
  readonly image: string | undefined;
  /** The file of a service that it takes over from, which is not looked into here. */
  readonly elsewhere: string | undefined;
}

interface Draft {
  files: (EnvFileEntry & { from: string })[];
  readonly names: Set<string>;
  readonly taken: Set<string>;
  image: string | undefined;
  isBuilt: boolean;
  elsewhere: string | undefined;
}

/** How many services may extend one another. */
const LONGEST = 8;

/**
 * What each service of a project is given. `extends` is followed within a file; `include` is not. Never throws.
 * @param files of one project, in the order in which Compose loads them
 */
export function listGiven(files: readonly YamlFile[]): readonly GivenService[] {
  const found = new Map<string, Draft>();
  for (const file of files) {
    for (const { root } of file.documents) {
      const services = yamlAt(root, 'services');
      if (services?.kind !== 'map') continue;
      for (const service of services.entries.keys()) {
        const draft = found.get(service) ?? startDraft();
        found.set(service, draft);
        addService(draft, services, service, file.path, 0);
      }
    }
  }
  return [...found].map(([service, { isBuilt, image, ...draft }]) => ({
    service,
    ...draft,
    image: isBuilt ? undefined : image,
  }));
}

function startDraft(): Draft {
  return {
    files: [],
    names: new Set(),
    taken: new Set(),
    image: undefined,
    isBuilt: false,
    elsewhere: undefined,
  };
}

function addService(draft: Draft, services: YamlNode, service: string, from: string, depth: number): void {
  const node = yamlAt(services, service);
  if (node?.kind !== 'map') return;
  const base = yamlAt(node, 'extends');
  if (base !== undefined) {
    const name = base.kind === 'map' ? yamlAt(base, 'service') : base;
    const file = yamlAt(base, 'file');
    if (file === undefined && name?.kind === 'scalar' && typeof name.value === 'string' && depth < LONGEST)
      addService(draft, services, name.value, from, depth + 1);
    else draft.elsewhere = file?.kind === 'scalar' && typeof file.value === 'string' ? file.value : from;
  }
  const list = yamlAt(node, 'env_file');
  if (list?.tag === '!reset' || list?.tag === '!override') draft.files = [];
  if (list?.tag !== '!reset')
    for (const entry of readEnvFiles(service, list)) draft.files.push({ ...entry, from });
  const environment = yamlAt(node, 'environment');
  if (environment?.tag === '!reset' || environment?.tag === '!override') {
    draft.names.clear();
    draft.taken.clear();
  }
  for (const [name, isTaken] of environment?.tag === '!reset' ? [] : readNames(environment)) {
    draft.names.add(name);
    if (isTaken) draft.taken.add(name);
    else draft.taken.delete(name);
  }
  const image = yamlAt(node, 'image');
  if (image?.kind === 'scalar' && typeof image.value === 'string') draft.image = image.value;
  if (node.entries.has('build')) draft.isBuilt = true;
}

function readNames(node: YamlNode | undefined): (readonly [name: string, isTaken: boolean])[] {
  if (node?.kind === 'map')
    return [...node.entries].map(([name, { value }]) => [
      name,
      value.kind !== 'scalar' || value.value === null || String(value.value).includes('$'),
    ]);
  if (node?.kind !== 'seq') return [];
  return node.items.flatMap((item) => {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') return [];
    const at = item.value.indexOf('=');
    if (at === -1) return [[item.value, true] as const];
    return [[item.value.slice(0, at), item.value.includes('$', at)] as const];
  });
}
