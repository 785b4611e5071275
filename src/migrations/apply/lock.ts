import { UserError } from '../../core/errors.js';
import { FOLDER, LOCK, decode, encode, join } from './paths.js';
import type { FileStore } from './store.js';

/**
 * Does something while no other run may write.
 * @throws {UserError} when another run holds the lock; the lock of a process that is gone is taken over
 */
export async function withLock<Result>(
  store: FileStore,
  root: string,
  use: () => Promise<Result>,
): Promise<Result> {
  const path = join(root, LOCK);
  await store.makeFolder(join(root, FOLDER));
  const owner = await readOwner(store, path);
  if (owner !== undefined) {
    if (owner !== store.pid && store.isRunning(owner)) {
      throw new UserError(`another run (process ${owner}) is writing here`, {
        advice: `wait for it; if there is none, remove ${LOCK}`,
      });
    }
    await store.remove(path);
  }
  try {
    await store.create(path, encode(`${store.pid}\n`));
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
    throw new UserError('another run has just begun to write here', { advice: 'wait for it' });
  }
  try {
    return await use();
  } finally {
    await store.remove(path).catch(() => undefined);
  }
}

/** The process that holds the lock; 0 for a lock that says nothing (its writer was stopped). */
async function readOwner(store: FileStore, path: string): Promise<number | undefined> {
  const bytes = await store.read(path);
  if (!bytes) return undefined;
  const pid = Number(decode(bytes).trim());
  return Number.isSafeInteger(pid) && pid > 0 ? pid : 0;
}
