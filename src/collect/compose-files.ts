import { type Host, relativePath, resolvePath } from '../host.js';
import type { ReadYaml } from '../syntax/yaml/index.js';
import { baseName, folderOf } from './env-names.js';

/** A service's `env_file` entry: which file it reads. */
export interface EnvFileUse {
  /** Compose file that says so. */
  readonly file: string;
  readonly service: string;
  /** Path of the env file relative to the root. */
  readonly path: string;
}

/** What the env rules need of the project's compose files. */
export interface ComposeFacts {
  readonly services: readonly string[];
  readonly uses: readonly EnvFileUse[];
  /** Compose files that could not be read: which env files they name is unknown. */
  readonly unreadable: readonly string[];
}

const COMPOSE_NAME = /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/i;

/** Whether a file's name makes it a compose file. */
export function isComposeName(path: string): boolean {
  return COMPOSE_NAME.test(baseName(path));
}

/**
 * Reads services and `env_file` entries of compose files; YAML is loaded only where there is such a file.
 * @param readYaml the reader of a run that reads the same files as projects
 */
export async function collectComposeFacts(
  host: Host,
  root: string,
  files: readonly string[],
  readYaml?: ReadYaml,
): Promise<ComposeFacts> {
  const composeFiles = files.filter(isComposeName);
  if (composeFiles.length === 0) return { services: [], uses: [], unreadable: [] };
  const { createYamlReader, listEnvFiles, listServices } = await import('../syntax/compose/light.js');
  const read = readYaml ?? createYamlReader();
  const services = new Set<string>();
  const uses: EnvFileUse[] = [];
  const unreadable: string[] = [];
  for (const file of composeFiles) {
    const text = (await host.readText(resolvePath(root, file)).catch(() => undefined))?.text;
    const yaml = text === undefined ? undefined : read(file, text);
    if (!yaml || yaml.broken) unreadable.push(file);
    if (text === undefined || !yaml) continue;
    const found = listServices(yaml);
    for (const service of found.names) services.add(service);
    if (!text.includes('env_file')) continue;
    for (const use of listEnvFiles(text, yaml)) {
      const path = relativePath(root, resolvePath(root, folderOf(file), use.path));
      if (!path.startsWith('..')) uses.push({ file, service: use.service, path });
    }
  }
  return { services: [...services], uses, unreadable };
}
