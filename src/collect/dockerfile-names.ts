import { UserError } from '../core/errors.js';
import { matchPath } from '../core/suppress.js';
import { type Host, relativePath, resolvePath } from '../host.js';
import { baseName } from './env-names.js';
import { withoutIgnored } from './ignored.js';
import { walkFiles } from './walk.js';

const NAME = /^(?:Dockerfile|Containerfile)(?:[._-].+)?$|\.(?:Dockerfile|Containerfile)(?:\.[\w-]+)?$/i;
/** Files with such a name that are something else. */
const OTHER =
  /\.(?:dockerignore|containerignore|md|txt|sh|py|js|ts|json|ya?ml|toml|lock|bak(?:\.\d+)?|orig|swp|html|rst|go)$|~$/i;
const TEMPLATE = /\.(?:j2|jinja2?|tmpl|tpl|erb|ejs|mustache|hbs|in|template)$/i;

/** Whether a file's name makes it a Dockerfile. */
export function isDockerfileName(path: string): boolean {
  const name = baseName(path);
  return NAME.test(name) && !OTHER.test(name);
}

/** Whether a file's name makes it a template of a Dockerfile. */
export function isTemplateFileName(path: string): boolean {
  return TEMPLATE.test(baseName(path));
}

/** The files of a root, and the folders in it that were not looked into. */
export interface ProjectTree {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  readonly complete: boolean;
}

interface FindOptions {
  readonly paths: readonly string[];
  readonly config: { readonly exclude?: readonly string[] | undefined };
}

const HEAVY = new Set([
  '.git',
  'node_modules',
  'venv',
  '.venv',
  '__pycache__',
  'vendor',
  '.next',
  'dist',
  'build',
  'target',
  'out',
]);

/**
 * Finds the Dockerfiles that are meant: named files as they are, folders by name of the files in them, without what
 * git ignores.
 * @throws {UserError} for a path that is not there.
 */
export async function findDockerfiles(
  host: Host,
  root: string,
  options: FindOptions,
): Promise<{ paths: string[]; tree: ProjectTree }> {
  const tree = await readTree(host, root, options.config.exclude ?? []);
  if (options.paths.length === 0)
    return { paths: await withoutIgnored(host, root, tree.files.filter(isDockerfileName), tree.files), tree };
  const paths: string[] = [];
  for (const named of options.paths) {
    if (named === '-') {
      paths.push('-');
      continue;
    }
    const absolute = resolvePath(root, named);
    const stat = await host.stat(absolute);
    if (!stat) throw new UserError(`${named}: there is no such file or folder`);
    const path = relativePath(root, absolute);
    if (stat.kind === 'directory') paths.push(...(await findBelow(host, root, path, tree, options)));
    else paths.push(path);
  }
  return { paths: [...new Set(paths)], tree };
}

async function findBelow(
  host: Host,
  root: string,
  folder: string,
  tree: ProjectTree,
  options: FindOptions,
): Promise<string[]> {
  if (folder === '.') return withoutIgnored(host, root, tree.files.filter(isDockerfileName), tree.files);
  const inTree = tree.files.filter((path) => path.startsWith(`${folder}/`) && isDockerfileName(path));
  if (inTree.length > 0) return withoutIgnored(host, root, inTree, tree.files);
  // A folder that a walk of the root leaves out is looked into when it is named.
  const own = await readTree(host, resolvePath(root, folder), options.config.exclude ?? []);
  return own.files.filter(isDockerfileName).map((path) => `${folder}/${path}`);
}

async function readTree(host: Host, root: string, excluded: readonly string[]): Promise<ProjectTree> {
  const tests = excluded.map(matchPath);
  const folders: string[] = [];
  const { files, complete } = await walkFiles(host, root, {
    exclude: (path) => {
      if (HEAVY.has(baseName(path))) folders.push(path);
      return tests.some((test) => test(path));
    },
  });
  const known = new Set(files);
  return { files, complete, folders: folders.filter((path) => !known.has(path)).sort() };
}
