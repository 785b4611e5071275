import type { Report, ReportComparison, ReportFinding, ReportSection } from './types.js';

/** Identity of a finding over time and between machines: its fingerprint, within its project. */
const identityOf = ({ fingerprint, project }: Pick<ReportFinding, 'fingerprint' | 'project'>) =>
  `${project ?? ''} ${fingerprint}`;
const placeOf = ({ project, rule, file }: ReportFinding) => JSON.stringify([project, rule, file]);

const isOpen = ({ suppressed, outcome }: ReportFinding) => !suppressed && outcome === 'fail';

/**
 * Marks what is new against an older report, and says what became of the rest: fixed where the rule has looked again,
 * suppressed, or undecided where nothing has. What nobody looked at is never called fixed.
 * @param chosen ids of the rules of this report's run, where they are known
 */
export function compareReports(
  report: Report,
  old: Report,
  name: string,
  chosen?: ReadonlySet<string>,
): Report {
  const before = old.findings.filter(isOpen);
  const known = new Set(before.map(identityOf));
  const now = new Set(report.findings.filter(isOpen).map(identityOf));
  const suppressed = new Set(report.findings.filter((one) => one.suppressed).map(identityOf));
  const findings = report.findings.map((finding): ReportFinding => {
    const { state: _, ...rest } = finding;
    return isOpen(finding) ? { ...rest, state: known.has(identityOf(finding)) ? 'persisting' : 'new' } : rest;
  });
  const gone = before.filter((one) => !now.has(identityOf(one)) && !suppressed.has(identityOf(one)));
  const hasLooked = lookAgain(report, old, chosen);
  const undecided = gone.filter((one) => !hasLooked(one));
  const notes = listNotes(report, old);
  const hidden = before.filter((one) => suppressed.has(identityOf(one))).length;
  const comparison: ReportComparison = {
    with: name,
    asOf: old.asOf,
    ...(old.verdict ? { verdict: old.verdict } : {}),
    ...(old.score ? { total: old.score.total } : {}),
    new: findings.filter(({ state }) => state === 'new').length,
    persisting: findings.filter(({ state }) => state === 'persisting').length,
    fixed: gone.filter(hasLooked),
    ...(undecided.length > 0 ? { undecided } : {}),
    ...(hidden > 0 ? { suppressed: hidden } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
  return { ...report, findings, comparison };
}

/** Tells whether this report has judged what an older finding was about. */
function lookAgain(report: Report, old: Report, chosen: ReadonlySet<string> | undefined) {
  const { sections } = report;
  const undecided = new Set(
    report.findings.filter(({ outcome }) => outcome === 'unknown' || outcome === 'error').map(placeOf),
  );
  const files = new Set(report.files.map(({ path }) => path));
  const named = new Set(report.findings.map(({ rule }) => rule));
  for (const { passed = [] } of sections ?? []) for (const rule of passed) named.add(rule);
  const isQuiet = wasAsked(old) && !wasAsked(report);
  return (finding: ReportFinding): boolean => {
    if (chosen && !chosen.has(finding.rule)) return false;
    // The answers of providers are missing this time: only what was judged without them is known.
    if (isQuiet && finding.category === 'providers' && !named.has(finding.rule)) return false;
    if (finding.file !== undefined && !files.has(finding.file)) return true;
    return !undecided.has(placeOf(finding)) && (!sections || sections.some((one) => covers(one, finding)));
  };
}

const wasAsked = ({ providers }: Report) => providers.some(({ probe }) => probe.asked === true);

const covers = ({ id, project, status }: ReportSection, finding: ReportFinding) =>
  id === finding.category && project === finding.project && status !== 'error' && status !== 'not-applicable';

/** Why two reports may differ although nothing changed. */
function listNotes(report: Report, old: Report): string[] {
  const projects = (one: Report) => (one.projects ?? []).map(({ path }) => path);
  const [here, there] = [projects(report), projects(old)];
  const added = here.filter((path) => !there.includes(path));
  const removed = there.filter((path) => !here.includes(path));
  const list = (paths: readonly string[]) =>
    `${paths.slice(0, 5).join(', ')}${paths.length > 5 ? `, … (${paths.length})` : ''}`;
  return [
    ...(report.tool.version === old.tool.version
      ? []
      : [
          `it was written by catalyst ${old.tool.version}, this one by ${report.tool.version}: rules may differ`,
        ]),
    ...(old.command === report.command || (old.command === 'doctor' && report.command === 'report')
      ? []
      : [`it was written by catalyst ${old.command}, which looks at other things`]),
    ...(report.environment === old.environment
      ? []
      : [
          `it judged ${old.environment ?? 'several environments'}, this one ${report.environment ?? 'several'}`,
        ]),
    ...(added.length > 0 ? [`it does not have the projects ${list(added)}`] : []),
    ...(removed.length > 0 ? [`only it has the projects ${list(removed)}`] : []),
  ];
}
