import type { StackFile } from './types.js';

/** What happens to a file. */
export interface PlannedWrite {
  readonly path: string;
  /**
   * `create`; `replace` and `extend` (with a backup); `same`: it has these bytes already; `keep`: it stays, whatever was
   * asked.
   */
  readonly action: 'create' | 'replace' | 'extend' | 'same' | 'keep';
  readonly before: string | undefined;
  readonly after: string;
  readonly mode?: number;
}

export interface WritePlan {
  readonly writes: readonly PlannedWrite[];
  /** Files that are there, differ, and may not be replaced: nothing is written then. */
  readonly conflicts: readonly string[];
  readonly notes: readonly string[];
}

/** Never replaced, with `--force` neither: its values are nowhere else. */
const ENV = '.env';
/** Somebody else's lines in it stay. */
const IGNORE = '.gitignore';

/**
 * Decides what happens to each file of a stack.
 * @param existing texts of the files that are there, by path
 */
export function planWrites(
  files: readonly StackFile[],
  existing: ReadonlyMap<string, string>,
  force: boolean,
): WritePlan {
  const notes: string[] = [];
  const conflicts: string[] = [];
  const writes = files.map((file): PlannedWrite => {
    const before = existing.get(file.path);
    const planned = { ...file, before, after: file.text };
    if (before === undefined) return { ...planned, action: 'create' };
    if (before === file.text) return { ...planned, action: 'same' };
    if (file.path === ENV) {
      notes.push('.env stays as it is: secrets are made for a new file alone');
      return { ...planned, action: 'keep' };
    }
    if (file.path === IGNORE) return planIgnore(planned, before, force, notes);
    if (!force) conflicts.push(file.path);
    return { ...planned, action: 'replace' };
  });
  return { writes, conflicts, notes };
}

function planIgnore(
  planned: Omit<PlannedWrite, 'action'>,
  before: string,
  force: boolean,
  notes: string[],
): PlannedWrite {
  const own = new Set(before.split(/\r?\n/).map((line) => line.trim()));
  const missing = planned.after.split('\n').filter((line) => line !== '' && !own.has(line));
  if (missing.length === 0) return { ...planned, action: 'same' };
  if (!force) {
    if (missing.includes(ENV))
      notes.push('.gitignore does not name .env: add it, or git add takes the secrets');
    return { ...planned, action: 'keep' };
  }
  const lineEnd = before.includes('\r\n') ? '\r\n' : '\n';
  const gap = before === '' || before.endsWith('\n') ? '' : lineEnd;
  return { ...planned, action: 'extend', after: `${before}${gap}${missing.join(lineEnd)}${lineEnd}` };
}
