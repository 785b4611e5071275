import { directoryOf } from './paths.js';
import { parseYaml } from '../yaml/parse.js';
import { yamlAt } from '../yaml/query.js';

/** Files that Compose loads together, and why they go together. */
export interface ProjectFiles {
  /** In the order in which Compose would load them. */
  readonly files: readonly string[];
  /**
   * `default`: what Compose loads by itself; `alone`: a file that stands by itself; `with-base`: a companion
   * that cannot, laid over its base; `compose-file`: named by `COMPOSE_FILE`.
   */
  readonly reason: 'default' | 'alone' | 'with-base' | 'compose-file';
}

const defaults = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const pattern = /^(?:docker-)?compose(?:[._-][^/]*)?\.ya?ml$|^[^/]+[._-](?:docker-)?compose\.ya?ml$/i;

/** Whether a file is a compose file by its name. */
export function isComposeName(path: string): boolean {
  return pattern.test(path.slice(path.lastIndexOf('/') + 1));
}

/**
 * Groups compose files into projects, folder by folder. A companion (`docker-compose.dev.yml`) is laid over the
 * folder's base when it cannot stand alone. `readFile` gives texts; `composeFile` is `COMPOSE_FILE` of a folder's `.env`.
 */
export function findProjects(
  paths: readonly string[],
  readFile: (path: string) => string | undefined,
  composeFile: (directory: string) => string | undefined = () => undefined,
): readonly ProjectFiles[] {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    if (!isComposeName(path)) continue;
    const folder = directoryOf(path);
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return [...folders].flatMap(([folder, files]) => groupFolder(folder, files, readFile, composeFile(folder)));
}

function groupFolder(
  folder: string,
  files: readonly string[],
  readFile: (path: string) => string | undefined,
  composeFile: string | undefined,
): ProjectFiles[] {
  const inFolder = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  const has = (name: string) => files.includes(inFolder(name));
  const base = defaults.find(has);
  const override = base === undefined ? undefined : overridesOf(base).find(has);
  const used = new Set<string>();
  const found: ProjectFiles[] = [];
  const add = (reason: ProjectFiles['reason'], group: readonly string[]) => {
    for (const path of group) used.add(path);
    found.push({ files: group, reason });
  };
  const named = splitComposeFile(composeFile).map(inFolder);
  if (named.length > 0 && named.every((path) => readFile(path) !== undefined)) add('compose-file', named);
  if (base !== undefined && !used.has(inFolder(base))) {
    add('default', [inFolder(base), ...(override === undefined ? [] : [inFolder(override)])]);
  }
  for (const path of files) {
    if (used.has(path)) continue;
    const main = base === undefined ? undefined : inFolder(base);
    const over =
      main !== undefined && path !== main && !standsAlone(readFile(path) ?? '', readFile(main) ?? '');
    if (over) add('with-base', [main, path]);
    else add('alone', [path]);
  }
  return found;
}

function overridesOf(base: string): string[] {
  const stem = base.startsWith('docker-') ? 'docker-compose' : 'compose';
  return [`${stem}.override.yml`, `${stem}.override.yaml`];
}

/** `COMPOSE_FILE` separates paths by `:`, or by `;` on Windows. Absolute paths are left out. */
export function splitComposeFile(value: string | undefined): string[] {
  if (value === undefined || value.trim() === '') return [];
  const names = value.trim().split(value.includes(';') ? ';' : ':');
  return names
    .map((name) => name.replace(/^\.\//, ''))
    .filter((name) => name !== '' && !name.startsWith('/'));
}

/** Whether each service of a text has an image or a build of its own, and names nothing that only the base defines. */
export function standsAlone(text: string, base: string): boolean {
  const own = collectNames(text);
  const other = collectNames(base);
  if (own.incomplete.some((name) => other.includes || other.services.has(name))) return false;
  return own.references.every(([section, name]) => own[section].has(name) || !other[section].has(name));
}

type Section = 'services' | 'networks' | 'volumes' | 'secrets' | 'configs';

interface Names extends Readonly<Record<Section, Set<string>>> {
  /** Services with neither image nor build. */
  readonly incomplete: string[];
  /** Whether it includes other files, whose services are not looked up here. */
  includes: boolean;
  readonly references: (readonly [Section, string])[];
}

function collectNames(text: string): Names {
  const names: Names = {
    services: new Set(),
    networks: new Set(),
    volumes: new Set(),
    secrets: new Set(),
    configs: new Set(),
    incomplete: [],
    includes: false,
    references: [],
  };
  for (const { root } of parseYaml('', text).documents) {
    for (const section of ['services', 'networks', 'volumes', 'secrets', 'configs'] as const) {
      const map = yamlAt(root, section);
      if (map?.kind === 'map') for (const key of map.entries.keys()) names[section].add(key);
    }
    if (yamlAt(root, 'include') !== undefined) names.includes = true;
    const services = yamlAt(root, 'services');
    if (services?.kind !== 'map') continue;
    for (const [name, entry] of services.entries) {
      const keys = entry.value.kind === 'map' ? entry.value.entries : new Map<string, never>();
      if (!['image', 'build', 'extends', 'provider'].some((key) => keys.has(key)))
        names.incomplete.push(name);
      for (const [key, section] of [
        ['depends_on', 'services'],
        ['networks', 'networks'],
        ['secrets', 'secrets'],
        ['configs', 'configs'],
      ] as const) {
        for (const used of namesIn(keys.get(key)?.value)) names.references.push([section, used]);
      }
      for (const used of namesIn(keys.get('volumes')?.value)) {
        const source = used.split(':')[0] ?? '';
        if (used.includes(':') && /^[a-zA-Z0-9]/.test(source)) names.references.push(['volumes', source]);
      }
    }
  }
  return names;
}

function namesIn(node: ReturnType<typeof yamlAt>): string[] {
  if (node?.kind === 'map') return [...node.entries.keys()];
  if (node?.kind !== 'seq') return [];
  return node.items.flatMap((item) => {
    const at = item.kind === 'map' ? yamlAt(item, 'source') : item;
    return at?.kind === 'scalar' && typeof at.value === 'string' ? [at.value] : [];
  });
}
