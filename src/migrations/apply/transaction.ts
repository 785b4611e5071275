import { UserError } from '../../core/errors.js';
import { type Intent, type JournalFile, type JournalRun, readJournal, writeRecord } from './journal.js';
import { BACKUPS, INTENT, baseName, decode, encode, join, parent } from './paths.js';
import { finish, undo } from './recover.js';
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
  readonly version?: number;
  readonly profile?: 'catalyst';
}

/** A run that was written. */
export interface Replaced {
  readonly run: JournalRun;
  /** Files that somebody changed in the moment of writing: they are as that left them. */
  readonly kept: readonly string[];
}

/**
 * Replaces files, all or none: backups and new texts are on the disk before the first is replaced, and a record says
 * what is under way, so that a run that was stopped is finished, or undone, by the next.
 * @param root absolute, links resolved
 * @throws {UserError} when a file changed meanwhile, or lies outside the root; nothing was replaced then
 */
export async function replaceFiles(
  store: FileStore,
  root: string,
  replacements: readonly Replacement[],
  facts: RunFacts,
): Promise<Replaced> {
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
  const intent: Intent = {
    schema: 1,
    state: 'staging',
    run,
    temps,
    targets: targets.map((target) => relativeTo(root, target)),
  };
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
  return finish(store, root, intent);
}

/** The real file behind a path: links are followed inside the root only. */
async function resolveTarget(store: FileStore, root: string, { path, before }: Replacement): Promise<string> {
  const given = join(root, path);
  const target = before
    ? await store.realpath(given)
    : join((await store.realpath(parent(given))) ?? parent(given), baseName(given));
  if (target === undefined) throw new UserError(`${path} is gone: it was there when the plan was made`);
  if (!target.startsWith(join(root, ''))) {
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

const relativeTo = (root: string, path: string) => path.slice(join(root, '').length);

const IGNORE_ALL = '*\n';

async function writeBackups(
  store: FileStore,
  root: string,
  run: JournalRun,
  replacements: readonly Replacement[],
): Promise<void> {
  const folder = join(root, `${BACKUPS}/${run.id}`);
  await store.makeFolder(folder);
  if ((await store.realpath(folder)) !== folder)
    throw new UserError(`${BACKUPS} is a link; backups of secrets are not written through it`);
  const ignore = join(root, `${BACKUPS}/.gitignore`);
  const known = await store.read(ignore);
  if (!known || decode(known) !== IGNORE_ALL) {
    await store.remove(ignore);
    await store.create(ignore, encode(IGNORE_ALL));
  }
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
  { path: given, after, mode }: Replacement,
): Promise<void> {
  if (temp === null || !after) return;
  const path = join(root, temp);
  await store.create(path, after);
  const stat = await store.stat(target);
  if (stat) {
    const own = await store.stat(path);
    if (own && (own.uid !== stat.uid || own.gid !== stat.gid))
      await store.setOwner(path, stat.uid, stat.gid).catch((error: unknown) => {
        throw new UserError(
          `${given} belongs to another user or group, which would not be kept; nothing was written`,
          {
            advice: 'run as its owner, or as root',
            cause: error,
          },
        );
      });
    await store.setMode(path, stat.mode);
  } else await store.setMode(path, mode ?? 0o600);
}
