import type { SuppressionUse } from '../core/apply-suppressions.js';

/** What rules under `project/` are given: the run itself. */
export interface ProjectModel {
  readonly suppressions: readonly SuppressionUse[];
}
