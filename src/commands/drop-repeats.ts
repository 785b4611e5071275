import type { Finding } from '../core/finding.js';

/**
 * A file that is part of several projects (the base alone, and below an override) is judged in each: what they all
 * say of one place is said once, at its worst.
 */
export function dropRepeats(findings: readonly Finding[]): Finding[] {
  const kept = new Map<string, Finding>();
  for (const finding of findings) {
    const { rule, file, range, messageId } = finding;
    // The same place and message: the arguments may differ by what only one of the projects knows.
    const key = range
      ? JSON.stringify([rule, file, range.start, range.end, messageId, finding.subject ?? finding.args])
      : finding.fingerprint;
    const first = kept.get(key);
    if (first === undefined || RANK[first.severity] < RANK[finding.severity]) kept.set(key, finding);
  }
  const chosen = new Set(kept.values());
  return findings.filter((finding) => chosen.has(finding));
}

const RANK: Readonly<Record<Finding['severity'], number>> = { error: 3, warning: 2, info: 1 };
