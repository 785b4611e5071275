import { UserError } from '../../core/errors.js';
import {
  type Intent,
  type JournalFile,
  type JournalRun,
  readIntent,
  readJournal,
  writeRecord,
} from './journal.js';
import { BACKUPS, INTENT, JOURNAL, baseName, encode, join, parent } from './paths.js';
import type { FileStore } from './store.js';

/** One file of a transaction. */
export interface Replacement {
  /** Relative to the root. */
  readonly path: string;
  /** Bytes as they must lie on the disk now; undefined for a file that must not be there. */
  readonly before: Uint8Array | undefined;
  /** Undefined to remove the file. */
  readonly after: Uint8Array | undefined;
  /** Permission bits of a file that is made. */
  readonly mode?: number;
}

export interface RunFacts {
  readonly kind: JournalRun['kind'];
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly tool: string;
  readonly migrations: JournalRun['migrations'];
  readonly of?: string;
}

/**
 * Replaces files, all or none: backups and new texts are on the disk before the first is replaced, and a record says
 * what is under way, so that a run that was stopped is finished, or undone, by the next.
 * @throws {UserError} when a file changed meanwhile, or lies outside the root; nothing was replaced then
 */
export async function replaceFiles(
  store: FileStore,
  root: string,
  replacements: readonly Replacement[],
  facts: RunFacts,
): Promise<JournalRun> {
  const targets = await Promise.all(replacements.map((one) => resolveTarget(store, root, one)));
  const journal = await readJournal(store, root);
  const id = nameRun(facts.at, new Set(journal.runs.map((run) => run.id)));
  const files = replacements.map(
    ({ path, before, after }, i): JournalFile => ({
      path,
      before: before ? store.hash(before) : null,
      after: after ? store.hash(after) : null,
      backup: before ? `${BACKUPS}/${id}/${String(i + 1).padStart(3, '0')}-${baseName(path)}` : null,
    }),
  );
  const run: JournalRun = { id, ...facts, files };
  const temps = replacements.map(({ after }, i) =>
    after ? relativeTo(root, `${parent(targets[i]!)}/.${baseName(targets[i]!)}.catalyst-${id}.tmp`) : null,
  );
  const intent: Intent = { schema: 1, state: 'staging', run, temps };
  await writeRecord(store, root, INTENT, intent);
  try {
    await writeBackups(store, root, run, replacements);
    for (const [i, replacement] of replacements.entries())
      await stage(store, root, temps[i]!, targets[i]!, replacement);
    for (const folder of new Set(targets.map(parent))) await store.syncFolder(folder);
    await writeRecord(store, root, INTENT, { ...intent, state: 'commit' });
  } catch (error) {
    await undo(store, root, intent).catch(() => undefined);
    throw error;
  }
  await finish(store, root, intent);
  return run;
}

/** The real file behind a path: links are followed inside the root only. */
async function resolveTarget(store: FileStore, root: string, { path, before }: Replacement): Promise<string> {
  const base = (await store.realpath(root)) ?? root;
  const given = join(root, path);
  const target = before
    ? await store.realpath(given)
    : join((await store.realpath(parent(given))) ?? parent(given), baseName(given));
  if (target === undefined) throw new UserError(`${path} is gone: it was there when the plan was made`);
  if (target !== base && !target.startsWith(join(base, ''))) {
    throw new UserError(`${path} leads out of the project, so it is not written`, {
      advice: 'run in the folder that holds it',
    });
  }
  const bytes = await store.read(target);
  const isSame = before
    ? bytes !== undefined && store.hash(bytes) === store.hash(before)
    : bytes === undefined;
  if (!isSame)
    throw new UserError(`${path} was changed meanwhile; nothing was written`, {
      advice: 'run again to plan anew',
    });
  return target;
}

function nameRun(at: string, taken: ReadonlySet<string>): string {
  const base = at.replace(/[-:]/g, '').replace(/\.\d+/, '');
  for (let i = 1; ; i++)
    if (!taken.has(i === 1 ? base : `${base}-${i}`)) return i === 1 ? base : `${base}-${i}`;
}

const relativeTo = (root: string, path: string) =>
  path.startsWith(join(root, '')) ? path.slice(join(root, '').length) : path;
const absolute = (root: string, path: string) => (/^(?:\/|[A-Za-z]:)/.test(path) ? path : join(root, path));

async function writeBackups(
  store: FileStore,
  root: string,
  run: JournalRun,
  replacements: readonly Replacement[],
): Promise<void> {
  await store.makeFolder(join(root, `${BACKUPS}/${run.id}`));
  const ignore = join(root, `${BACKUPS}/.gitignore`);
  if (!(await store.read(ignore))) await store.create(ignore, encode('*\n'));
  for (const [i, { before }] of replacements.entries()) {
    const { backup } = run.files[i]!;
    if (before && backup !== null) await store.create(join(root, backup), before);
  }
  await store.syncFolder(join(root, `${BACKUPS}/${run.id}`));
}

/** Lays the new bytes beside the file, as private as the file: first for the owner alone, then as it was. */
async function stage(
  store: FileStore,
  root: string,
  temp: string | null,
  target: string,
  { after, mode }: Replacement,
): Promise<void> {
  if (temp === null || !after) return;
  const path = absolute(root, temp);
  await store.create(path, after);
  const stat = await store.stat(target);
  if (stat) {
    const own = await store.stat(path);
    if (own && (own.uid !== stat.uid || own.gid !== stat.gid)) await store.setOwner(path, stat.uid, stat.gid);
    await store.setMode(path, stat.mode);
  } else await store.setMode(path, mode ?? 0o600);
}

/** Takes back what a run laid down before it replaced anything. */
async function undo(store: FileStore, root: string, { run, temps }: Intent): Promise<void> {
  for (const temp of temps) if (temp !== null) await store.remove(absolute(root, temp));
  for (const { backup } of run.files) if (backup !== null) await store.remove(join(root, backup));
  await store.remove(join(root, INTENT));
}

/** Replaces each file by its new text, as far as that is not done, and notes the run. */
async function finish(store: FileStore, root: string, { run, temps }: Intent): Promise<void> {
  for (const [i, file] of run.files.entries()) {
    const temp = temps[i];
    const given = join(root, file.path);
    const target = (await store.realpath(given)) ?? given;
    if (temp === null || temp === undefined) {
      await store.remove(target);
      continue;
    }
    const staged = await store.read(absolute(root, temp));
    if (staged && store.hash(staged) === file.after) await store.rename(absolute(root, temp), target);
    await store.syncFolder(parent(target));
  }
  const journal = await readJournal(store, root);
  if (!journal.runs.some(({ id }) => id === run.id)) {
    await writeRecord(store, root, JOURNAL, { schema: 1, runs: [...journal.runs, run] });
  }
  await store.remove(join(root, INTENT));
}

/**
 * Finds a run that was stopped, and finishes or undoes it.
 * @returns what was done; undefined where nothing was under way
 */
export async function recover(
  store: FileStore,
  root: string,
): Promise<{ readonly done: 'finished' | 'undone'; readonly id: string } | undefined> {
  const intent = await readIntent(store, root);
  for (const record of [INTENT, JOURNAL]) await store.remove(join(root, `${record}.tmp`));
  if (!intent) return undefined;
  if (intent.state === 'staging') {
    await undo(store, root, intent);
    return { done: 'undone', id: intent.run.id };
  }
  await finish(store, root, intent);
  return { done: 'finished', id: intent.run.id };
}
