import { splitApart } from './apart.js';
import { applyChanges, type State } from './changes.js';
import { condenseFiles, expandFile, finishFile } from './condense.js';
import type { Change, Migration } from './define.js';
import { MIGRATIONS } from './index.js';
import { addFollowers, reachedVersion, sortSteps, stateOf } from './followers.js';
import { openEntry } from './ledger.js';
import { mergePlans, sortConflicts, sortRemoved } from './merge.js';
import { findBroken } from './settle.js';
import { markSourced } from './sourced.js';
import { keyOf, record, toStep } from './steps.js';
import type {
  MigratableFile,
  Plan,
  PlanConflict,
  PlannedMigration,
  PlanOptions,
  PlanStep,
  Risk,
} from './types.js';
import { createWork } from './work.js';

const RANK: Readonly<Record<Risk, number>> = { safe: 0, review: 1, manual: 2 };
/** How often a migration is asked again: each round may make place for the next. */
const MOST_ROUNDS = 100;

/**
 * Plans the migration of a project: pure, nothing is read or written. Each migration sees what those before it left.
 * What is applied (`accept`, `only`) is in the texts of `files`, and proven: each program reads under each name, or the
 * name that it became, what it read before, but for what a step says. What cannot be proven becomes a step for a person.
 * @param files env files, compose files, Dockerfiles and sources of one project
 * @param options what the project is, the day, and what may be applied
 */
export function planMigrations(files: readonly MigratableFile[], options: PlanOptions): Plan {
  return planApart(condenseFiles(markSourced(files)), options);
}

/** The same over files as they are given, those apart that have nothing to do with each other. */
export function planApart(files: readonly MigratableFile[], options: PlanOptions): Plan {
  const { joint, apart } = splitApart(files);
  const plans = [planFiles(joint, options)];
  for (const file of apart) plans.push(planFiles([file], options));
  return plans.length === 1 ? plans[0]! : mergePlans(plans, files, options);
}

/** The same over files as they are given: what is dull in them is gone through again and again. */
export function planFiles(files: readonly MigratableFile[], options: PlanOptions): Plan {
  const plan = planProven(files, options);
  const waits = plan.migrations.some(({ steps }) =>
    steps.some(({ risk, applied }) => risk === 'review' && !applied),
  );
  if (options.accept === 'review' || !waits) return plan;
  // What follows from a step that is not taken is told all the same.
  const full = planProven(files, { ...options, accept: 'review' });
  return {
    ...plan,
    migrations: plan.migrations.map((one, i) => addFollowers(one, full.migrations[i]!, options)),
  };
}

function planProven(files: readonly MigratableFile[], options: PlanOptions): Plan {
  const first = planOnce(files, options, { strict: new Set(), stuck: new Set() });
  const strict = findBroken(first.state);
  if (strict.size === 0) return first.plan;
  if (hasGaps(files, strict)) return planProven(expandThose(files, strict), options);
  let { plan, state } = planOnce(files, options, { strict, stuck: new Set() });
  // What refers to a name in another file has to know that it stays.
  if (state.stuck.size > 0)
    ({ plan, state } = planOnce(files, options, { strict, stuck: new Set(state.stuck) }));
  const still = findBroken(state);
  if (still.size === 0) return plan;
  if (hasGaps(files, still)) return planProven(expandThose(files, still), options);
  // Nothing is done to a file for which even single steps do not add up.
  const left = files.map((file) =>
    still.has(file.path) ? { ...file, readOnly: 'what would come of it could not be proven' } : file,
  );
  return planOnce(left, options, { strict, stuck: state.stuck }).plan;
}

const hasGaps = (files: readonly MigratableFile[], paths: ReadonlySet<string>) =>
  files.some(({ path, gaps }) => gaps !== undefined && paths.has(path));

/** Where something is wrong the whole file is looked at. */
const expandThose = (files: readonly MigratableFile[], paths: ReadonlySet<string>) =>
  files.map((file) => (paths.has(file.path) ? expandFile(file) : file));

function planOnce(
  files: readonly MigratableFile[],
  options: PlanOptions,
  { strict, stuck }: { readonly strict: ReadonlySet<string>; readonly stuck: Set<string> },
) {
  const entries = new Map(files.map((file) => [file.path, openEntry(file)]));
  const compose = [...entries.values()].filter(({ original }) => original.kind === 'compose');
  const work = createWork(options, {
    find: (path) => entries.get(path)?.current,
    all: () => [...entries.values()].map((entry) => entry.current),
    compose: () => compose.map((entry) => entry.current),
    isStuck: (path, name) => stuck.has(stuckKey(path, name)),
  });
  const state: State = { entries, work, options, strict, stuck, removed: [] };
  const migrations = MIGRATIONS.filter(
    ({ id, to }) =>
      (options.only === undefined || options.only.includes(id)) &&
      (options.to === undefined || to <= options.to),
  ).map((migration) => runMigration(migration, state));
  const reaches = reachedVersion(migrations, options);
  const plan: Plan = {
    profile: options.profile,
    migrations,
    files: [...entries.values()]
      .filter(({ original, current, isNew }) => isNew || current.text !== original.text)
      .map(({ original, current, isNew }) => finishFile(original, current.text, isNew))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    readOnly: files.flatMap(({ path, readOnly }) =>
      readOnly === undefined ? [] : [{ path, reason: readOnly }],
    ),
    removed: sortRemoved(state.removed),
    ...(reaches === undefined ? {} : { reaches }),
  };
  return { plan, state };
}

const stuckKey = (path: string, name: string) => `${path}\0${name}`;

function runMigration(migration: Migration, state: State): PlannedMigration {
  const { id, to, title, risk } = migration;
  const steps = new Map<string, PlanStep>();
  const refused = new Set<string>();
  let conflicts: PlanConflict[] = [];
  const applies = migration.scope === 'any' || state.options.profile === 'catalyst';
  for (let round = 0; applies && round < MOST_ROUNDS; round++) {
    const current = [...state.entries.values()].map((entry) => entry.current);
    const files = current.filter(
      (file) =>
        migration.detect(file, state.work) &&
        !(migration.scope === 'catalyst' && state.work.isForeignEnv(file.path)),
    );
    if (files.length === 0) break;
    const planned = [...migration.plan(files, state.work)];
    conflicts = planned.flatMap((one) => ('conflict' in one ? [{ migration: id, ...one.conflict }] : []));
    const changes = planned.filter((one): one is Change => !('conflict' in one));
    const wanted = new Set<Change>();
    for (const change of changes) {
      if (refused.size > 0 && refused.has(keyOf(toStep(change, migration, state.entries, false)))) continue;
      if (isAccepted(change, migration, state)) wanted.add(change);
      else record(steps, toStep(change, migration, state.entries, false));
    }
    if (wanted.size === 0) break;
    // What could not be proven is for a person, and not tried again.
    for (const change of applyChanges([...wanted], migration, steps, state)) {
      const manual: Change = { ...change, risk: 'manual', ...unprovenOf(change, migration) };
      refused.add(keyOf(toStep(change, migration, state.entries, false)));
      if (change.from !== undefined) state.stuck.add(stuckKey(change.file.path, change.from));
      if (change.file.kind === 'compose')
        for (const path of change.promised ?? []) state.stuck.add(stuckKey(change.file.path, path));
      record(steps, toStep(manual, migration, state.entries, false));
    }
  }
  const all = sortSteps([...steps.values()]);
  const sorted = sortConflicts(conflicts);
  return {
    id,
    to,
    title,
    risk,
    state: stateOf(all, conflicts, id, state.options.applied),
    steps: all,
    conflicts: sorted,
  };
}

/** What is said of a rename that could not be proven: not that it happens. */
const unprovenOf = ({ from, to }: Change, { messages }: Migration): Partial<Change> =>
  from !== undefined && to !== undefined && 'unproven' in messages
    ? { action: 'report', messageId: 'unproven', args: { from, to } }
    : 'byHand' in messages
      ? { action: 'report', messageId: 'byHand' }
      : {};

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
