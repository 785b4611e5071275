import { chooseCompatible, type Edit } from '../core/edits.js';
import type { Change, Migration } from './define.js';
import { MIGRATIONS } from './index.js';
import { applyTo, type Entry, openEntry } from './ledger.js';
import { findBroken, settle } from './settle.js';
import { keyOf, record, toStep } from './steps.js';
import type {
  MigratableFile,
  MigrationState,
  Plan,
  PlanConflict,
  PlannedMigration,
  PlanOptions,
  PlanStep,
  Risk,
} from './types.js';
import { createWork, type Work } from './work.js';

const RANK: Readonly<Record<Risk, number>> = { safe: 0, review: 1, manual: 2 };
/** How often a migration is asked again: each round may make place for the next. */
const MOST_ROUNDS = 100;

interface State {
  readonly entries: Map<string, Entry>;
  readonly work: Work;
  readonly options: PlanOptions;
  /** Files whose changes are proven one migration at a time, since all together they were not right. */
  readonly strict: ReadonlySet<string>;
  readonly removed: Plan['removed'][number][];
}

/**
 * Plans the migration of a project: pure, nothing is read or written. Each migration sees what those before it left.
 * What is applied (`accept`, `only`) is in the texts of `files`, and proven: each program reads under each name, or the
 * name that it became, what it read before, but for what a step says. What cannot be proven becomes a step for a person.
 * @param files env files, compose files, Dockerfiles and sources of one project
 */
export function planMigrations(files: readonly MigratableFile[], options: PlanOptions): Plan {
  const first = planOnce(files, options, new Set());
  const broken = findBroken(first.state);
  if (broken.size === 0) return first.plan;
  const second = planOnce(files, options, broken);
  const still = findBroken(second.state);
  if (still.size === 0) return second.plan;
  // Nothing is done to a file for which even single steps do not add up.
  const left = files.map((file) =>
    still.has(file.path) ? { ...file, readOnly: 'what would come of it could not be proven' } : file,
  );
  return planOnce(left, options, broken).plan;
}

function planOnce(files: readonly MigratableFile[], options: PlanOptions, strict: ReadonlySet<string>) {
  const entries = new Map(files.map((file) => [file.path, openEntry(file)]));
  const work = createWork(options, (path) => entries.get(path)?.current);
  const state: State = { entries, work, options, strict, removed: [] };
  const migrations = MIGRATIONS.filter(
    ({ id, to }) =>
      (options.only === undefined || options.only.includes(id)) &&
      (options.to === undefined || to <= options.to),
  ).map((migration) => runMigration(migration, state));
  const plan: Plan = {
    profile: options.profile,
    migrations,
    files: [...entries.values()]
      .filter(({ original, current, isNew }) => isNew || current.text !== original.text)
      .map(({ original, current, isNew }) => ({
        path: original.path,
        kind: original.kind,
        before: isNew ? undefined : original.text,
        after: current.text,
        ...(isNew ? { mode: 0o600 } : {}),
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    readOnly: files.flatMap(({ path, readOnly }) =>
      readOnly === undefined ? [] : [{ path, reason: readOnly }],
    ),
    removed: state.removed,
  };
  return { plan, state };
}

function runMigration(migration: Migration, state: State): PlannedMigration {
  const { id, to, title, risk } = migration;
  const steps = new Map<string, PlanStep>();
  const refused = new Set<string>();
  let conflicts: PlanConflict[] = [];
  const applies = migration.scope === 'any' || state.options.profile === 'catalyst';
  for (let round = 0; applies && round < MOST_ROUNDS; round++) {
    const current = [...state.entries.values()].map((entry) => entry.current);
    const files = current.filter((file) => migration.detect(file, state.work));
    if (files.length === 0) break;
    const planned = [...migration.plan(files, state.work)];
    conflicts = planned.flatMap((one) => ('conflict' in one ? [{ migration: id, ...one.conflict }] : []));
    const changes = planned.filter((one): one is Change => !('conflict' in one));
    const wanted = new Set<Change>();
    for (const change of changes) {
      const key = keyOf(toStep(change, migration, state.entries, false));
      if (refused.has(key)) continue;
      if (isAccepted(change, migration, state)) wanted.add(change);
      else record(steps, toStep(change, migration, state.entries, false));
    }
    if (wanted.size === 0) break;
    // What could not be proven is for a person, and not tried again.
    for (const change of applyChanges([...wanted], migration, steps, state)) {
      const manual: Change = { ...change, risk: 'manual' };
      refused.add(keyOf(toStep(change, migration, state.entries, false)));
      record(steps, toStep(manual, migration, state.entries, false));
    }
  }
  const all = [...steps.values()].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column,
  );
  return { id, to, title, risk, state: stateOf(all, conflicts, id, state.options), steps: all, conflicts };
}

function isAccepted(change: Change, migration: Migration, { options, entries }: State): boolean {
  const risk = change.risk ?? migration.risk;
  const other = change.also === undefined ? undefined : entries.get(change.also.path);
  return (
    change.edits !== undefined &&
    RANK[risk] <= RANK[options.accept] &&
    change.file.readOnly === undefined &&
    other?.original.readOnly === undefined
  );
}

/** Applies what does not overlap; the rest has its turn in the next round. Gives back what could not be proven. */
function applyChanges(
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
    return [
      ...bad,
      ...applyChanges(
        wanted.filter((change) => !isUnproven(change)),
        migration,
        steps,
        state,
      ),
    ];
  }
  for (const { change, step } of places) {
    steps.set(keyOf(step), step);
    for (const { name, why } of change.removed ?? [])
      state.removed.push({ file: step.file, line: step.line, name, why });
  }
  return [];
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

function stateOf(
  steps: readonly PlanStep[],
  conflicts: readonly PlanConflict[],
  id: string,
  options: PlanOptions,
): MigrationState {
  if (conflicts.length > 0) return 'conflict';
  if (steps.some(({ risk }) => risk !== 'manual')) return 'pending';
  if (steps.length > 0) return 'manual';
  return options.applied?.includes(id) ? 'applied' : 'not-applicable';
}
