import type { TextEdit } from '../core/edits.js';
import { setValue } from '../syntax/dotenv/edit.js';
import type { AssignmentEntry, DotenvFile } from '../syntax/dotenv/types.js';
import { placeIn } from './condense.js';
import { convertValue } from './convert.js';
import type { Change, Planned } from './define.js';
import { isFilled, maskValue } from './mask-value.js';
import type { Renaming } from './rename.js';
import { takeOut } from './take-out.js';
import type { MigratableFile, PlanConflict, Preference } from './types.js';
import { agreedValue, type Work } from './work.js';

/** A rename in one env file: the file, both names, and what is written of them. */
export interface EnvRename {
  readonly base: Pick<Change, 'file' | 'risk'> & { readonly from: string; readonly to: string };
  readonly renaming: Renaming;
  readonly syntax: DotenvFile;
  /** Assignments of the old name. */
  readonly old: readonly AssignmentEntry[];
  /** Edits that make references to the old name follow. */
  readonly references: readonly TextEdit[];
}

/** Old and new name are both in the file: the old line goes, or somebody decides. Undefined where it cannot be said. */
export function planBoth(
  rename: EnvRename,
  current: readonly AssignmentEntry[],
  work: Work,
): Planned | undefined {
  const { base, renaming, syntax, old, references } = rename;
  const { file, from, to } = base;
  const oldValue = settledValue(file, from, work);
  const newValue = settledValue(file, to, work);
  if (oldValue === undefined || newValue === undefined) return undefined;
  const form = formOf(renaming, oldValue);
  if (oldValue.trim() === '') return dropOld(rename, 'emptied', 'it was empty');
  if (form === newValue || oldValue === newValue)
    return dropOld(rename, 'repeated', `${to} holds the same value`);
  const [oldIsReal, newIsReal] = [isFilled(to, oldValue), isFilled(to, newValue)];
  if (!oldIsReal && newIsReal) return dropOld(rename, 'placeholder', 'it held a placeholder');
  const preference = oldIsReal && !newIsReal ? 'old' : preferred(base, work);
  if (preference === 'new') return preferNew(rename);
  if (preference === 'old') {
    if (form === undefined) return undefined;
    const set = setValue(syntax, to, form, { readers: file.readers, quote: old.at(-1)!.quote });
    if (!set.ok) return undefined;
    const args = { from, to };
    return {
      ...base,
      at: old.at(-1)!.key.start,
      action: 'rename',
      messageId: newIsReal ? 'preferred' : 'filled',
      args: newIsReal ? { ...args, kept: from } : args,
      edits: [...set.edits, ...takeOut(old), ...references],
      promised: [from, to],
      removed: [{ name: newIsReal ? to : from, why: `the value of ${from} is in ${to} now` }],
    };
  }
  return {
    conflict: { from, to, old: placeOf(file, old, oldValue), new: placeOf(file, current, newValue) },
  };
}

/** The old line goes. */
export function dropOld({ base, old, references }: EnvRename, messageId: string, why: string): Change {
  return {
    ...base,
    at: old.at(-1)!.key.start,
    action: 'remove',
    messageId,
    args: { from: base.from, to: base.to },
    edits: [...takeOut(old), ...references],
    promised: [base.from],
    removed: [{ name: base.from, why }],
  };
}

/** The old line goes, since the other value was preferred. */
export function preferNew(rename: EnvRename): Change {
  const { from, to } = rename.base;
  const drop = dropOld(rename, 'preferred', `the value of ${to} was preferred`);
  return { ...drop, args: { from, to, kept: to } };
}

/** Which of two names counts, where that was said: by `old` and `new`, or by name. */
export function preferred(
  { from, to }: { readonly from: string; readonly to: string },
  work: Work,
): Preference | undefined {
  const said = work.preferenceFor(to);
  if (said === undefined || said === 'old' || said === 'new') return said;
  return said === from ? 'old' : 'new';
}

/** A value in the form of the new name; undefined where it has none. */
export function formOf({ alias }: Renaming, value: string): string | undefined {
  return alias.convert === undefined ? value : convertValue(alias.convert, value);
}

/** A name without a value counts as empty; undefined where the readers differ. */
export function settledValue(file: MigratableFile, name: string, work: Work): string | undefined {
  const agreed = agreedValue(file, name, work);
  if (agreed !== undefined) return agreed;
  const empty = file.readers.every((reader) => !work.readingOf(file, reader).values[name]);
  return empty ? '' : undefined;
}

/** One side of a conflict. */
export function placeOf(
  file: MigratableFile,
  entries: readonly AssignmentEntry[],
  value: string,
): PlanConflict['old'] {
  return placeAt(file, entries.at(-1)!.key.start, value);
}

export function placeAt(file: MigratableFile, at: number, value: string): PlanConflict['old'] {
  return { file: file.path, line: placeIn(file, at).line, mask: maskValue(value) };
}
