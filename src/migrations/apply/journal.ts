import { UserError } from '../../core/errors.js';
import { INTENT, JOURNAL, decode, encode, join } from './paths.js';
import { isIntent, isJournal } from './record-shape.js';
import type { FileStore } from './store.js';

/** What one run did to one file: hashes of its bytes, never a value. */
export interface JournalFile {
  readonly path: string;
  /** SHA-256 before and after; null where there was no file. */
  readonly before: string | null;
  readonly after: string | null;
  /** Backup of the bytes before, relative to the root. */
  readonly backup: string | null;
}

/** One run that wrote. */
export interface JournalRun {
  /** `20261123T031415Z-1`: the time (UTC), and a number where two fell together. */
  readonly id: string;
  readonly kind: 'migrate' | 'rollback';
  readonly at: string;
  readonly tool: string;
  readonly migrations: readonly { readonly id: string; readonly to: number }[];
  readonly files: readonly JournalFile[];
  /** Run that this one took back. */
  readonly of?: string;
  /** Schema version up to which nothing was left to do after it. */
  readonly version?: number;
  /** Whose names the project had, which the run may have taken away as the marks by which that is known. */
  readonly profile?: 'catalyst';
}

export interface Journal {
  readonly schema: 1;
  readonly runs: readonly JournalRun[];
}

/** A run that has begun: what it takes to finish it, or to undo it. */
export interface Intent {
  readonly schema: 1;
  /** `staging`: nothing was replaced yet. `commit`: every new text lies on the disk, and replacing has begun. */
  readonly state: 'staging' | 'commit';
  readonly run: JournalRun;
  /** Temporary file of each file of the run, relative to the root; null where the file is removed. */
  readonly temps: readonly (string | null)[];
  /** The real file of each, links followed, relative to the root. */
  readonly targets: readonly string[];
}

/** The runs that were not taken back. */
export function standingRuns({ runs }: Journal): readonly JournalRun[] {
  const undone = new Set(runs.flatMap(({ of }) => of ?? []));
  return runs.filter(({ id, kind }) => kind === 'migrate' && !undone.has(id));
}

/**
 * Reads the journal.
 * @throws {UserError} when it is damaged, or written by a newer version
 */
export async function readJournal(store: FileStore, root: string): Promise<Journal> {
  return (
    (await readRecord<Journal>(store, root, JOURNAL, isJournal)) ?? {
      schema: 1,
      runs: [],
    }
  );
}

export async function readIntent(store: FileStore, root: string): Promise<Intent | undefined> {
  return readRecord<Intent>(store, root, INTENT, isIntent);
}

async function readRecord<Data>(
  store: FileStore,
  root: string,
  path: string,
  fits: (data: Record<string, unknown>) => boolean,
): Promise<Data | undefined> {
  const bytes = await store.read(join(root, path));
  if (!bytes) return undefined;
  const data = parse(decode(bytes));
  if (data?.['schema'] !== undefined && data['schema'] !== 1) {
    throw new UserError(
      `${path} was written by a newer version of catalyst (schema ${String(data['schema']).slice(0, 20)})`,
      {
        advice: 'use that version',
      },
    );
  }
  if (!data || !fits(data)) {
    throw new UserError(`${path} is damaged: it does not hold what this tool writes there`, {
      advice: 'restore it from version control, or move it away; nothing else was changed',
    });
  }
  return data as Data;
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces a record of ours, whole. */
export async function writeRecord(
  store: FileStore,
  root: string,
  path: string,
  data: unknown,
): Promise<void> {
  const target = join(root, path);
  const temp = `${target}.tmp`;
  await store.remove(temp);
  await store.create(temp, encode(`${JSON.stringify(data, null, 2)}\n`));
  await store.rename(temp, target);
}
