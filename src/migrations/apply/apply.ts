import { UserError } from '../../core/errors.js';
import type { Plan } from '../types.js';
import { type JournalRun, readIntent, readJournal, standingRuns } from './journal.js';
import { withLock } from './lock.js';
import { FOLDER, encode, join } from './paths.js';
import type { FileStore } from './store.js';
import { recover, type Recovered } from './recover.js';
import { replaceFiles } from './transaction.js';

/** What applying a plan takes. */
export interface ApplyHost {
  readonly store: FileStore;
  /** Absolute path of the project. */
  readonly root: string;
  readonly now: () => Date;
  /** Name and version, for the journal. */
  readonly tool: string;
}

export interface Applied {
  /** The run as the journal has it; undefined where there was nothing to write. */
  readonly run: JournalRun | undefined;
  /** Files that somebody changed in the moment of writing: they are as that left them. */
  readonly kept: readonly string[];
  /** A run before that had been stopped. */
  readonly recovered?: Recovered;
}

/**
 * Writes the texts of a plan: atomically, with backups and a journal, under a lock. A run that was stopped is finished,
 * or undone, first.
 * @throws {UserError} when a file is not as it was when the plan was made, or another run is writing; nothing is
 *   changed then. Any other error leaves every file whole, and the next run finishes or undoes the rest.
 */
export async function applyPlan(plan: Plan, host: ApplyHost): Promise<Applied> {
  const { store, now, tool } = host;
  const root = (await store.realpath(host.root)) ?? host.root;
  if (plan.files.length === 0) {
    const recovered = await recoverRun(host);
    return { run: undefined, kept: [], ...(recovered ? { recovered } : {}) };
  }
  return withLock(store, root, now(), async () => {
    const recovered = await recover(store, root);
    const applied = plan.migrations.filter(({ steps }) => steps.some((step) => step.applied));
    const replacements = plan.files.map(({ path, before, after, mode }) => ({
      path,
      before: before === undefined ? undefined : encode(before),
      after: encode(after),
      ...(mode === undefined ? {} : { mode }),
    }));
    const { run, kept } = await replaceFiles(store, root, replacements, {
      kind: 'migrate',
      at: now().toISOString(),
      tool,
      migrations: applied.map(({ id, to }) => ({ id, to })),
      ...(plan.reaches === undefined ? {} : { version: plan.reaches }),
      ...(plan.profile === 'catalyst' && applied.some(({ id }) => id !== 'collect')
        ? { profile: 'catalyst' as const }
        : {}),
    });
    return { run, kept, ...(recovered ? { recovered } : {}) };
  });
}

/**
 * Finishes or undoes a run that was stopped; nothing where there is none.
 * @throws {UserError} when another run is writing
 */
export async function recoverRun({ store, root: given, now }: ApplyHost): Promise<Recovered | undefined> {
  const root = (await store.realpath(given)) ?? given;
  if (!(await readIntent(store, root))) return undefined;
  return withLock(store, root, now(), () => recover(store, root));
}

/** A file that is no longer as the run left it. */
export interface Changed {
  readonly path: string;
  readonly state: 'changed' | 'missing' | 'backup-missing';
}

export type RolledBack =
  | { readonly ok: true; readonly run: JournalRun; readonly files: readonly string[] }
  | { readonly ok: false; readonly run: JournalRun; readonly changed: readonly Changed[] };

function nothingToTakeBack(id: string | undefined, known = ''): UserError {
  return new UserError(
    id === undefined ? 'there is no run to take back' : `there is no run ${id} to take back`,
    known === '' ? {} : { advice: `there are ${known}` },
  );
}

/**
 * Gives back the bytes of before a run: all of them, or none where a file was changed since.
 * @param id run to take back; the last one that was not taken back unless given
 * @throws {UserError} when there is no such run
 */
export async function rollBack(host: ApplyHost, id?: string): Promise<RolledBack> {
  const { store, now, tool } = host;
  const root = (await store.realpath(host.root)) ?? host.root;
  // Without a journal there is nothing to take back, and nothing to lock for it.
  const hasRecords = (await store.stat(join(root, FOLDER))) !== undefined;
  if (!hasRecords) throw nothingToTakeBack(id);
  return withLock(store, root, now(), async () => {
    await recover(store, root);
    const open = standingRuns(await readJournal(store, root));
    const run = id === undefined ? open.at(-1) : open.find((one) => one.id === id);
    if (!run) {
      const known = open.map((one) => one.id).join(', ');
      throw nothingToTakeBack(id, known);
    }
    const changed: Changed[] = [];
    const replacements = await Promise.all(
      run.files.map(async ({ path, before, after, backup }) => {
        const current = await store.read(join(root, path));
        const old = backup === null ? undefined : await store.read(join(root, backup));
        if (after !== null && current === undefined) changed.push({ path, state: 'missing' });
        else if ((current ? store.hash(current) : null) !== after) changed.push({ path, state: 'changed' });
        else if (before !== null && (!old || store.hash(old) !== before))
          changed.push({ path, state: 'backup-missing' });
        return { path, before: current, after: old };
      }),
    );
    if (changed.length > 0)
      return { ok: false, run, changed: changed.sort((a, b) => (a.path < b.path ? -1 : 1)) };
    const { run: undoing } = await replaceFiles(store, root, replacements, {
      kind: 'rollback',
      at: now().toISOString(),
      tool,
      migrations: [],
      of: run.id,
    });
    return { ok: true, run: undoing, files: run.files.map(({ path }) => path) };
  });
}
