import { isUserError, UserError } from '../core/errors.js';
import type { SourceText } from '../core/text.js';
import { type Host, relativePath, resolvePath } from '../host.js';
import { looksLikeTemplate } from '../syntax/compose/index.js';
import type { ComposeCollectOptions } from './compose.js';
import { isComposePath } from './compose-names.js';

const OUTSIDE = 'lies outside of the folder that is looked at';
const OTHER_ROOT = 'give that folder with --cwd';

/**
 * The compose files that are asked for: all that were found, or those named, and those in named folders.
 * @throws {UserError} for a named file outside the root.
 */
export async function choosePaths(
  host: Host,
  root: string,
  { paths: named, stdinName }: Pick<ComposeCollectOptions, 'paths' | 'stdinName'>,
  tree: readonly string[],
): Promise<ReadonlySet<string>> {
  if (named.length === 0) return new Set(tree);
  const chosen = new Set<string>();
  for (const name of named) {
    if (name === '-') {
      chosen.add(nameOfStdin(root, stdinName));
      continue;
    }
    const path = relativePath(root, resolvePath(root, name));
    const kind = (await host.stat(resolvePath(root, name)))?.kind;
    if (kind === 'directory') {
      const inside = path === '.' ? tree : tree.filter((file) => file.startsWith(`${path}/`));
      for (const file of inside) chosen.add(file);
    } else if (isComposePath(path) || /\.ya?ml$/i.test(path)) {
      if (path.startsWith('../')) throw new UserError(`${name} ${OUTSIDE}`, { advice: OTHER_ROOT });
      chosen.add(path);
    }
  }
  return chosen;
}

/** Standard input is read in the place of the file whose name it has, with that file's neighbours. */
function nameOfStdin(root: string, name = 'compose.yaml'): string {
  const path = relativePath(root, resolvePath(root, name));
  if (path.startsWith('../'))
    throw new UserError(`--stdin-filename ${name} ${OUTSIDE}`, { advice: OTHER_ROOT });
  return path;
}

/** Compose files as they were read. */
export interface Sources {
  readonly texts: Map<string, SourceText>;
  readonly unreadable: { readonly path: string; readonly reason: string }[];
  readonly skipped: { readonly path: string; readonly reason: string }[];
  readonly readOnly: Set<string>;
}

/**
 * Reads compose files, each once.
 * @throws {UserError} for a named file that cannot be read.
 */
export async function readSources(
  host: Host,
  root: string,
  paths: readonly string[],
  { config, paths: named, stdinName }: ComposeCollectOptions,
): Promise<Sources> {
  const found: Sources = { texts: new Map(), unreadable: [], skipped: [], readOnly: new Set() };
  const realRoot = await host.realpath(root);
  const maxBytes = config.limits?.maxFileSize;
  const input = named.includes('-') ? nameOfStdin(root, stdinName) : undefined;
  const read = await Promise.all(
    paths.map(async (path) => {
      if (path === input) return host.readStdin();
      const absolute = resolvePath(root, path);
      const real = await host.realpath(absolute);
      if (real !== undefined && realRoot !== undefined && relativePath(realRoot, real).startsWith('../'))
        return new UserError('it is a link that leads out of the folder that is looked at');
      return host
        .readText(absolute, { label: path, ...(maxBytes === undefined ? {} : { maxBytes }) })
        .catch((error: unknown) => (isUserError(error) ? error : new UserError('it cannot be read')));
    }),
  );
  for (const [i, path] of paths.entries()) {
    const content = read[i]!;
    if (content instanceof Error) {
      if (named.some((name) => relativePath(root, resolvePath(root, name)) === path)) throw content;
      const reason = content.message.startsWith(path)
        ? content.message.slice(path.length).replace(/^[:\s]+/, '')
        : content.message;
      found.unreadable.push({ path, reason });
    } else if (looksLikeTemplate(content.text)) {
      found.skipped.push({ path, reason: 'a template: it is a compose file only once it is filled in' });
    } else {
      found.texts.set(path, { path, text: content.text });
      const isExact = content.encoding === 'utf-8' && content.invalidAt === undefined;
      if (!isExact || path === input) found.readOnly.add(path);
    }
  }
  return found;
}
