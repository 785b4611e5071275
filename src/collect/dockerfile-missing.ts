import { type Host, resolvePath } from '../host.js';
import type { Dockerfile } from '../syntax/dockerfile/types.js';
import type { ProjectTree } from './dockerfile-names.js';
import { withoutIgnored } from './ignored.js';

/** Sources of one Dockerfile above which no more are looked for. */
const MAX_SOURCES = 200;

interface Search {
  /** The build context: with a trailing slash, empty for the root. */
  readonly folder: string;
  readonly isAssumed: boolean;
  readonly dockerfile: Dockerfile;
  readonly tree: ProjectTree;
}

/**
 * The sources of COPY and ADD that are not on disk. The listing alone does not tell: it leaves out empty folders,
 * links, and what the configuration excludes.
 */
export async function findMissingSources(
  host: Host,
  root: string,
  { folder, isAssumed, dockerfile, tree }: Search,
): Promise<string[]> {
  const known = new Set(tree.files);
  const missing: { readonly literal: string; readonly path: string }[] = [];
  for (const literal of writtenSources(dockerfile)) {
    const path = folder + literal.replace(/^(?:\.?\/)+/, '').replace(/(?<!\/)\/+$/, '');
    if (known.has(path) || (isAssumed && liesElsewhere(path.slice(folder.length), tree))) continue;
    if (!(await host.stat(resolvePath(root, path)))) missing.push({ literal, path });
  }
  const paths = missing.flatMap(({ path }) => [path, `${path}/x`]);
  const kept = new Set(await withoutIgnored(host, root, paths, tree.files));
  return missing.flatMap(({ literal, path }) => (kept.has(path) && kept.has(`${path}/x`) ? [literal] : []));
}

/** Paths that are written out: no variable, no address, no pattern (one that matches nothing copies nothing). */
function writtenSources({ instructions }: Dockerfile): string[] {
  const literals = instructions.flatMap((one) =>
    (one.kind === 'copy' || one.kind === 'add') && one.from === undefined
      ? one.sources.flatMap(({ literal }) => literal ?? [])
      : [],
  );
  return [...new Set(literals)]
    .filter((literal) => /[^./]/.test(literal) && !/[*?[\]\\\0]|:|(?:^|\/)\.\.(?:\/|$)/.test(literal))
    .slice(0, MAX_SOURCES);
}

function liesElsewhere(source: string, { files, folders }: ProjectTree): boolean {
  const tail = `/${source}`;
  return (
    files.some((file) => `/${file}`.endsWith(tail) || `/${file}`.includes(`${tail}/`)) ||
    folders.some((one) => `/${one}/`.includes(`${tail}/`))
  );
}
