import { sortSteps, stateOf } from './followers.js';
import type { MigratableFile, Plan, PlanConflict, PlanOptions } from './types.js';

/**
 * Puts the plans of parts of a project together, as if all had been planned at once.
 * @param plans at least one, all with the same options
 */
export function mergePlans(
  plans: readonly Plan[],
  files: readonly MigratableFile[],
  { applied }: Pick<PlanOptions, 'applied'>,
): Plan {
  const [first] = plans;
  const migrations = first!.migrations.map((one, i) => {
    const steps = sortSteps(plans.flatMap((plan) => plan.migrations[i]!.steps));
    const conflicts = sortConflicts(plans.flatMap((plan) => plan.migrations[i]!.conflicts));
    return { ...one, steps, conflicts, state: stateOf(steps, conflicts, one.id, applied) };
  });
  const { reaches: _, ...base } = first!;
  const reached = plans.map(({ reaches }) => reaches ?? 0);
  const reaches = reached.reduce((least, one) => Math.min(least, one));
  return {
    ...base,
    migrations,
    files: plans.flatMap((plan) => plan.files).sort((a, b) => (a.path < b.path ? -1 : 1)),
    readOnly: inOrder(
      plans.flatMap((plan) => plan.readOnly),
      files,
    ),
    removed: sortRemoved(plans.flatMap((plan) => plan.removed)),
    ...(reaches === 0 ? {} : { reaches }),
  };
}

/** In the order in which the files were given. */
function inOrder(readOnly: Plan['readOnly'], files: readonly MigratableFile[]): Plan['readOnly'] {
  if (readOnly.length < 2) return readOnly;
  const rank = new Map(files.map(({ path }, i) => [path, i]));
  return [...readOnly].sort((a, b) => rank.get(a.path)! - rank.get(b.path)!);
}

/** By file and line; what is in one line stays in the order in which it was done. */
export function sortRemoved(removed: Plan['removed']): Plan['removed'] {
  return [...removed].sort(byPlace);
}

/** By the place of the older name. */
export function sortConflicts(conflicts: readonly PlanConflict[]): readonly PlanConflict[] {
  return [...conflicts].sort((a, b) => byPlace(a.old, b.old));
}

interface Place {
  readonly file: string;
  readonly line: number;
}

function byPlace(a: Place, b: Place): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}
