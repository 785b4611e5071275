import type { Change } from './define.js';
import { expandText, standsForWhole } from './condense.js';
import type { Entry } from './ledger.js';
import { keepsPromises } from './prove.js';
import type { MigratableFile } from './types.js';

/** The part of the planning that proving takes. */
export interface SettleState {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Files whose changes are proven one migration at a time, since all together they were not right. */
  readonly strict: ReadonlySet<string>;
}

/**
 * Notes what was promised; for files under suspicion, and for all but env files, proves it at once.
 * @returns files for which it does not hold; nothing is noted then
 */
export function settle(
  changes: readonly Change[],
  undo: ReadonlyMap<string, MigratableFile>,
  state: SettleState,
): ReadonlySet<string> {
  const own = new Map<string, { renames: Map<string, string>; promised: Set<string> }>();
  const promisesOf = (path: string) => {
    const found = own.get(path) ?? { renames: new Map<string, string>(), promised: new Set<string>() };
    own.set(path, found);
    return found;
  };
  for (const { file, renames = [], promised = [], also } of changes) {
    const mine = promisesOf(file.path);
    for (const [from, to] of renames) mine.renames.set(from, to);
    for (const name of promised) mine.promised.add(name);
    if (also) for (const name of also.promised) promisesOf(also.path).promised.add(name);
  }
  const unproven = new Set<string>();
  for (const [path, before] of undo) {
    const { current } = state.entries.get(path)!;
    const isLater = isEnv(current) && !state.strict.has(path);
    if (!isLater && !keepsPromises(current, before.text, current.text, promisesOf(path))) unproven.add(path);
  }
  if (unproven.size > 0) return unproven;
  for (const [path, { renames, promised }] of own) {
    const entry = state.entries.get(path);
    if (!entry) continue;
    for (const [from, to] of renames) {
      for (const [old, name] of entry.renames) if (name === from) entry.renames.set(old, to);
      entry.renames.set(from, to);
    }
    for (const name of promised) entry.promised.add(entry.renames.get(name) ?? name).add(name);
  }
  return unproven;
}

const isEnv = ({ kind }: MigratableFile) => kind === 'env' || kind === 'env-template';

/** Env files that, all in all, do not say what was promised. */
export function findBroken({ entries }: SettleState): Set<string> {
  const broken = new Set<string>();
  for (const [path, { original, current, renames, promised }] of entries) {
    if (!isEnv(original) || current.text === original.text) continue;
    const isWhole = standsForWhole(original, current.text);
    const text = (one: string) => (isWhole ? one : expandText(original, one));
    const promises = { renames, promised };
    if (!keepsPromises(original, text(original.text), text(current.text), promises)) broken.add(path);
  }
  return broken;
}
