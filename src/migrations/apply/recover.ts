import { type Intent, readIntent, readJournal, writeRecord } from './journal.js';
import { BACKUPS, INTENT, JOURNAL, join, parent } from './paths.js';
import type { FileStore } from './store.js';
import type { Replaced } from './transaction.js';

/** What became of a run that had been stopped. */
export interface Recovered {
  readonly done: 'finished' | 'undone';
  readonly id: string;
  /** Files that were changed since it was stopped: they are as that left them. */
  readonly kept: readonly string[];
}

/**
 * Finds a run that was stopped, and finishes or undoes it.
 * @returns what was done; undefined where nothing was under way
 */
export async function recover(store: FileStore, root: string): Promise<Recovered | undefined> {
  const intent = await readIntent(store, root);
  for (const record of [INTENT, JOURNAL]) await store.remove(join(root, `${record}.tmp`));
  if (!intent) return undefined;
  const { id } = intent.run;
  if (intent.state === 'staging') {
    await undo(store, root, intent);
    return { done: 'undone', id, kept: [] };
  }
  const { kept } = await finish(store, root, intent);
  return { done: 'finished', id, kept };
}

/** Takes back what a run laid down before it replaced anything. */
export async function undo(store: FileStore, root: string, { run, temps }: Intent): Promise<void> {
  for (const path of [...temps, ...run.files.map(({ backup }) => backup)])
    if (path !== null && (await isPlain(store, join(root, path)))) await store.remove(join(root, path));
  await store.removeFolder(join(root, `${BACKUPS}/${run.id}`));
  await removeEmptyBackups(store, root);
  await store.remove(join(root, INTENT));
}

/** The folder of the backups, where it holds none: a run that came to nothing leaves nothing. */
async function removeEmptyBackups(store: FileStore, root: string): Promise<void> {
  const folder = join(root, BACKUPS);
  if ((await store.realpath(folder)) !== folder) return;
  const names = await store.list(folder);
  if (names.some((name) => name !== '.gitignore')) return;
  if (names.length > 0) await store.remove(join(root, `${BACKUPS}/.gitignore`));
  await store.removeFolder(folder);
}

/**
 * Replaces each file by its new text, as far as that is not done, and notes the run. A file that is neither as it was
 * nor as it will be is somebody's: it stays, and is no part of the run.
 */
export async function finish(store: FileStore, root: string, intent: Intent): Promise<Replaced> {
  const { run, temps, targets } = intent;
  const kept: string[] = [];
  for (const [i, { path, before, after }] of run.files.entries()) {
    const [target, temp] = [join(root, targets[i]!), temps[i]];
    const current = await store.read(target);
    const now = current ? store.hash(current) : null;
    const staged = temp ? await store.read(join(root, temp)) : undefined;
    const isPlace = await isPlain(store, target);
    const isReady = isPlace && now === before && (after === null || (staged && store.hash(staged) === after));
    if (now !== after && !isReady) kept.push(path);
    if (now !== after && isReady) {
      if (temp) await store.rename(join(root, temp), target);
      else await store.remove(target);
      await store.syncFolder(parent(target));
    } else if (temp && isPlace) await store.remove(join(root, temp));
  }
  const done = { ...run, files: run.files.filter(({ path }) => !kept.includes(path)) };
  const journal = await readJournal(store, root);
  if (!journal.runs.some(({ id }) => id === run.id)) {
    await writeRecord(store, root, JOURNAL, { schema: 1, runs: [...journal.runs, done] });
    await store.syncFolder(parent(join(root, JOURNAL)));
  }
  await store.remove(join(root, INTENT));
  return { run: done, kept };
}

/** Whether no link leads to a place: a record may be anybody's, and must not lead out of the project. */
async function isPlain(store: FileStore, path: string): Promise<boolean> {
  const folder = parent(path);
  return (await store.realpath(folder)) === folder;
}
