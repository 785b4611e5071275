import { SEVERITY_WEIGHTS, type CategoryTally, addTallies, totalScore } from '../core/score.js';
import type { Report, ReportFinding, Score } from './types.js';

/**
 * What in a report cannot be true at once: a score that its counts do not give, a verdict beside open blockers, a
 * summary that counts what is not listed. Undefined when all of it follows.
 */
export function findContradiction(report: Report): string | undefined {
  return (
    checkSummary(report) ??
    checkScore(report.score, 'the score') ??
    checkVerdict(report.verdict, report.score, 'the verdict') ??
    first(report.projects, ({ path, verdict, score }) => {
      const of = `of the project ${path.slice(0, 80)}`;
      return checkScore(score, `the score ${of}`) ?? checkVerdict(verdict, score, `the verdict ${of}`);
    })
  );
}

/** Findings that a baseline holds back may be counted or not. */
function checkSummary({ findings, summary }: Report): string | undefined {
  const failed = findings.filter(({ outcome, suppressed }) => outcome === 'fail' && !suppressed);
  const count = (severity: string, isCounted: (finding: ReportFinding) => boolean = () => true) =>
    failed.filter((finding) => finding.severity === severity && isCounted(finding)).length;
  const rows = [
    ['errors', 'error'],
    ['warnings', 'warning'],
    ['infos', 'info'],
  ] as const;
  return first(rows, ([key, severity]) => {
    const listed = [count(severity), count(severity, ({ baseline }) => baseline !== true)];
    return listed.includes(summary[key])
      ? undefined
      : `its summary counts ${summary[key]} ${key}, and it lists ${listed[0]}`;
  });
}

function checkScore(score: Score | undefined, name: string): string | undefined {
  if (!score || !hasOwnWeights(score)) return undefined;
  const given = score.categories.filter(isTally);
  const wrong = first(given, (category) => {
    const [own] = addTallies([[category]]);
    return own &&
      (own.score !== category.score || own.passed !== category.passed || own.failed !== category.failed)
      ? `${name} in ${category.id} is ${category.score}, and its counts give ${own.score}`
      : undefined;
  });
  if (wrong) return wrong;
  const total = totalScore(score.categories);
  return total === score.total ? undefined : `${name} is ${score.total}, and its categories give ${total}`;
}

/** Weights of another version cannot be held against the numbers of this one. */
function hasOwnWeights({ severityWeights: given }: Score): boolean {
  return (
    given === undefined ||
    (['error', 'warning', 'info'] as const).every((one) => given[one] === SEVERITY_WEIGHTS[one])
  );
}

function checkVerdict(
  verdict: Report['verdict'],
  score: Score | undefined,
  name: string,
): string | undefined {
  const blockers = score?.blockers?.length ?? 0;
  return blockers > 0 && verdict !== undefined && verdict !== 'not-ready'
    ? `${name} is ${verdict}, and ${blockers} errors stand in the way`
    : undefined;
}

/** Whether a category has the counts by severity that its score follows from. */
export const isTally = (category: Score['categories'][number]): category is CategoryTally =>
  category.bySeverity !== undefined;

function first<Item>(
  items: readonly Item[] | undefined,
  find: (item: Item) => string | undefined,
): string | undefined {
  for (const item of items ?? []) {
    const found = find(item);
    if (found) return found;
  }
  return undefined;
}
