import type { Report, ReportFinding } from './types.js';

/** The findings that a format for other programs gives: open, and not held back by the baseline. */
export function listOpen(report: Report): readonly ReportFinding[] {
  return report.findings.filter(({ suppressed, baseline }) => !suppressed && baseline !== true);
}

/** What could not be checked at all, a sentence each: parts of a run that broke. */
export function listBroken({ sections = [] }: Report): readonly string[] {
  return sections
    .filter(({ status }) => status === 'error')
    .map(
      ({ title, project, evidence }) => `${project === undefined ? '' : `${project}: `}${title}: ${evidence}`,
    );
}

/** What failed, of those. */
export function listFailed(report: Report): readonly ReportFinding[] {
  return listOpen(report).filter(({ outcome }) => outcome === 'fail');
}

/** The sentence of a finding with its next step. */
export function fullMessage({ message, advice }: Pick<ReportFinding, 'message' | 'advice'>): string {
  return advice === undefined ? message : `${message} (${advice})`;
}

/** Findings by file, in the order of the report; without a file under `.`. */
export function groupByFile(
  findings: readonly ReportFinding[],
): ReadonlyMap<string, readonly ReportFinding[]> {
  const groups = new Map<string, ReportFinding[]>();
  for (const finding of findings) {
    const file = finding.file ?? '.';
    const group = groups.get(file);
    if (group) group.push(finding);
    else groups.set(file, [finding]);
  }
  return groups;
}
