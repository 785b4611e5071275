import { createHash } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { hostname } from 'node:os';
import { sep } from 'node:path';
import type { FileStore } from '../migrations/apply/store.js';

/** Operations on the real disk. */
export function createFileStore(): FileStore {
  return {
    read: (path) => fs.readFile(path).catch(absent),
    stat: async (path) => {
      const stat = await fs.lstat(path).catch(absent);
      return stat && { mode: stat.mode & 0o7777, uid: stat.uid, gid: stat.gid, isFile: stat.isFile() };
    },
    realpath: (path) =>
      fs.realpath(path).then(
        (real) => (sep === '/' ? real : real.replaceAll(sep, '/')),
        () => undefined,
      ),
    list: (folder) => fs.readdir(folder).catch(() => []),
    makeFolder: async (path) => void (await fs.mkdir(path, { recursive: true, mode: 0o700 })),
    create: async (path, bytes) => {
      const handle = await fs.open(path, 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    rename: (from, to) => fs.rename(from, to),
    remove: (path) => fs.rm(path, { force: true }),
    removeFolder: (path) => fs.rmdir(path).catch(() => undefined),
    setMode: (path, mode) => fs.chmod(path, mode),
    setOwner: (path, uid, gid) => fs.chown(path, uid, gid),
    syncFolder: async (path) => {
      // Windows opens no folders, and keeps names in order without being asked.
      const handle = await fs.open(path, 'r').catch(() => undefined);
      await handle?.sync().catch(() => undefined);
      await handle?.close();
    },
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    pid: process.pid,
    machine: hostname(),
    isRunning: (pid) => {
      try {
        process.kill(pid, 0);
        return true;
      } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'EPERM';
      }
    },
  };
}

function absent(error: unknown): undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
  throw error;
}
