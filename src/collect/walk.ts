import { SKIPPED_FOLDERS } from '../data/skipped-folders.js';
import { type Host, resolvePath } from '../host.js';

export interface WalkOptions {
  /** Levels below the root; 8 unless given. */
  readonly maxDepth?: number;
  /** Files after which the walk stops; 200,000 unless given. */
  readonly maxFiles?: number;
  readonly exclude?: (path: string) => boolean;
}

/** The files below a root, relative to it, sorted; `complete` is false when a bound was met. */
export interface FileTree {
  readonly files: readonly string[];
  readonly complete: boolean;
}

/**
 * Lists the files below a root. Links to folders are not followed, links to files are files; folders of dependencies,
 * caches and build results are left out.
 */
export async function walkFiles(host: Host, root: string, options: WalkOptions = {}): Promise<FileTree> {
  const { maxDepth = 8, maxFiles = 200_000, exclude = () => false } = options;
  const files: string[] = [];
  let complete = true;
  let level = [''];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth || files.length > maxFiles) {
      complete = false;
      break;
    }
    const listings = await listAll(host, root, level);
    const next: string[] = [];
    for (const [folder, entries] of listings) {
      for (const { name, kind } of entries) {
        const path = folder + name;
        if (exclude(path)) continue;
        if (kind === 'directory') {
          if (!SKIPPED_FOLDERS.has(name)) next.push(`${path}/`);
        } else files.push(path);
      }
    }
    level = next;
  }
  return { files: files.sort(), complete };
}

/** Lists folders a few at a time: enough to keep the disk busy, not so many that handles run out. */
async function listAll(host: Host, root: string, folders: readonly string[]) {
  const listings: [string, Awaited<ReturnType<Host['list']>>][] = [];
  for (let i = 0; i < folders.length; i += 32) {
    const batch = folders.slice(i, i + 32);
    const entries = await Promise.all(batch.map((folder) => host.list(resolvePath(root, folder))));
    listings.push(...batch.map((folder, j): [string, (typeof entries)[number]] => [folder, entries[j]!]));
  }
  return listings;
}
