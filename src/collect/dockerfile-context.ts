import { type Host, resolvePath } from '../host.js';
import type { BuildContext } from '../models/dockerfile.js';
import type { Dockerfile } from '../syntax/dockerfile/types.js';
import type { DockerIgnore } from '../syntax/dockerignore/types.js';
import { parseDockerIgnore } from '../syntax/dockerignore/parse.js';
import type { ProjectTree } from './dockerfile-names.js';
import { findMissingSources } from './dockerfile-missing.js';
import { baseName, folderOf } from './env-names.js';

/** Finds the build context of a Dockerfile; undefined where it cannot be told. */
export type ContextSource = (path: string, dockerfile: Dockerfile) => Promise<BuildContext | undefined>;

/** Names in one context above which the list is cut. */
const MAX_FILES = 20_000;

/** Folders that Dockerfiles are kept in, apart from what they copy. */
const KEPT_APART =
  /^\.?(?:docker|dockerfiles?|containers?|build|deploy|deployments?|ops|infra|ci|images?|devcontainer|compose)$/i;

/** Makes the source of contexts for one project. */
export function createContextSource(
  host: Host,
  root: string,
  tree: ProjectTree,
  named: ReadonlyMap<string, string>,
): ContextSource {
  const known = new Set(tree.files);
  const ignores = new Map<string, Promise<DockerIgnore | undefined>>();
  return async (path, dockerfile) => {
    if (path.startsWith('../') || path.startsWith('/')) return undefined;
    const settled = named.get(path);
    const folder = settled ?? chooseFolder(path, dockerfile, tree, known);
    if (folder === undefined) return undefined;
    const files = tree.files
      .filter((file) => file.startsWith(folder))
      .map((file) => file.slice(folder.length));
    const ignorePath = [`${path}.dockerignore`, `${folder}.dockerignore`].find((candidate) =>
      known.has(candidate),
    );
    return {
      folder: folder.replace(/\/$/, ''),
      assumed: settled === undefined,
      files: files.slice(0, MAX_FILES),
      folders: tree.folders.filter((one) => one.startsWith(folder)).map((one) => one.slice(folder.length)),
      complete: tree.complete && files.length <= MAX_FILES,
      missing: await findMissingSources(host, root, {
        folder,
        isAssumed: settled === undefined,
        dockerfile,
        tree,
      }),
      judgesIgnore: false,
      ignore: ignorePath === undefined ? undefined : await readIgnore(ignorePath),
    };
  };

  function readIgnore(path: string): Promise<DockerIgnore | undefined> {
    const found = ignores.get(path);
    if (found) return found;
    const reading = host
      .readText(resolvePath(root, path), { label: path, maxBytes: 1024 * 1024 })
      .then(({ text }) => parseDockerIgnore({ path, text }))
      .catch(() => undefined);
    ignores.set(path, reading);
    return reading;
  }
}

/**
 * The folder, of those from the Dockerfile's own up to the root, in which most of what is copied lies: the nearest of
 * equals. With a trailing slash; empty for the root.
 */
function chooseFolder(
  path: string,
  dockerfile: Dockerfile,
  tree: ProjectTree,
  known: ReadonlySet<string>,
): string | undefined {
  const sources = listSources(dockerfile);
  const own = folderOf(path);
  const isApart = KEPT_APART.test(baseName(own.replace(/\/$/, '')));
  // Without a source to go by, a Dockerfile lies in its context, unless the folder is one for Dockerfiles, or a
  // .dockerignore further up tells where builds start.
  if (sources.length === 0) {
    const marked = foldersUp(own).find((folder) => known.has(`${folder}.dockerignore`));
    return marked ?? (isApart ? undefined : own);
  }
  let best: { folder: string; count: number } | undefined;
  for (const folder of foldersUp(own)) {
    const count = sources.filter((source) => exists(folder + source)).length;
    if (count > (best?.count ?? 0)) best = { folder, count };
  }
  return best?.folder;

  function exists(file: string): boolean {
    if (known.has(file)) return true;
    const folder = file.endsWith('/') ? file : `${file}/`;
    if (tree.folders.some((heavy) => `${heavy}/`.startsWith(folder) || folder.startsWith(`${heavy}/`)))
      return true;
    return tree.files.some((one) => one.startsWith(folder));
  }
}

/** A folder and those above it up to the root, the nearest first. */
function foldersUp(own: string): string[] {
  const folders = [own];
  for (let folder = own; folder !== ''; ) {
    folder = folderOf(folder.slice(0, -1));
    folders.push(folder);
  }
  return folders;
}

/** Sources that are written out: no variables, wildcards or addresses, and not the whole context. */
function listSources({ instructions }: Dockerfile): string[] {
  const sources = instructions.flatMap((one) => {
    if ((one.kind !== 'copy' && one.kind !== 'add') || one.from) return [];
    return one.sources.flatMap(({ literal }) =>
      literal === undefined ? [] : [literal.replace(/^(?:\.?\/)+/, '')],
    );
  });
  return [...new Set(sources)]
    .filter((source) => source !== '' && source !== '.' && !/[*?[]|:\/\//.test(source))
    .slice(0, 50);
}
