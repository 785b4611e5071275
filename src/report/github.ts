import { printable } from '../core/terminal-text.js';
import { isShown } from './compact.js';
import { listBroken, listOpen } from './listed.js';
import { describeCounts } from './summary-line.js';
import type { ReportContext, ReportFinding, Reporter } from './types.js';

/** Workflow commands of GitHub Actions, one annotation a finding. https://docs.github.com/actions/reference/workflow-commands */
export const renderGithub: Reporter = (report, { quiet, place }) => {
  const open = listOpen(report).filter((finding) => isShown(finding, quiet));
  const lines = [
    ...listBroken(report).map((text) => `::error title=catalyst::${escapeData(printable(text))}`),
    ...open.map((finding) => formatAnnotation(finding, place)),
    `::notice title=catalyst::${escapeData(describeCounts(report))}`,
  ];
  return `${lines.join('\n')}\n`;
};

function formatAnnotation(finding: ReportFinding, place: ReportContext['place']): string {
  const command =
    finding.outcome === 'fail'
      ? { error: 'error', warning: 'warning', info: 'notice' }[finding.severity]
      : 'warning';
  const { range, rule } = finding;
  const file = finding.file === undefined ? undefined : printable(place?.(finding.file) ?? finding.file);
  const sameLine = range && range.start.line === range.end.line;
  const properties = [
    ...(file === undefined ? [] : [['file', file]]),
    ...(range
      ? [
          ['line', range.start.line],
          ['endLine', range.end.line],
        ]
      : []),
    ...(sameLine
      ? [
          ['col', range.start.column],
          ['endColumn', range.end.column],
        ]
      : []),
    ['title', rule],
  ].map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  const text = finding.advice ? `${finding.message} (${finding.advice})` : finding.message;
  return `::${command} ${properties.join(',')}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
