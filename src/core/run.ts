import { capHits } from './cap.js';
import { errorMessage } from './errors.js';
import { type Finding, type Hit, type Outcome, areaOf } from './finding.js';
import type { CheckContext, Rule } from './rule.js';
import { sha256 } from './sha256.js';

/** One thing that rules are run over: a file, or a project that several files make up. */
export interface Subject<Model = unknown> {
  /** File that findings belong to unless they name another. */
  readonly file: string | undefined;
  readonly model: Model;
  /** It is for developing or testing, by its name or folder: some rules are milder there. */
  readonly isDevelopment?: boolean;
}

/** What one rule came to on one subject: the denominator of every count and score. */
export interface CheckResult {
  readonly rule: string;
  readonly file: string | undefined;
  readonly outcome: Outcome;
  /** Fingerprints of what it found. */
  readonly fingerprints?: readonly string[];
}

export interface RunResult {
  readonly findings: readonly Finding[];
  readonly checks: readonly CheckResult[];
}

export interface RunOptions extends CheckContext {
  /** Severity as the configuration sets it. */
  readonly severity?: (rule: string) => Finding['severity'] | undefined;
}

/**
 * Runs rules over subjects. A rule that throws becomes a finding with outcome `error`: the run goes on, and nothing
 * that rule would have judged counts as passed.
 */
export function runRules(
  rules: readonly Rule[],
  subjects: readonly Subject[],
  options: RunOptions,
): RunResult {
  const findings: Finding[] = [];
  const checks: CheckResult[] = [];
  const seen = new Map<string, number>();
  for (const subject of subjects) {
    for (const rule of rules) {
      const { hits, outcome } = runRule(rule, subject, options);
      if (hits.length === 0) {
        checks.push({ rule: rule.id, file: subject.file, outcome });
        continue;
      }
      const own = hits.map((hit) => toFinding(rule, hit, subject, options, seen));
      const fingerprints = own.map(({ fingerprint }) => fingerprint);
      checks.push({ rule: rule.id, file: subject.file, outcome, fingerprints });
      // Not spread into one call: a flood of findings would be more arguments than a call takes.
      for (const finding of own) findings.push(finding);
    }
  }
  return { findings: sortFindings(findings), checks };
}

function runRule(rule: Rule, subject: Subject, context: CheckContext): { hits: Hit[]; outcome: Outcome } {
  try {
    if (rule.applies && !rule.applies(subject.model as never, context))
      return { hits: [], outcome: 'not-applicable' };
    const hits = capHits(rule.check(subject.model as never, context), rule.severity);
    return { hits, outcome: worstOutcome(hits) };
  } catch (error) {
    // The message of the error is not repeated: it could hold a piece of the input.
    const kind = error instanceof Error ? error.name : typeof error;
    const hit: Hit = {
      messageId: 'rule-crashed',
      args: { kind },
      outcome: 'error',
      subject: errorMessage(kind),
    };
    return { hits: [hit], outcome: 'error' };
  }
}

function worstOutcome(hits: readonly Hit[]): Outcome {
  if (hits.length === 0) return 'pass';
  const outcomes = new Set(hits.map((hit) => hit.outcome ?? 'fail'));
  for (const outcome of ['fail', 'error', 'unknown', 'not-applicable'] as const)
    if (outcomes.has(outcome)) return outcome;
  return 'pass';
}

function toFinding(
  rule: Rule,
  hit: Hit,
  subject: Subject,
  options: RunOptions,
  seen: Map<string, number>,
): Finding {
  const file = hit.file ?? subject.file;
  const identity = JSON.stringify([rule.id, file ?? '', hit.messageId, hit.subject ?? hit.args]);
  const occurrence = seen.get(identity) ?? 0;
  seen.set(identity, occurrence + 1);
  return {
    ...hit,
    ...(file === undefined ? {} : { file }),
    rule: rule.id,
    severity: options.severity?.(rule.id) ?? severityOf(rule, hit, subject),
    outcome: hit.outcome ?? 'fail',
    fingerprint: `sha256:${sha256(`${identity}#${occurrence}`)}`,
    suppressed: false,
  };
}

function severityOf({ inDevelopment, severity }: Rule, hit: Hit, { isDevelopment }: Subject) {
  const own = hit.severity ?? severity;
  return isDevelopment && inDevelopment && own === 'warning' ? inDevelopment : own;
}

/** Orders findings by file, place, rule and message: the same input gives the same bytes. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      compare(a.file ?? '', b.file ?? '') ||
      (a.range?.start ?? -1) - (b.range?.start ?? -1) ||
      compare(areaOf(a.rule), areaOf(b.rule)) ||
      compare(a.rule, b.rule) ||
      compare(a.messageId, b.messageId) ||
      compare(a.subject ?? JSON.stringify(a.args), b.subject ?? JSON.stringify(b.args)) ||
      compare(a.fingerprint, b.fingerprint),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
