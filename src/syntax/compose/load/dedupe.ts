import type { ComposeProblem } from '../types.js';

/** Drops what says the same of the same place: files are checked alone and merged, anchors wherever they are used. */
export function dedupeProblems(problems: readonly ComposeProblem[]): ComposeProblem[] {
  const seen = new Set<string>();
  const badKeys = new Set(problems.filter((problem) => problem.code === 'yaml/non-string-key').map(placeOf));
  return problems.filter((problem) => {
    const { code, file, range, args } = problem;
    if (code === 'shape/unknown-key' && badKeys.has(placeOf(problem))) return false;
    const key = JSON.stringify([code, file, range.start, range.end, args]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function placeOf({ file, range }: ComposeProblem): string {
  return `${file}\0${range.start}`;
}
