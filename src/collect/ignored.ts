import { type Host, resolvePath } from '../host.js';
import { baseName, folderOf } from './env-names.js';
import { askGit } from './git.js';

/** Leaves out what git ignores; without git, what the .gitignore files among the files of the tree say. */
export async function withoutIgnored(
  host: Host,
  root: string,
  paths: readonly string[],
  tree: readonly string[],
): Promise<string[]> {
  if (paths.length === 0) return [];
  const states = await askGit(host, root, paths);
  if (states.size > 0) return paths.filter((path) => states.get(path) !== 'ignored');
  const ignores = await readGitIgnores(
    host,
    root,
    tree.filter((path) => baseName(path) === '.gitignore'),
  );
  return paths.filter((path) => !ignores.some((ignores) => ignores(path)));
}

async function readGitIgnores(
  host: Host,
  root: string,
  files: readonly string[],
): Promise<((path: string) => boolean)[]> {
  if (files.length === 0) return [];
  const { compileGitIgnore } = await import('./gitignore.js');
  return Promise.all(
    files.slice(0, 500).map(async (file) => {
      const folder = folderOf(file);
      const content = await host
        .readText(resolvePath(root, file), { maxBytes: 1024 * 1024 })
        .catch(() => undefined);
      const covers = compileGitIgnore(content?.text ?? '');
      return (path: string) => path.startsWith(folder) && covers(path.slice(folder.length));
    }),
  );
}
