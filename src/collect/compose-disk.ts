import { type Host, resolvePath } from '../host.js';
import type { PathKind } from '../models/compose.js';
import type { Disk } from './compose-model.js';

/** A disk that is read in steps: what is asked for and not known yet is noted, and read before the next step. */
export interface DiskReader {
  readonly disk: Disk;
  /** Texts that were asked for and are not known yet; asking again starts a new list. */
  readonly takeAsked: () => readonly string[];
  readonly readTexts: (paths: Iterable<string>) => Promise<void>;
  readonly readKinds: (paths: Iterable<string>) => Promise<void>;
  readonly readNames: (folders: Iterable<string>) => Promise<void>;
  /** Makes a text known that somebody else has read. */
  readonly setText: (path: string, text: string) => void;
}

/** A file that is mounted or included is small; what is larger is data, and not read. */
const MAX_BYTES = 1024 * 1024;
const AT_ONCE = 64;

/** Opens the folder `root` for reading; nothing outside of it is looked at, links that lead out included. */
export async function openDisk(host: Host, root: string): Promise<DiskReader> {
  const realRoot = (await host.realpath(root)) ?? root;
  const inside = (real: string) =>
    real === realRoot || real.startsWith(realRoot.replace(/[\\/]?$/, '') + separatorOf(realRoot));
  const kinds = new Map<string, PathKind>();
  const texts = new Map<string, string | undefined>();
  const names = new Map<string, readonly string[]>();
  let asked = new Set<string>();

  const lookAt = async (path: string): Promise<void> => {
    if (kinds.has(path)) return;
    const absolute = resolvePath(root, path);
    const real = await host.realpath(absolute);
    if (real === undefined) kinds.set(path, 'missing');
    else if (!inside(real)) kinds.set(path, 'outside');
    else {
      const kind = (await host.stat(absolute))?.kind;
      kinds.set(path, kind === undefined ? 'missing' : kind === 'other' ? 'unknown' : kind);
    }
  };
  const readText = async (path: string): Promise<void> => {
    if (texts.has(path)) return;
    await lookAt(path);
    const content =
      kinds.get(path) === 'file'
        ? await host
            .readText(resolvePath(root, path), { label: path, maxBytes: MAX_BYTES })
            .catch(() => undefined)
        : undefined;
    texts.set(path, content?.text);
  };
  const readNames = async (folder: string): Promise<void> => {
    if (names.has(folder)) return;
    await lookAt(folder);
    const entries = kinds.get(folder) === 'directory' ? await host.list(resolvePath(root, folder)) : [];
    names.set(
      folder,
      entries.slice(0, 1000).map(({ name }) => name),
    );
  };
  return {
    disk: {
      kindOf: (path) => kinds.get(path) ?? 'unknown',
      textOf: (path) => {
        if (!texts.has(path)) asked.add(path);
        return texts.get(path);
      },
      namesIn: (folder) => names.get(folder) ?? [],
    },
    takeAsked: () => {
      const list = [...asked];
      asked = new Set();
      return list;
    },
    readTexts: (paths) => inBatches(paths, readText),
    readKinds: (paths) => inBatches(paths, lookAt),
    readNames: (folders) => inBatches(folders, readNames),
    setText: (path, text) => {
      texts.set(path, text);
      kinds.set(path, 'file');
    },
  };
}

function separatorOf(path: string): string {
  return path.includes('\\') && !path.includes('/') ? '\\' : '/';
}

async function inBatches(items: Iterable<string>, work: (item: string) => Promise<void>): Promise<void> {
  const list = [...new Set(items)];
  for (let i = 0; i < list.length; i += AT_ONCE) await Promise.all(list.slice(i, i + AT_ONCE).map(work));
}
