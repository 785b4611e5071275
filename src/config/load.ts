import { UserError } from '../core/errors.js';
import { findNearest } from '../core/nearest.js';
import { printable } from '../core/terminal-text.js';
import { type Host, relativePath, resolvePath } from '../host.js';
import type { Config } from './schema.js';

/** A configuration and where it was found. */
export interface LoadedConfig {
  readonly config: Config;
  /** Path relative to the root; undefined without a file. */
  readonly file: string | undefined;
}

const NAMES = [
  'catalyst.config.json',
  'catalyst.config.jsonc',
  'catalyst.config.yaml',
  'catalyst.config.yml',
];

/**
 * Loads the configuration: the file named, or the first found from the root upward to the git root. It is data: no
 * code of the project is ever run.
 * @throws {UserError} when it cannot be read or does not fit its schema, naming each place.
 */
export async function loadConfig(
  host: Host,
  root: string,
  options: { file?: string | undefined; none?: boolean },
): Promise<LoadedConfig> {
  if (options.none) return { config: {}, file: undefined };
  const found = options.file
    ? await readNamed(host, resolvePath(host.cwd, options.file))
    : await findConfig(host, root);
  if (!found) return { config: {}, file: undefined };
  const label = relativePath(root, found.path);
  return { config: await checkConfig(found.data, label), file: label };
}

interface Found {
  readonly path: string;
  readonly data: unknown;
}

async function findConfig(host: Host, root: string): Promise<Found | undefined> {
  for (let folder = root; ; ) {
    const names = new Set((await host.list(folder)).map((entry) => entry.name));
    for (const name of NAMES) if (names.has(name)) return readNamed(host, resolvePath(folder, name));
    if (names.has('package.json')) {
      const found = await readPackage(host, resolvePath(folder, 'package.json'));
      if (found) return found;
    }
    const parent = resolvePath(folder, '..');
    if (names.has('.git') || parent === folder) return undefined;
    folder = parent;
  }
}

async function readPackage(host: Host, path: string): Promise<Found | undefined> {
  const text = (await host.readText(path).catch(() => undefined))?.text ?? '';
  if (!text.includes('"catalyst"')) return undefined;
  try {
    const data = (JSON.parse(text) as { catalyst?: unknown }).catalyst;
    return data === undefined || typeof data === 'string' ? undefined : { path, data };
  } catch {
    return undefined;
  }
}

async function readNamed(host: Host, path: string): Promise<Found> {
  const { text } = await host.readText(path);
  const label = relativePath(host.cwd, path);
  if (/\.ya?ml$/.test(path))
    return { path, data: (await import('./parse-yaml.js')).parseYamlConfig(text, label) };
  if (/\.jsonc?$/.test(path))
    return { path, data: (await import('./parse-jsonc.js')).parseJsoncConfig(text, label) };
  throw new UserError(`${label}: a configuration is a .json, .jsonc or .yaml file`, {
    advice: 'configuration files that are programs (.js, .ts) are not run',
  });
}

async function checkConfig(data: unknown, label: string): Promise<Config> {
  const { configSchema } = await import('./schema.js');
  const result = configSchema.safeParse(data ?? {});
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const place = issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
    if (issue.code !== 'unrecognized_keys') return `${place}${issue.message}`;
    const known = knownKeys(configSchema, issue.path);
    return issue.keys
      .map((key) => {
        const nearest = findNearest(key, known);
        return `${place}unknown key "${key}"${nearest ? `; did you mean "${nearest}"?` : ''}`;
      })
      .join('; ');
  });
  throw new UserError(`${label}: ${printable(problems.join('; '))}`, {
    advice: 'the keys are listed in docs/configuration.md',
  });
}

/** Keys that the schema has at a path; array indexes and record keys step into their item. */
function knownKeys(schema: unknown, path: readonly PropertyKey[]): string[] {
  type Node = {
    shape?: Record<string, unknown>;
    element?: unknown;
    valueType?: unknown;
    unwrap?: () => unknown;
  };
  let node = schema as Node | undefined;
  for (const step of path) {
    while (node?.unwrap && !node.shape && !node.element) node = node.unwrap() as Node;
    node = (node?.shape?.[String(step)] ?? node?.element ?? node?.valueType) as Node | undefined;
  }
  while (node?.unwrap && !node.shape) node = node.unwrap() as Node;
  return Object.keys(node?.shape ?? {});
}
