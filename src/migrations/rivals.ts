import { findAssignments } from '../syntax/dotenv/find.js';
import {
  dropOld,
  type EnvRename,
  formOf,
  placeAt,
  placeOf,
  preferNew,
  preferred,
  settledValue,
} from './both-set.js';
import type { Change, Planned } from './define.js';
import { isFilled } from './mask-value.js';
import { takeOut } from './take-out.js';
import type { MigratableFile, PlanConflict } from './types.js';
import { valueInForce } from './value-in-force.js';
import type { Work } from './work.js';

/** The new name, set in another place that the same program reads. */
interface Rival {
  readonly file: MigratableFile;
  /** Whether its value is the one in force. */
  readonly wins: boolean;
  /** Undefined where it is put together, or programs differ. */
  readonly value: string | undefined;
  readonly place: PlanConflict['old'];
  readonly at: number;
  /** Takes it out; undefined where that is not for us. */
  readonly remove: Change['edits'];
}

/**
 * What a rename comes to where another file, read together with this one, sets the new name: the precedence of the files
 * stays, so the value in force must be the same before and after, or somebody decides.
 * @param change the rename in this file alone
 */
export function againstRivals(change: Change, rename: EnvRename, work: Work): Planned | undefined {
  const { base } = rename;
  const { file, from, to } = base;
  const rivals = findRivals(file, from, to, work);
  if (rivals.length === 0) return change;
  const oldValue = settledValue(file, from, work);
  const form = oldValue === undefined ? undefined : formOf(rename.renaming, oldValue);
  if (oldValue === undefined || form === undefined) return undefined;
  const oldIsReal = isFilled(to, oldValue);
  let result = change;
  for (const rival of rivals) {
    if (rival.value === form) continue;
    // What is put together at run time is most often the other name itself, passed on.
    if (rival.value === undefined) return undefined;
    const newIsReal = isFilled(to, rival.value);
    if (!oldIsReal && newIsReal) {
      const messageId = oldValue.trim() === '' ? 'emptied' : 'placeholder';
      return dropOld(rename, messageId, `${to} in ${rival.file.path} counts`);
    }
    if (!newIsReal && !(rival.wins && oldIsReal)) continue;
    const preference = newIsReal ? preferred(base, work) : 'old';
    if (preference === 'new') return preferNew(rename);
    const conflict = { from, to, old: placeOf(file, rename.old, oldValue), new: rival.place };
    if (preference === undefined) return { conflict };
    if (!rival.wins) continue;
    if (rival.remove === undefined || result.also !== undefined || rival.file.readOnly !== undefined)
      return { conflict };
    result = {
      ...result,
      ...(newIsReal ? { messageId: 'preferred', args: { from, to, kept: from } } : {}),
      also: { path: rival.file.path, edits: rival.remove, promised: [to] },
      removed: [
        ...(result.removed ?? []),
        {
          name: to,
          why: `the value of ${from} in ${file.path} counts`,
          place: { file: rival.file.path, at: rival.at },
        },
      ],
    };
  }
  return result;
}

function findRivals(file: MigratableFile, from: string, to: string, work: Work): Rival[] {
  const found = new Map<string, Rival>();
  for (const { files, over } of work.togetherWith(file)) {
    const own = files.lastIndexOf(file.path);
    for (const [i, path] of files.entries()) {
      const other = path === file.path ? undefined : work.find(path);
      // One that sets the older name too decides for itself.
      if (!other || found.has(path) || !other.text.includes(to)) continue;
      const syntax = work.dotenvOf(other);
      const entries = findAssignments(syntax, to);
      if (entries.length === 0 || findAssignments(syntax, from).length > 0) continue;
      const value = settledValue(other, to, work);
      found.set(path, {
        file: other,
        wins: i > own,
        value,
        place: placeOf(other, entries, value ?? ''),
        at: entries.at(-1)!.key.start,
        remove: takeOut(entries),
      });
    }
    for (const { file: compose, setting } of over) {
      if (setting.name !== to) continue;
      const value = valueInForce(setting.value, { compose, from, to }, work);
      if (value === undefined) continue;
      const at = setting.nameRange.start;
      const place = placeAt(compose, at, value);
      found.set(`${compose.path}\0${at}`, { file: compose, wins: true, value, place, at, remove: undefined });
    }
  }
  return [...found.values()];
}
