import { printable } from '../core/terminal-text.js';
import { placeHints } from './hints.js';
import { describeLiveLine, isLive } from './live-provider.js';
import { listBroken, listOpen } from './listed.js';
import { describeSummary } from './summary-line.js';
import type { ReportFinding, Reporter } from './types.js';

/** One line a finding, as compilers print them: editors and grep read it. */
export const renderCompact: Reporter = (report, { quiet, folder }) => {
  const summary = describeSummary(report).map((line) => placeHints(line, folder));
  const lines = listOpen(report)
    .filter((finding) => isShown(finding, quiet))
    .map(formatLine);
  const broken = listBroken(report).map((text) => `broken: ${printable(text)}`);
  const notes = report.files
    .filter((file) => file.note)
    .map((file) => `${printable(file.path)}: ${file.note}`);
  const answers =
    isLive(report) && !quiet ? report.providers.map((one) => printable(describeLiveLine(one, false))) : [];
  return `${[...(quiet ? [] : notes), ...answers, ...lines, ...broken, ...(quiet ? [] : summary)].join('\n')}\n`.replace(
    /^\n$/,
    '',
  );
};

/** With `--quiet` only errors are shown. */
export function isShown(finding: ReportFinding, quiet: boolean): boolean {
  return !quiet || finding.severity === 'error';
}

function formatLine(finding: ReportFinding): string {
  const { range, rule, message, advice } = finding;
  const file = finding.file === undefined ? undefined : printable(finding.file);
  const place =
    file === undefined ? '' : range ? `${file}:${range.start.line}:${range.start.column}: ` : `${file}: `;
  return `${place}${labelOf(finding)}: ${message}${advice ? ` (${advice})` : ''} [${rule}]`;
}

/** `error`, `warning`, `info`, or what could not be decided. */
export function labelOf(finding: Pick<ReportFinding, 'outcome' | 'severity'>): string {
  if (finding.outcome === 'unknown') return 'unknown';
  if (finding.outcome === 'error') return 'broken';
  return finding.severity;
}
