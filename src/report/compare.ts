import type { Report, ReportFinding } from './types.js';

/** Identity of a finding over time: its fingerprint, within its project. */
const identityOf = ({ fingerprint, project }: Pick<ReportFinding, 'fingerprint' | 'project'>) =>
  `${project ?? ''} ${fingerprint}`;

const isOpen = ({ suppressed, outcome }: ReportFinding) => !suppressed && outcome === 'fail';

/** Marks what is new against an older report, and lists what is gone. */
export function compareReports(report: Report, old: Report, name: string): Report {
  const known = new Set(old.findings.filter(isOpen).map(identityOf));
  const current = new Set(report.findings.filter(isOpen).map(identityOf));
  const findings = report.findings.map(
    (finding): ReportFinding =>
      isOpen(finding)
        ? { ...finding, state: known.has(identityOf(finding)) ? 'persisting' : 'new' }
        : finding,
  );
  return {
    ...report,
    findings,
    comparison: {
      with: name,
      asOf: old.asOf,
      ...(old.verdict ? { verdict: old.verdict } : {}),
      ...(old.score ? { total: old.score.total } : {}),
      new: findings.filter(({ state }) => state === 'new').length,
      persisting: findings.filter(({ state }) => state === 'persisting').length,
      fixed: old.findings.filter((finding) => isOpen(finding) && !current.has(identityOf(finding))),
    },
  };
}
