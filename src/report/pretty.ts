import { Chalk, type ChalkInstance } from 'chalk';
import { printable } from '../core/terminal-text.js';
import { drawDoctor } from './doctor.js';
import { drawFrame } from './frame.js';
import { isShown, labelOf } from './compact.js';
import { listOpen } from './listed.js';
import { isLive } from './live-provider.js';
import { drawLiveProviders } from './live-table.js';
import { drawProviders } from './provider-table.js';
import { describeCounts, describeVerdict } from './summary-line.js';
import type { Report, ReportContext, ReportFile, ReportFinding, Reporter } from './types.js';

/** For people: grouped by file, aligned, the reason before the rule's name, the next step beneath. */
export const renderPretty: Reporter = (report, context) => {
  const paint = new Chalk({ level: context.color ? 1 : 0 });
  if (report.sections) return drawDoctor(report, report.sections, context, paint);
  const open = listOpen(report).filter((finding) => isShown(finding, context.quiet));
  const sections = groupByFile(report, open).map(({ file, heading, findings }) =>
    drawSection(heading, file, findings, context, paint),
  );
  const answers = isLive(report);
  const draw = answers ? drawLiveProviders : drawProviders;
  const providers =
    report.providers.length > 0 && !context.quiet ? [draw(report.providers, context, paint)] : [];
  // Where providers were asked, their answers come first: everything below follows from them.
  const parts = answers ? [...providers, ...sections] : [...sections, ...providers];
  return `${[...parts, drawEnd(report, paint)].filter(Boolean).join('\n\n')}\n`;
};

function groupByFile(report: Report, open: readonly ReportFinding[]) {
  const known = report.files.map((file) => ({ file: file.path, heading: describeFile(file) }));
  const listed = new Set(known.map(({ file }) => file));
  const extra = [...new Set(open.map((finding) => finding.file ?? '.'))]
    .filter((file) => !listed.has(file))
    .sort();
  // A file that a probe only took keys from is not one in which nothing was found.
  // Nor is code that align only read.
  const isListed = (file: string) =>
    listed.has(file) && report.command !== 'probe' && report.command !== 'align';
  const nowhere = report.command === 'probe' ? 'environment' : '.';
  return [...known, ...extra.map((file) => ({ file, heading: file === '.' ? nowhere : file }))]
    .map((group) => ({ ...group, findings: open.filter((finding) => (finding.file ?? '.') === group.file) }))
    .filter(({ file, findings }) => findings.length > 0 || isListed(file));
}

function describeFile(file: ReportFile): string {
  return [file.path, file.environment, file.note].filter(Boolean).join(' · ');
}

function drawSection(
  heading: string,
  file: string,
  findings: readonly ReportFinding[],
  context: ReportContext,
  paint: ChalkInstance,
): string {
  const title = heading.startsWith(file)
    ? paint.bold(printable(file)) + paint.dim(printable(heading.slice(file.length)))
    : paint.bold(printable(heading));
  if (findings.length === 0) return `${title}\n\n  ${paint.green('nothing found')}`;
  const places = findings.map(({ range }) => (range ? `${range.start.line}:${range.start.column}` : '-'));
  const placeWidth = Math.max(...places.map((place) => place.length));
  const messageWidth = Math.min(Math.max(...findings.map(({ message }) => message.length)), 96);
  const rows = findings.map((finding, i) => {
    const label = labelOf(finding);
    const colored =
      { error: paint.red, warning: paint.yellow, info: paint.blue }[label as 'error'] ?? paint.magenta;
    const left = `  ${colored(label.padEnd(7))}  ${places[i]!.padEnd(placeWidth)}  `;
    const message = finding.message.padEnd(messageWidth);
    return [
      `${left}${message}  ${paint.dim(finding.rule)}`,
      ...drawDetails(finding, placeWidth, context, paint),
    ].join('\n');
  });
  return `${title}\n\n${rows.join('\n')}`;
}

function drawDetails(
  finding: ReportFinding,
  indent: number,
  context: ReportContext,
  paint: ChalkInstance,
): string[] {
  const margin = ' '.repeat(11 + indent);
  const frame = context.width >= 100 ? drawFrame(finding, context) : [];
  const related = finding.related.map(({ file, range, message }) => {
    const name = printable(file);
    const place = range ? `${file === finding.file ? 'line ' : `${name}:`}${range.start.line}` : name;
    return `= ${place}: ${message}`;
  });
  const advice = finding.advice ? [`= ${finding.advice}`] : [];
  return [...frame.map((line) => paint.dim(line)), ...related, ...advice].map((line) => `${margin}  ${line}`);
}

function drawEnd(report: Report, paint: ChalkInstance): string {
  const counts = describeCounts({ ...report, verdict: undefined } as unknown as Report);
  if (!report.verdict) return counts;
  const color =
    report.verdict === 'not-ready' ? paint.red : report.verdict === 'ready' ? paint.green : paint.yellow;
  return `${counts}\n${color.bold(describeVerdict(report.verdict))}`;
}
