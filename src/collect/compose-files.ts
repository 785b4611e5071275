import { type Host, relativePath, resolvePath } from '../host.js';
import type { ServiceEnv } from '../models/env.js';
import type { ReadYaml } from '../syntax/yaml/index.js';
import { baseName, folderOf } from './env-names.js';

/** What the env rules need of the project's compose files. */
export interface ComposeFacts {
  readonly services: readonly string[];
  /** What each service is given, once for each way in which the files make up a project. */
  readonly given: readonly ServiceEnv[];
  /** Compose files that could not be read: which env files they name is unknown. */
  readonly unreadable: readonly string[];
}

const COMPOSE_NAME = /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/i;

/** Whether a file's name makes it a compose file. */
export function isComposeName(path: string): boolean {
  return COMPOSE_NAME.test(baseName(path));
}

/**
 * Reads services, `env_file` entries and names under `environment`; YAML is loaded only where there is a compose file.
 * @param readYaml the reader of a run that reads the same files as projects
 */
export async function collectComposeFacts(
  host: Host,
  root: string,
  files: readonly string[],
  readYaml?: ReadYaml,
): Promise<ComposeFacts> {
  const composeFiles = files.filter(isComposeName);
  if (composeFiles.length === 0) return { services: [], given: [], unreadable: [] };
  const light = await import('../syntax/compose/light.js');
  const { createYamlReader, listServices } = light;
  const read = readYaml ?? createYamlReader();
  const services = new Set<string>();
  const texts = new Map<string, string>();
  const unreadable: string[] = [];
  for (const file of composeFiles) {
    const text = (await host.readText(resolvePath(root, file)).catch(() => undefined))?.text;
    const yaml = text === undefined ? undefined : read(file, text);
    if (!yaml || yaml.broken) unreadable.push(file);
    if (text === undefined || !yaml) continue;
    texts.set(file, text);
    for (const service of listServices(yaml).names) services.add(service);
  }
  const given = [...texts.values()].some((text) => text.includes('env_file'))
    ? await collectGiven(root, texts, read, light)
    : [];
  return { services: [...services], given, unreadable };
}

async function collectGiven(
  root: string,
  texts: ReadonlyMap<string, string>,
  read: ReadYaml,
  { createNameReader, findProjects, listGiven }: typeof import('../syntax/compose/light.js'),
): Promise<ServiceEnv[]> {
  const { findKnownImage } = await import('../data/images.js');
  const { parseImageName } = await import('../rules/dockerfile-shared/image-name.js');
  const textOf = (path: string) => texts.get(path);
  const projects = findProjects([...texts.keys()], textOf, undefined, createNameReader(textOf, read));
  return projects.flatMap(({ files }) =>
    listGiven(files.map((path) => read(path, texts.get(path)!))).map((one): ServiceEnv => {
      const { service, names, taken, image, elsewhere } = one;
      const entries = one.files.map(({ path, from }) => ({ path, at: resolveEnvFile(root, from, path) }));
      return {
        file: one.files[0]?.from ?? files[0]!,
        service,
        // Named twice, a file counts where it stands last.
        files: [...new Set(entries.flatMap(({ at }) => at ?? []).reverse())].reverse(),
        names,
        taken,
        unseen: entries.find(({ at }) => at === undefined)?.path ?? elsewhere,
        isForeign: image !== undefined && findKnownImage(parseImageName(image).short) !== undefined,
      };
    }),
  );
}

/** The path of an env file; undefined where it lies outside of the root, or is known only when Compose runs. */
function resolveEnvFile(root: string, from: string, path: string): string | undefined {
  if (path.includes('$')) return undefined;
  const found = relativePath(root, resolvePath(root, folderOf(from), path));
  return found.startsWith('..') ? undefined : found;
}
