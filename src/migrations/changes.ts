import { chooseCompatible, type Edit } from '../core/edits.js';
import type { Change, Migration } from './define.js';
import { applyTo, type Entry, openEntry, placeOnDisk } from './ledger.js';
import { settle } from './settle.js';
import { keyOf, toStep } from './steps.js';
import type { MigratableFile, Plan, PlanOptions, PlanStep } from './types.js';
import type { Work } from './work.js';

/** Where planning stands. */
export interface State {
  readonly entries: Map<string, Entry>;
  readonly work: Work;
  readonly options: PlanOptions;
  /** Files whose changes are proven one migration at a time, since all together they were not right. */
  readonly strict: ReadonlySet<string>;
  /** Names that could not be proven to become others in a file: path and name. */
  readonly stuck: Set<string>;
  readonly removed: Plan['removed'][number][];
}

/** How many changes that do not hold together are tried one by one. */
const MOST_TRIED = 40;

/** Applies what does not overlap; the rest has its turn in the next round. Gives back what could not be proven. */
export function applyChanges(
  wanted: readonly Change[],
  migration: Migration,
  steps: Map<string, PlanStep>,
  state: State,
): readonly Change[] {
  const groups = wanted.map((change) => ({
    change,
    edits: [
      ...change.edits!.map((edit) => ({ ...edit, file: change.file.path })),
      ...(change.also?.edits ?? []).map((edit) => ({ ...edit, file: change.also!.path })),
    ],
  }));
  const { chosen } = chooseCompatible(groups);
  const places = chosen.map(({ change }) => ({
    change,
    step: toStep(change, migration, state.entries, true),
  }));
  const edits = new Map<string, Edit[]>();
  for (const { edits: own } of chosen)
    for (const edit of own) edits.set(edit.file, [...(edits.get(edit.file) ?? []), edit]);
  const undo = new Map<string, MigratableFile>();
  for (const [path, own] of edits) {
    const entry = entryOf(state, path, chosen[0]!.change.file);
    undo.set(path, entry.current);
    applyTo(entry, own);
  }
  const unproven = settle(
    chosen.map(({ change }) => change),
    undo,
    state,
  );
  if (unproven.size > 0) {
    for (const [path, before] of undo) {
      const entry = state.entries.get(path)!;
      entry.current = before;
      entry.batches.pop();
      if (entry.isNew && before.text === '') state.entries.delete(path);
    }
    const isUnproven = ({ file, also }: Change) =>
      unproven.has(file.path) || (also !== undefined && unproven.has(also.path));
    const bad = wanted.filter(isUnproven);
    const good = wanted.filter((change) => !isUnproven(change));
    const refused = good.length === 0 ? [] : applyChanges(good, migration, steps, state);
    // One that does not hold takes no other with it: what is left is planned anew in the next round.
    const isAlone = bad.length === 1 || bad.length > MOST_TRIED;
    const goesOn =
      !isAlone &&
      (refused.length < good.length ||
        bad.some((change) => applyChanges([change], migration, steps, state).length === 0));
    return goesOn ? refused : [...bad, ...refused];
  }
  for (const { change, step } of places) {
    steps.set(keyOf(step), step);
    for (const { name, why, place } of change.removed ?? []) {
      const { file, line } = place ? placeBefore(place, undo, state) : step;
      state.removed.push({ file, line, name, why });
    }
  }
  return [];
}

/** A place in another file, as that lay before this batch. */
function placeBefore(
  { file, at }: { readonly file: string; readonly at: number },
  undo: ReadonlyMap<string, MigratableFile>,
  { entries }: State,
) {
  const entry = entries.get(file)!;
  const batches = undo.has(file) ? entry.batches.slice(0, -1) : entry.batches;
  return { file, line: placeOnDisk({ ...entry, batches }, at).line };
}

function entryOf(state: State, path: string, near: MigratableFile): Entry {
  const found = state.entries.get(path);
  if (found) return found;
  const made = openEntry(
    {
      path,
      kind: 'env',
      text: '',
      readers: ['compose'],
      ...(near.contract ? { contract: near.contract } : {}),
    },
    true,
  );
  state.entries.set(path, made);
  return made;
}
