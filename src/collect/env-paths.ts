import { UserError } from '../core/errors.js';
import { matchPath } from '../core/suppress.js';
import { type Host, relativePath, resolvePath } from '../host.js';
import type { ComposeFacts } from './compose-files.js';
import type { EnvCollectOptions } from './env.js';
import type { UnreadEnvFile } from '../models/env.js';
import { isEnvFileName } from './env-names.js';

/** The env files of a project: those that the user named, else those that the configuration names, else those found. */
export function choosePaths(
  root: string,
  options: EnvCollectOptions,
  tree: readonly string[],
  compose: ComposeFacts,
): string[] {
  if (options.paths.length > 0) {
    // Named files are relative to where the user is, as everywhere on a command line.
    const named = options.paths.map((path) =>
      path === '-' ? '-' : relativePath(root, resolvePath(root, path)),
    );
    return [...new Set(named)];
  }
  if (options.config.files) {
    const chosen = options.config.files.flatMap((pattern) => {
      const found = tree.filter(matchPath(pattern));
      if (found.length === 0)
        throw new UserError(`the configuration names env files "${pattern}", and there are none`);
      return found;
    });
    return [...new Set(chosen)].sort();
  }
  const read = new Set(compose.given.flatMap(({ files }) => files));
  return tree.filter((path) => isEnvFileName(path) || read.has(path));
}

/** Leaves out what was found under the name of an env file and is no file; what the user named is read, and refused. */
export async function leaveOutOthers(
  host: Host,
  root: string,
  paths: readonly string[],
  options: EnvCollectOptions,
): Promise<{
  readonly paths: readonly string[];
  readonly notes: readonly string[];
  readonly passedOver: readonly UnreadEnvFile[];
}> {
  if (options.paths.length > 0) return { paths, notes: [], passedOver: [] };
  const kinds = await Promise.all(
    paths.map(async (path) => (await host.stat(resolvePath(root, path)))?.kind),
  );
  const passedOver = paths.flatMap((path, i): UnreadEnvFile[] => {
    if (kinds[i] === 'file') return [];
    return kinds[i] === undefined
      ? [{ path, cause: 'link', why: 'a link that leads to no file' }]
      : [{ path, cause: 'other', why: 'not a regular file' }];
  });
  const notes = passedOver.map(
    ({ path, why }) => `${path} is ${why}: it was passed over, and what a program finds there is unknown`,
  );
  return { passedOver, notes, paths: paths.filter((_, i) => kinds[i] === 'file') };
}
