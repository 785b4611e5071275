import type { ComposeModel } from '../models/compose.js';
import { getItems, resolveInside, textOf } from '../syntax/compose/index.js';
import type { ComposeProject } from '../syntax/compose/types.js';

/** Paths that the rules ask about once a project is known. */
export interface AskedPaths {
  /** What is there. */
  readonly kinds: readonly string[];
  /** Files whose text matters: Dockerfiles, env files, mounted configuration. */
  readonly texts: readonly string[];
  /** Folders whose names matter. */
  readonly folders: readonly string[];
}

const CONFIG_NAME =
  /\.(?:conf|cnf|cfg|ini|ya?ml|toml|properties|acl|template|tmpl)$|(?:^|\/)(?:Caddyfile|Dockerfile[^/]*|nginx\.conf[^/]*)$/i;
const CONFIG_FOLDER = /nginx|prometheus|redis|postgres|mysql|conf|etc\b|templates/i;

/** Default names of compose files, in the order in which Compose prefers them. */
export const DEFAULT_NAMES = [
  'compose.yaml',
  'compose.yml',
  'docker-compose.yml',
  'docker-compose.yaml',
] as const;

const EXAMPLE_WORDS = ['example', 'template', 'sample', 'dist'];

/** Lists the paths of a project that rules look at; each inside the root. */
export function listAskedPaths({ project }: ComposeModel): AskedPaths {
  const kinds: string[] = [];
  const texts: string[] = [];
  const folders: string[] = [];
  const { directory } = project;
  const inFolder = (name: string) => (directory === '' ? name : `${directory}/${name}`);
  kinds.push(...DEFAULT_NAMES.map(inFolder));
  texts.push(inFolder('.env'));
  const beside = new Set([directory]);
  for (const service of project.services) {
    const { build } = service;
    if (build?.contextPath !== undefined) kinds.push(build.contextPath);
    if (build?.dockerfilePath !== undefined) texts.push(build.dockerfilePath);
    for (const { resolved } of service.envFiles) {
      if (resolved === undefined) continue;
      texts.push(resolved);
      const slash = resolved.lastIndexOf('/');
      beside.add(slash === -1 ? '' : resolved.slice(0, slash));
    }
    for (const item of getItems(service.node, 'label_file'))
      add(kinds, resolve(project, item.file, textOf(item)));
    for (const { hostPath, target, type, source } of service.volumes) {
      if (type === 'volume' && source !== undefined) add(kinds, resolve(project, service.file, source));
      if (hostPath === undefined) continue;
      kinds.push(hostPath);
      if (CONFIG_NAME.test(hostPath) || CONFIG_NAME.test(target ?? '')) texts.push(hostPath);
      else if (CONFIG_FOLDER.test(hostPath) || CONFIG_FOLDER.test(target ?? '')) folders.push(hostPath);
    }
  }
  for (const { filePath, file } of [...project.secrets, ...project.configs]) {
    const path = resolve(project, file, filePath?.value);
    add(kinds, path);
    if (path !== undefined && CONFIG_NAME.test(path)) texts.push(path);
  }
  folders.push(...beside);
  return { kinds, texts, folders };
}

/** Configuration files in folders that were listed, and examples of env files. */
export function listFolderTexts(
  folders: readonly string[],
  namesIn: (folder: string) => readonly string[],
): readonly string[] {
  return folders.flatMap((folder) =>
    namesIn(folder)
      .filter((name) => (CONFIG_FOLDER.test(folder) && CONFIG_NAME.test(name)) || isExampleName(name))
      .slice(0, 50)
      .map((name) => (folder === '' ? name : `${folder}/${name}`)),
  );
}

function isExampleName(name: string): boolean {
  return /env/i.test(name) && EXAMPLE_WORDS.some((word) => name.toLowerCase().includes(word));
}

function resolve(project: ComposeProject, file: string, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  const directory = project.files.find((other) => other.path === file)?.directory ?? project.directory;
  return resolveInside(directory, path);
}

function add(list: string[], path: string | undefined): void {
  if (path !== undefined) list.push(path);
}
