import { CATEGORY_OF, areaOf } from '../core/finding.js';
import { type CategoryTally, SEVERITY_WEIGHTS, tallyChecks, totalScore } from '../core/score.js';
import { buildFindings } from '../report/build.js';
import { judge } from '../report/build-env.js';
import type { ReportFinding, Score, Verdict } from '../report/types.js';
import type { ProjectRun } from './doctor-project.js';

/** A project's run with what follows from it. Paths are relative to the project. */
export interface Judged {
  /** Folder of the project, relative to the root. */
  readonly path: string;
  readonly run: ProjectRun;
  readonly findings: readonly ReportFinding[];
  readonly tallies: readonly CategoryTally[];
  /** Undefined where there was nothing to judge. */
  readonly verdict: Verdict | undefined;
  /** Rules that passed wherever they applied, by category. */
  readonly passed: ReadonlyMap<string, readonly string[]>;
  /** Categories in which a check applied. */
  readonly ran: ReadonlySet<string>;
}

/** Judges a project by everything that was found, known or new. */
export function judgeProject(path: string, run: ProjectRun): Judged {
  const rules = new Map(run.rules.map((rule) => [rule.id, rule]));
  const tallies = tallyChecks({
    checks: run.checks,
    findings: run.findings,
    severityOf: (rule) => rules.get(rule)?.severity ?? 'info',
  });
  const findings = buildFindings(run);
  const applied = run.checks.filter(({ outcome }) => outcome !== 'not-applicable');
  const open = new Set(findings.filter(({ suppressed }) => !suppressed).map(({ rule }) => rule));
  const undone = new Set(applied.filter(({ outcome }) => outcome !== 'pass').map(({ rule }) => rule));
  const passed = new Map<string, Set<string>>();
  for (const { rule } of applied) {
    const category = CATEGORY_OF[areaOf(rule)];
    const own = passed.get(category) ?? new Set();
    passed.set(category, own);
    // A rule that failed, or could not decide, for one file did not pass.
    if (!open.has(rule) && !undone.has(rule)) own.add(rule);
  }
  return {
    path,
    run,
    findings,
    tallies,
    verdict: run.files.length > 0 || run.breakdowns.length > 0 ? settleVerdict(findings, run) : undefined,
    passed: new Map([...passed].map(([id, ids]) => [id, [...ids].sort()])),
    ran: new Set(passed.keys()),
  };
}

/** A part that broke is no reason to be called ready. */
function settleVerdict(findings: readonly ReportFinding[], { breakdowns }: ProjectRun): Verdict {
  const verdict = judge(findings);
  return breakdowns.length > 0 && verdict === 'ready' ? 'ready-with-warnings' : verdict;
}

/** The score with everything that it follows from. */
export function makeScore(tallies: readonly CategoryTally[], findings: readonly ReportFinding[]): Score {
  const open = findings.filter(
    ({ suppressed, outcome, severity }) => !suppressed && outcome === 'fail' && severity === 'error',
  );
  return {
    total: totalScore(tallies),
    severityWeights: SEVERITY_WEIGHTS,
    categories: tallies,
    blockers: open.map(({ rule, message, file, range, fingerprint }) => ({
      rule,
      message,
      ...(file === undefined ? {} : { file }),
      ...(range ? { line: range.start.line } : {}),
      fingerprint,
    })),
  };
}
