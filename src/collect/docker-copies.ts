import { type Host, resolvePath } from '../host.js';
import { baseName, folderOf } from './env-names.js';

const DOCKERFILE_NAME =
  /^(?:Dockerfile|Containerfile)(?:[.-].+)?$|\.(?:Dockerfile|dockerfile|Containerfile)$/;
/** A line that takes the whole build context, or a whole folder of it, into the image. */
const COPIES_ALL =
  /^[ \t]*(?:copy|add)[ \t]+(?![ \t]|.*--from=)(?:--\S+[ \t]+)*(?:\[[ \t]*"\.\/?"|\.\/?[ \t])/im;

/**
 * Finds the Dockerfiles whose build would take an env file into the image: they copy their whole folder, and no
 * .dockerignore keeps the file out. Only the Dockerfile's own folder is taken as its context.
 */
export async function findCopies(
  host: Host,
  root: string,
  tree: readonly string[],
  envFiles: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const copies = new Map<string, string[]>();
  const dockerfiles = tree.filter((path) => DOCKERFILE_NAME.test(baseName(path)));
  if (dockerfiles.length === 0 || envFiles.length === 0) return copies;
  const [{ parseDockerIgnore }, { createIgnoreMatcher }] = await Promise.all([
    import('../syntax/dockerignore/parse.js'),
    import('../syntax/dockerignore/match.js'),
  ]);
  const known = new Set(tree);
  const textOf = async (path: string) =>
    (await host.readText(resolvePath(root, path)).catch(() => undefined))?.text;
  for (const dockerfile of dockerfiles) {
    const folder = folderOf(dockerfile);
    const inside = envFiles.filter((file) => file.startsWith(folder));
    if (inside.length === 0) continue;
    const text = (await textOf(dockerfile)) ?? '';
    if (!COPIES_ALL.test(text) || !(await reachesImage(text))) continue;
    const ignorePath = [`${dockerfile}.dockerignore`, `${folder}.dockerignore`].find((path) =>
      known.has(path),
    );
    const ignore =
      ignorePath === undefined
        ? undefined
        : createIgnoreMatcher(
            parseDockerIgnore({ path: ignorePath, text: (await textOf(ignorePath)) ?? '' }),
          );
    for (const file of inside) {
      if (ignore?.decide(file.slice(folder.length)).ignored) continue;
      copies.set(file, [...(copies.get(file) ?? []), dockerfile]);
    }
  }
  return copies;
}

/** Whether the copy is in the image that is built, and not in a stage before it alone. */
async function reachesImage(text: string): Promise<boolean> {
  const [{ parseDockerfile, buildStageGraph }, { holdsWholeContext }] = await Promise.all([
    import('../syntax/dockerfile/index.js'),
    import('./whole-copies.js'),
  ]);
  return holdsWholeContext(buildStageGraph(parseDockerfile(text)));
}
