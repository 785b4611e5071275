import { findKnownImage } from '../data/images.js';
import { parseImageName } from '../rules/dockerfile-shared/image-name.js';
import { directoryOf, resolveInside } from '../syntax/compose/paths.js';
import { listEnvFiles } from '../syntax/compose/env-files.js';
import { yamlAt, type YamlFile } from '../syntax/yaml/index.js';
import { type ComposeSetting, listComposeSettings } from './compose-settings.js';
import type { MigratableFile } from './types.js';

/** Env files that one program reads together, the one that wins last, and what its service sets over all of them. */
export interface Together {
  readonly files: readonly string[];
  readonly over: readonly { readonly file: MigratableFile; readonly setting: ComposeSetting }[];
  /** The service runs a well-known program of somebody else's. */
  readonly isForeign?: boolean;
}

export interface TogetherIndex {
  /** By env file. */
  readonly byPath: ReadonlyMap<string, readonly Together[]>;
  /** Env files of a service, by the folder of its compose file and its name. */
  readonly filesOf: (folder: string, service: string) => readonly string[];
  /** Env files that nothing but well-known programs of others read: their names are not ours. */
  readonly foreign: ReadonlySet<string>;
}

/** Which env files are read together: by `env_file` of a service, and `.env` with its overlays. */
export function listTogether(
  files: readonly MigratableFile[],
  yamlOf: (file: MigratableFile) => YamlFile,
): TogetherIndex {
  const known = new Set(files.flatMap(({ path, kind }) => (kind === 'env' ? [path] : [])));
  const services = listServices(files, known, yamlOf);
  const byPath = new Map<string, Together[]>();
  for (const group of [...services.values(), ...listOverlays(files)])
    for (const path of new Set(group.files)) byPath.set(path, [...(byPath.get(path) ?? []), group]);
  const foreign = new Set(
    [...byPath].flatMap(([path, groups]) =>
      groups.every((group) => group.isForeign === true) && !/(?:^|\/)\.env$/.test(path) ? [path] : [],
    ),
  );
  return { byPath, foreign, filesOf: (folder, service) => services.get(keyOf(folder, service))?.files ?? [] };
}

const keyOf = (folder: string, service: string) => `${folder}\0${service}`;

function listServices(
  files: readonly MigratableFile[],
  known: ReadonlySet<string>,
  yamlOf: (file: MigratableFile) => YamlFile,
): Map<string, Together> {
  const services = new Map<
    string,
    { files: string[]; over: Together['over'][number][]; isForeign: boolean }
  >();
  // A file that overrides another has a longer name: compose.yaml, compose.override.yaml.
  const compose = files
    .filter(({ kind }) => kind === 'compose')
    .sort((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
  for (const file of compose) {
    const folder = directoryOf(file.path);
    const yaml = yamlOf(file);
    const of = (service: string) => {
      const key = keyOf(folder, service);
      const found = services.get(key) ?? {
        files: [],
        over: [],
        isForeign: isForeignService(yaml, service),
      };
      services.set(key, found);
      return found;
    };
    if (file.text.includes('env_file'))
      for (const { service, path } of listEnvFiles(file.text, yaml)) {
        const resolved = resolveInside(folder, path);
        if (resolved !== undefined && known.has(resolved)) of(service).files.push(resolved);
      }
    if (yaml.broken) continue;
    const settings = listComposeSettings(yaml);
    for (const setting of settings)
      if (setting.kind === 'environment' && setting.service !== undefined)
        of(setting.service).over.push({ file, setting });
    for (const { service, setting } of listMerged(yaml, settings)) of(service).over.push({ file, setting });
  }
  return services;
}

/** Settings of extension fields, by the services into whose `environment` they are merged. */
function listMerged(yaml: YamlFile, settings: readonly ComposeSetting[]) {
  const byPlace = new Map(
    settings.flatMap((one) =>
      one.service === undefined && one.valueRange ? [[one.valueRange.start, one] as const] : [],
    ),
  );
  const services = yamlAt(yaml.documents[0]?.root, 'services');
  if (byPlace.size === 0 || services?.kind !== 'map') return [];
  return [...services.entries.values()].flatMap(({ key: service, value }) => {
    const environment = yamlAt(value, 'environment');
    if (environment?.kind !== 'map') return [];
    return [...environment.entries.values()].flatMap((entry) => {
      const setting = byPlace.get(entry.value.range.start);
      return setting ? [{ service, setting }] : [];
    });
  });
}

/** `.env` and what lies over it: `.env.local`; where npm's dotenv is used also `.env.production` and the like. */
function listOverlays(files: readonly MigratableFile[]): Together[] {
  const folders = new Map<string, { path: string; level: number }[]>();
  for (const { path, kind, readers } of files) {
    if (kind !== 'env') continue;
    const folder = directoryOf(path);
    const match = /^\.env(?:\.(development|production|staging|test|testing))?(?:\.(local|override))?$/.exec(
      path.slice(folder === '' ? 0 : folder.length + 1),
    );
    if (!match || (match[1] !== undefined && !readers.includes('dotenv'))) continue;
    const level = (match[1] === undefined ? 0 : 1) + (match[2] === undefined ? 0 : 2);
    folders.set(folder, [...(folders.get(folder) ?? []), { path, level }]);
  }
  return [...folders.values()]
    .filter((all) => all.length > 1)
    .map((all) => ({ files: all.sort((a, b) => a.level - b.level).map(({ path }) => path), over: [] }));
}

const OURS = /catalyst|backend|api|app|server|worker|web|celery/i;
const RUNTIME = /^(?:python|node|bun|deno|uv)$/;

/** Whether a service runs somebody else's program, to which the contract's names mean nothing. */
export function isForeignService(yaml: YamlFile, service: string | undefined): boolean {
  if (service === undefined) return false;
  const node = yamlAt(yaml.documents[0]?.root, 'services', service);
  if (node?.kind !== 'map' || node.entries.has('build')) return false;
  const image = node.entries.get('image')?.value;
  if (image?.kind !== 'scalar' || typeof image.value !== 'string' || image.value.includes('$')) return false;
  const name = parseImageName(image.value).short;
  if (findKnownImage(name)) return true;
  // What reads an env file of the project is most often the project's own.
  if (node.entries.has('env_file')) return false;
  const last = name.slice(name.lastIndexOf('/') + 1);
  return !RUNTIME.test(last) && !OURS.test(last) && !OURS.test(service);
}
