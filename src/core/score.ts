import { CATEGORY_OF, type Finding, type Severity, areaOf } from './finding.js';
import type { CheckResult } from './run.js';

/** What a check of each severity weighs. */
export const SEVERITY_WEIGHTS: Readonly<Record<Severity, number>> = { error: 5, warning: 3, info: 1 };

/** What a category weighs in the total. */
export const CATEGORY_WEIGHTS: Readonly<Record<string, number>> = {
  environment: 3,
  providers: 3,
  dockerfile: 2,
  compose: 2,
  alignment: 2,
  backend: 2,
  project: 1,
};

type Counts = Record<Severity, { passed: number; failed: number }>;

/** Decided and undecided checks of one category: everything that its score follows from. */
export interface CategoryTally {
  readonly id: string;
  readonly weight: number;
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
  readonly notApplicable: number;
  readonly bySeverity: Readonly<Counts>;
  /** 0 to 100, whole; null when nothing was decided. */
  readonly score: number | null;
}

export interface ScoreInput {
  readonly checks: readonly CheckResult[];
  /** The findings as they are reported: suppressed ones marked, repeats dropped, severities settled. */
  readonly findings: readonly Finding[];
  /** Severity of a rule whose check passed. */
  readonly severityOf: (rule: string) => Severity;
}

/**
 * Counts checks by category. A check is one rule over one subject. It failed when one of its findings is open; when
 * all of them are suppressed it is left out, as what was not decided is. docs/scoring.md
 */
export function tallyChecks({ checks, findings, severityOf }: ScoreInput): CategoryTally[] {
  const byFingerprint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const tallies = new Map<string, { unknown: number; notApplicable: number; counts: Counts }>();
  for (const check of checks) {
    const category = CATEGORY_OF[areaOf(check.rule)];
    const tally = tallies.get(category) ?? { unknown: 0, notApplicable: 0, counts: emptyCounts() };
    tallies.set(category, tally);
    if (check.outcome === 'pass') tally.counts[severityOf(check.rule)].passed++;
    else if (check.outcome === 'not-applicable') tally.notApplicable++;
    else if (check.outcome !== 'fail') tally.unknown++;
    else {
      const severity = worstOpen(check, byFingerprint);
      if (severity) tally.counts[severity].failed++;
      else tally.notApplicable++;
    }
  }
  return Object.entries(CATEGORY_WEIGHTS).flatMap(([id, weight]) => {
    const tally = tallies.get(id);
    return tally
      ? [
          {
            id,
            weight,
            ...summarizeCounts(tally.counts),
            unknown: tally.unknown,
            notApplicable: tally.notApplicable,
          },
        ]
      : [];
  });
}

/** Puts the tallies of several projects together, by category. */
export function addTallies(all: readonly (readonly CategoryTally[])[]): CategoryTally[] {
  return Object.entries(CATEGORY_WEIGHTS).flatMap(([id, weight]) => {
    const own = all.flatMap((tallies) => tallies.filter((tally) => tally.id === id));
    if (own.length === 0) return [];
    const counts = emptyCounts();
    for (const { bySeverity } of own) {
      for (const severity of SEVERITIES) {
        counts[severity].passed += bySeverity[severity].passed;
        counts[severity].failed += bySeverity[severity].failed;
      }
    }
    const sum = (key: 'unknown' | 'notApplicable') => own.reduce((total, tally) => total + tally[key], 0);
    return [
      {
        id,
        weight,
        ...summarizeCounts(counts),
        unknown: sum('unknown'),
        notApplicable: sum('notApplicable'),
      },
    ];
  });
}

/** The weighted mean of the categories that have a score, whole; null when none has. */
export function totalScore(categories: readonly Pick<CategoryTally, 'score' | 'weight'>[]): number | null {
  const decided = categories.filter(({ score }) => score !== null);
  const weight = decided.reduce((sum, category) => sum + category.weight, 0);
  if (weight === 0) return null;
  return floorScore(decided.reduce((sum, { score, weight: own }) => sum + score! * own, 0) / weight);
}

const SEVERITIES = ['error', 'warning', 'info'] as const;

function emptyCounts(): Counts {
  return {
    error: { passed: 0, failed: 0 },
    warning: { passed: 0, failed: 0 },
    info: { passed: 0, failed: 0 },
  };
}

function summarizeCounts(counts: Counts): Pick<CategoryTally, 'passed' | 'failed' | 'bySeverity' | 'score'> {
  const sum = (key: 'passed' | 'failed', weigh = false) =>
    SEVERITIES.reduce((total, one) => total + counts[one][key] * (weigh ? SEVERITY_WEIGHTS[one] : 1), 0);
  const [passed, decided] = [sum('passed', true), sum('passed', true) + sum('failed', true)];
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    bySeverity: counts,
    score: decided === 0 ? null : floorScore((passed / decided) * 100),
  };
}

/** Rounded, but 100 only where nothing failed. */
function floorScore(score: number): number {
  return score < 100 ? Math.min(99, Math.round(score)) : 100;
}

function worstOpen(check: CheckResult, findings: ReadonlyMap<string, Finding>): Severity | undefined {
  const open = (check.fingerprints ?? []).flatMap((fingerprint) => {
    const finding = findings.get(fingerprint);
    return finding && !finding.suppressed && finding.outcome === 'fail' ? [finding.severity] : [];
  });
  return SEVERITIES.find((severity) => open.includes(severity));
}
