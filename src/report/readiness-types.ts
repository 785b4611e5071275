import type { Severity } from '../core/finding.js';
import type { ReportFinding, Summary } from './types.js';

/** Counts of decided checks of one severity. */
export interface ScoreCounts {
  readonly passed: number;
  readonly failed: number;
}

/** One category of the score; docs/scoring.md says how the numbers follow from the counts. */
export interface ScoreCategory {
  readonly id: string;
  /** 0 to 100; null when nothing in it was decided. */
  readonly score: number | null;
  readonly weight: number;
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
  readonly notApplicable: number;
  /** The decided checks by severity: with `Score.severityWeights` they give the score. */
  readonly bySeverity?: Readonly<Record<Severity, ScoreCounts>>;
}

/** A finding that keeps the verdict at not-ready whatever the score. */
export interface ScoreBlocker {
  readonly rule: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly fingerprint: string;
}

export interface Score {
  readonly total: number | null;
  readonly severityWeights?: Readonly<Record<Severity, number>>;
  readonly categories: readonly ScoreCategory[];
  readonly blockers?: readonly ScoreBlocker[];
}

export type Verdict = 'ready' | 'ready-with-warnings' | 'not-ready';

/** A row of `catalyst doctor`: one category, what it rests on, what to do next. */
export interface ReportSection {
  readonly id: string;
  readonly title: string;
  /** Folder of the project it belongs to, where there are several. */
  readonly project?: string;
  readonly status: 'passed' | 'warnings' | 'failed' | 'unknown' | 'not-applicable' | 'error';
  /** One line: what was seen. For `not-applicable` and `unknown`: why. */
  readonly evidence: string;
  /** One line: the next step. */
  readonly action?: string;
  /** Ids of the rules that passed, for `-v`. */
  readonly passed?: readonly string[];
}

/** One project folder of a repository with its own verdict. */
export interface ReportProject {
  /** Folder relative to the root; `.` for the root itself. */
  readonly path: string;
  readonly verdict: Verdict;
  readonly score: Score;
  readonly summary: Summary;
}

/** A migration that waits: what `catalyst migrate-config` would do. */
export interface ReportMigration {
  readonly id: string;
  readonly title: string;
  readonly risk: 'safe' | 'review' | 'manual';
  readonly state: 'pending' | 'conflict' | 'manual';
  readonly places: readonly { readonly file: string; readonly line: number }[];
}

/** Something that was not checked, and why. */
export interface ReportUnchecked {
  readonly what: string;
  readonly why: string;
}

/** What changed since another report or a baseline. */
export interface ReportComparison {
  /** Name of the file compared with. */
  readonly with: string;
  readonly asOf?: string;
  readonly verdict?: Verdict;
  readonly total?: number | null;
  readonly new: number;
  readonly persisting: number;
  /** Findings of the other report that are gone, and whose subject was judged again. */
  readonly fixed: readonly ReportFinding[];
  /** Findings of the other report that are gone because nothing has looked: their rule did not run, or broke. */
  readonly undecided?: readonly ReportFinding[];
  /** How many of the other report's findings are suppressed now. */
  readonly suppressed?: number;
  /** Why the two may differ although nothing changed. */
  readonly notes?: readonly string[];
}

/** Known findings that are not reported again. */
export interface ReportBaseline {
  readonly file: string;
  /** Findings that the baseline holds back. */
  readonly known: number;
  /** Entries that nothing matches any more. */
  readonly stale: readonly {
    readonly rule: string;
    readonly file?: string;
    readonly project?: string;
    readonly fingerprint: string;
  }[];
}
