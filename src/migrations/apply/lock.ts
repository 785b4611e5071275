import { UserError } from '../../core/errors.js';
import { FOLDER, LOCK, decode, encode, join } from './paths.js';
import type { FileStore } from './store.js';

/** On another machine nobody can tell whether the process still runs; no run takes that long. */
const LONGEST_RUN = 10 * 60 * 1000;
/** How long, in all, to wait for a lock that has just been made and not yet been written. */
const PATIENCE = { times: 10, milliseconds: 20 };

/** Who holds a lock. */
interface Owner {
  readonly text: string;
  /** Undefined for a lock that says nothing: its writer was stopped. */
  readonly pid: number | undefined;
  readonly machine: string | undefined;
  readonly since: number;
}

/**
 * Does something while no other run may write.
 * @throws {UserError} when another run holds the lock; the lock of a process that is gone is taken over
 */
export async function withLock<Result>(
  store: FileStore,
  root: string,
  now: Date,
  use: () => Promise<Result>,
): Promise<Result> {
  const path = join(root, LOCK);
  await take(store, root, path, now);
  let isDone = false;
  try {
    await sweep(store, root);
    const result = await use();
    isDone = true;
    return result;
  } finally {
    await store.remove(path).catch(() => undefined);
    // A run that came to nothing leaves no folder either.
    if (!isDone) await store.removeFolder(join(root, FOLDER)).catch(() => undefined);
  }
}

async function take(store: FileStore, root: string, path: string, now: Date): Promise<void> {
  for (let tries = 1; ; tries++) {
    await openFolder(store, root);
    await clearStale(store, path, now);
    try {
      await store.create(path, encode(`${store.pid}\n${store.machine}\n${now.toISOString()}\n`));
      return;
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'EEXIST') throw hasBegun();
      // Another run, which ended at this moment, has taken its empty folder away.
      if (code === 'ENOENT' && tries < PATIENCE.times) continue;
      await store.remove(path).catch(() => undefined);
      throw error;
    }
  }
}

const hasBegun = () => new UserError('another run has just begun to write here', { advice: 'wait for it' });

/** Makes the folder of the records; they hold what is secret, so it must be the project's own. */
async function openFolder(store: FileStore, root: string): Promise<void> {
  const folder = join(root, FOLDER);
  await store.makeFolder(folder);
  const real = await store.realpath(folder);
  if (real !== folder)
    throw new UserError(`${FOLDER} is a link; backups of secrets are not written through it`, {
      advice: 'make it a folder of the project',
    });
}

/** Takes a lock away whose owner is gone. Of two runs that find it, one succeeds. */
async function clearStale(store: FileStore, path: string, now: Date): Promise<void> {
  let owner = await readOwner(store, path);
  for (let i = 0; owner && owner.pid === undefined && i < PATIENCE.times; i++) {
    await new Promise((resolve) => setTimeout(resolve, PATIENCE.milliseconds));
    owner = await readOwner(store, path);
  }
  if (!owner) return;
  if (isAlive(owner, store, now)) {
    const where =
      owner.machine === undefined || owner.machine === store.machine ? '' : ` on ${owner.machine}`;
    throw new UserError(`another run (process ${owner.pid}${where}) is writing here`, {
      advice: `wait for it; if there is none, remove ${LOCK}`,
    });
  }
  const aside = `${path}.${store.pid}.tmp`;
  await store.rename(path, aside).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ENOENT') throw hasBegun();
    throw error;
  });
  const moved = await readOwner(store, aside);
  if (moved && moved.text !== owner.text) {
    // Somebody took it over in between: it is given back.
    await store.create(path, encode(moved.text)).catch(() => undefined);
    await store.remove(aside);
    throw hasBegun();
  }
  await store.remove(aside);
}

function isAlive({ pid, machine, since }: Owner, store: FileStore, now: Date): boolean {
  if (pid === undefined) return false;
  if (machine !== undefined && machine !== store.machine) return now.getTime() - since < LONGEST_RUN;
  return pid !== store.pid && store.isRunning(pid);
}

async function readOwner(store: FileStore, path: string): Promise<Owner | undefined> {
  const bytes = await store.read(path);
  if (!bytes) return undefined;
  const text = decode(bytes);
  const [number = '', machine, since = ''] = text.split('\n').map((line) => line.trim());
  const pid = /^[1-9]\d{0,9}$/.test(number) ? Number(number) : undefined;
  return { text, pid, machine: machine === '' ? undefined : machine, since: Date.parse(since) || 0 };
}

/** Removes locks that were being taken away by a process that is gone. */
async function sweep(store: FileStore, root: string): Promise<void> {
  for (const name of await store.list(join(root, FOLDER))) {
    const pid = /^migrations\.lock\.(\d+)\.tmp$/.exec(name)?.[1];
    if (pid !== undefined && (Number(pid) === store.pid || !store.isRunning(Number(pid))))
      await store.remove(join(root, `${FOLDER}/${name}`));
  }
}
