import { type Outcome, type Severity, isAtLeast } from './finding.js';

export const EXIT = { ok: 0, findings: 1, trouble: 2, undecided: 3, interrupted: 130 } as const;

export type FailOn = Severity | 'never';

/** What decides the exit code of a command that reports findings. */
export interface Threshold {
  readonly failOn: FailOn;
  /** More warnings than this fail too. */
  readonly maxWarnings?: number | undefined;
  /** Something undecided gives 3 when nothing failed. */
  readonly failOnUnknown: boolean;
}

interface Judged {
  readonly severity: Severity;
  readonly outcome: Outcome;
  readonly suppressed: boolean;
  /** Held back by the baseline: known before. */
  readonly baseline?: boolean;
}

/** The exit code for a set of findings: see the table in docs/exit-codes.md. */
export function exitCodeFor(findings: readonly Judged[], threshold: Threshold): number {
  const open = findings.filter((finding) => !finding.suppressed && finding.baseline !== true);
  const failed = open.filter((finding) => finding.outcome === 'fail');
  const { failOn, maxWarnings } = threshold;
  if (failOn !== 'never' && failed.some((finding) => isAtLeast(finding.severity, failOn)))
    return EXIT.findings;
  const warnings = failed.filter((finding) => finding.severity === 'warning').length;
  if (maxWarnings !== undefined && warnings > maxWarnings) return EXIT.findings;
  const undecided = open.some((finding) => finding.outcome === 'unknown' || finding.outcome === 'error');
  return threshold.failOnUnknown && undecided ? EXIT.undecided : EXIT.ok;
}
