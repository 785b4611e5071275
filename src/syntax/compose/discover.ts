import { directoryOf } from './paths.js';
import { createNameReader, type NameReader, standsAlone } from './stands-alone.js';

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
  namesOf: NameReader = createNameReader(readFile),
): readonly ProjectFiles[] {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    if (!isComposeName(path)) continue;
    const folder = directoryOf(path);
    const inside = folders.get(folder);
    if (inside === undefined) folders.set(folder, [path]);
    else inside.push(path);
  }
  const look = { readFile, namesOf };
  return [...folders].flatMap(([folder, files]) => groupFolder(folder, files, composeFile(folder), look));
}

function groupFolder(
  folder: string,
  files: readonly string[],
  composeFile: string | undefined,
  { readFile, namesOf }: { readFile: (path: string) => string | undefined; namesOf: NameReader },
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
    const over = main !== undefined && path !== main && !standsAlone(namesOf(path), namesOf(main));
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
