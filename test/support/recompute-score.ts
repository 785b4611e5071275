import type { Score } from '../../src/report/types.js';

/** docs/scoring.md, from the JSON alone and by none of the program's code. */
export function recompute(score: Score): { total: number | null; categories: (number | null)[] } {
  const weights = score.severityWeights!;
  const categories = score.categories.map(({ bySeverity }) => {
    let passed = 0;
    let decided = 0;
    for (const severity of ['error', 'warning', 'info'] as const) {
      passed += weights[severity] * bySeverity![severity].passed;
      decided += weights[severity] * (bySeverity![severity].passed + bySeverity![severity].failed);
    }
    return decided === 0 ? null : round((100 * passed) / decided);
  });
  let sum = 0;
  let weight = 0;
  for (const [i, one] of categories.entries()) {
    if (one === null) continue;
    sum += one * score.categories[i]!.weight;
    weight += score.categories[i]!.weight;
  }
  return { total: weight === 0 ? null : round(sum / weight), categories };
}

/** To the nearest whole number; 100 only for a whole hundred. */
function round(value: number): number {
  return value === 100 ? 100 : Math.min(99, Math.round(value));
}
