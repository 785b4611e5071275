import { fullMessage, groupByFile, listBroken, listOpen } from './listed.js';
import type { ReportFinding, Reporter } from './types.js';
import { attributes, escapeXml } from './xml.js';

/**
 * JUnit's XML as CI systems read it: a suite a file, a case a finding; a file without findings is a suite with one case
 * that passed. What could not be decided is skipped, never passed. https://github.com/testmoapp/junitxml
 */
export const renderJunit: Reporter = (report) => {
  const groups = groupByFile(listOpen(report));
  const names = [...new Set([...report.files.map(({ path }) => path), ...groups.keys()])].sort();
  const broken = listBroken(report);
  const suites = [
    ...names.map((name) => drawSuite(name, groups.get(name) ?? [])),
    ...(broken.length > 0 ? [drawBroken(broken)] : []),
  ];
  const sum = (key: 'tests' | 'failures' | 'errors' | 'skipped') =>
    suites.reduce((total, suite) => total + suite[key], 0);
  const counts = {
    tests: sum('tests'),
    failures: sum('failures'),
    errors: sum('errors'),
    skipped: sum('skipped'),
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes({ name: `catalyst ${report.command}`, ...counts })}>\n${suites.map(({ text }) => text).join('')}</testsuites>\n`;
};

function drawSuite(name: string, findings: readonly ReportFinding[]) {
  const cases =
    findings.length === 0
      ? [`    <testcase${attributes({ name: 'nothing found', classname: name })}/>\n`]
      : findings.map((finding) => drawCase(name, finding));
  const counts = {
    tests: cases.length,
    failures: findings.filter(isFailure).length,
    errors: 0,
    skipped: findings.filter(({ outcome }) => outcome !== 'fail').length,
  };
  const head = `  <testsuite${attributes({ name, tests: counts.tests, failures: counts.failures, errors: 0, skipped: counts.skipped })}>\n`;
  return { ...counts, text: `${head}${cases.join('')}  </testsuite>\n` };
}

/** Parts of the run that broke are errors, which JUnit tells from failures. */
function drawBroken(broken: readonly string[]) {
  const counts = { tests: broken.length, failures: 0, errors: broken.length, skipped: 0 };
  const cases = broken.map(
    (message) =>
      `    <testcase${attributes({ name: message.split(': ')[0], classname: 'catalyst' })}><error${attributes({ message })}/></testcase>\n`,
  );
  const head = `  <testsuite${attributes({ name: 'catalyst', ...counts })}>\n`;
  return { ...counts, text: `${head}${cases.join('')}  </testsuite>\n` };
}

/** A note fails no test: it is told in the output of one that passed. */
const isFailure = ({ outcome, severity }: ReportFinding) => outcome === 'fail' && severity !== 'info';

function drawCase(file: string, finding: ReportFinding): string {
  const { rule, range, severity, outcome } = finding;
  const place = range ? `${file}:${range.start.line}:${range.start.column}` : file;
  const name = range ? `${rule} ${range.start.line}:${range.start.column}` : rule;
  const message = fullMessage(finding);
  const body = isFailure(finding)
    ? `<failure${attributes({ message, type: severity })}>${escapeXml(`${place}: ${message}`)}</failure>`
    : outcome === 'fail'
      ? `<system-out>${escapeXml(`${place}: ${message}`)}</system-out>`
      : `<skipped${attributes({ message: `undecided: ${message}` })}/>`;
  return `    <testcase${attributes({ name, classname: file, line: range?.start.line })}>${body}</testcase>\n`;
}
