/** Collecting problems. */
import type { Range } from '../../core/text.js';
import type { DockerfileProblem, DockerfileProblemCode } from './problem-types.js';

export type Report = (code: DockerfileProblemCode, range: Range, args?: Record<string, string>) => void;

/** A list of problems and the function that adds to it. */
export function collectProblems(): { readonly problems: DockerfileProblem[]; readonly report: Report } {
  const problems: DockerfileProblem[] = [];
  return {
    problems,
    report: (code, range, args = {}) => {
      problems.push({ code, range, args });
    },
  };
}
