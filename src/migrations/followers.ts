import { keyOf } from './steps.js';
import type { MigrationState, PlanConflict, PlannedMigration, PlanOptions, PlanStep } from './types.js';

/** Adds what would come up once everything was taken that needs a review: told, not applied. */
export function addFollowers(
  plan: PlannedMigration,
  full: PlannedMigration,
  { applied }: Pick<PlanOptions, 'applied'>,
): PlannedMigration {
  const placeOf = ({ file, line, column }: PlanStep) => `${file}\0${line}\0${column}`;
  const known = new Set(plan.steps.flatMap((step) => [keyOf(step), placeOf(step)]));
  const steps = full.steps
    .filter((step) => !known.has(keyOf(step)) && !known.has(placeOf(step)))
    .map(
      (step): PlanStep => ({ ...step, applied: false, risk: step.risk === 'safe' ? 'review' : step.risk }),
    );
  const sides = ({ from, to, old }: PlanConflict) => `${from}\0${to}\0${old.file}\0${old.line}`;
  const told = new Set(plan.conflicts.map(sides));
  const conflicts = [...plan.conflicts, ...full.conflicts.filter((one) => !told.has(sides(one)))];
  const all = sortSteps([...plan.steps, ...steps]);
  return { ...plan, steps: all, conflicts, state: stateOf(all, conflicts, plan.id, applied) };
}

/** By file and place. */
export function sortSteps(steps: readonly PlanStep[]): PlanStep[] {
  return [...steps].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column,
  );
}

export function stateOf(
  steps: readonly PlanStep[],
  conflicts: readonly PlanConflict[],
  id: string,
  applied: readonly string[] = [],
): MigrationState {
  if (conflicts.length > 0) return 'conflict';
  if (steps.some(({ risk }) => risk !== 'manual')) return 'pending';
  if (steps.length > 0) return 'manual';
  return applied.includes(id) ? 'applied' : 'not-applicable';
}

/**
 * The schema version up to which nothing waits once the plan is written; undefined for a plan of single migrations, and
 * where the project has no schema of ours.
 */
export function reachedVersion(
  migrations: readonly PlannedMigration[],
  { only, profile }: Pick<PlanOptions, 'only' | 'profile'>,
): number | undefined {
  if (only !== undefined || profile !== 'catalyst') return undefined;
  const waiting = migrations.filter(
    ({ steps, conflicts }) =>
      conflicts.length > 0 || steps.some(({ applied, risk }) => !applied && risk !== 'manual'),
  );
  const all = migrations.map(({ to }) => to).filter((to) => !waiting.some((one) => one.to <= to));
  return all.length > 0 ? Math.max(...all) : undefined;
}
