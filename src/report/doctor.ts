import type { ChalkInstance } from 'chalk';
import { printable } from '../core/terminal-text.js';
import { labelOf } from './compact.js';
import { placeHints } from './hints.js';
import { drawProviders } from './provider-table.js';
import { isLive } from './live-provider.js';
import { drawLiveProviders } from './live-table.js';
import {
  describeBaseline,
  describeCategories,
  describeCounts,
  describeDecision,
  describeVerdict,
  plural,
} from './summary-line.js';
import type { Report, ReportContext, ReportFinding, ReportSection } from './types.js';

const MARKS: Readonly<Record<ReportSection['status'], string>> = {
  passed: '[✓]',
  warnings: '[!]',
  failed: '[✗]',
  unknown: '[?]',
  error: '[☠]',
  'not-applicable': '[-]',
};
/** Findings that are shown below a row; the command in the row shows all. */
const SHOWN = 3;

/** `catalyst doctor` for people: a row a category, verdict, score, the next step. */
export function drawDoctor(
  report: Report,
  sections: readonly ReportSection[],
  context: ReportContext,
  paint: ChalkInstance,
): string {
  const projects = [...new Set(sections.map(({ project }) => project))];
  const blocks = projects.map((project) => drawProject(report, project, sections, context, paint));
  const draw = isLive(report) ? drawLiveProviders : drawProviders;
  const providers =
    report.providers.length > 0 && projects.length === 1 && !context.quiet
      ? [draw(report.providers, context, paint)]
      : [];
  return `${[...blocks, ...providers, drawEnd(report, sections, context, paint)].join('\n\n')}\n`;
}

function drawProject(
  report: Report,
  project: string | undefined,
  sections: readonly ReportSection[],
  context: ReportContext,
  paint: ChalkInstance,
): string {
  const own = sections.filter((section) => section.project === project);
  const shown = context.quiet ? own.filter(({ status }) => status === 'failed' || status === 'error') : own;
  const rows = shown.flatMap((section) => drawSection(report, section, context, paint));
  const verdict = report.projects?.find(({ path }) => path === project);
  const state = verdict ? ` · ${describeVerdict(verdict.verdict)}${scoreOf(verdict.score.total)}` : '';
  const heading = project === undefined ? [] : [`${paint.bold(printable(project))}${paint.dim(state)}`, ''];
  return [...heading, ...rows].join('\n');
}

function drawSection(
  report: Report,
  section: ReportSection,
  context: ReportContext,
  paint: ChalkInstance,
): string[] {
  const color =
    { passed: paint.green, failed: paint.red, error: paint.red, warnings: paint.yellow }[
      section.status as 'passed'
    ] ?? paint.dim;
  const lines = [
    `${color(MARKS[section.status])} ${paint.bold(section.title.padEnd(12))} ${printable(section.evidence)}`,
  ];
  const open = report.findings.filter(
    (finding) =>
      finding.category === section.id &&
      finding.project === section.project &&
      !finding.suppressed &&
      !finding.baseline,
  );
  const worst = [...open]
    .sort((a, b) => rank(a) - rank(b))
    .filter((one) => !context.quiet || one.severity === 'error');
  const limit = context.verbose ? worst.length : SHOWN;
  const indent = ' '.repeat(4);
  for (const finding of worst.slice(0, limit))
    lines.push(`${indent}${drawFinding(finding, section.project, paint)}`);
  if (worst.length > limit) lines.push(paint.dim(`${indent}… ${worst.length - limit} more`));
  if (section.id === 'migrations') lines.push(...drawMigrations(report, section, indent));
  if (section.action)
    lines.push(`${indent}${paint.cyan('→')} ${placeHints(printable(section.action), context.folder)}`);
  if (context.verbose && section.passed?.length) {
    lines.push(
      paint.dim(
        `${indent}passed: ${section.passed.map((rule) => rule.slice(rule.indexOf('/') + 1)).join(', ')}`,
      ),
    );
  }
  return lines;
}

function drawMigrations(report: Report, section: ReportSection, indent: string): string[] {
  const own = (report.migrations ?? []).filter(
    ({ places }) =>
      section.project === undefined || places.some(({ file }) => file.startsWith(`${section.project}/`)),
  );
  const rows = own.slice(0, SHOWN).map(({ title, risk, places }) => {
    const [first] = places;
    return `${indent}${first ? `${printable(first.file)}:${first.line} ` : ''}${printable(title)} (${risk})`;
  });
  return own.length > SHOWN ? [...rows, `${indent}… ${own.length - SHOWN} more`] : rows;
}

function drawFinding(finding: ReportFinding, project: string | undefined, paint: ChalkInstance): string {
  const file =
    finding.file && project !== undefined && finding.file.startsWith(`${project}/`)
      ? finding.file.slice(project.length + 1)
      : finding.file;
  const place =
    file === undefined ? '' : `${printable(file)}${finding.range ? `:${finding.range.start.line}` : ''} `;
  const label = labelOf(finding);
  const color =
    { error: paint.red, warning: paint.yellow, info: paint.blue }[label as 'error'] ?? paint.magenta;
  return `${color(label.padEnd(7))} ${place}${finding.message} ${paint.dim(finding.rule)}`;
}

function rank({ outcome, severity }: ReportFinding): number {
  return outcome === 'fail' ? { error: 0, warning: 1, info: 3 }[severity] : 2;
}

const scoreOf = (total: number | null | undefined) => (typeof total === 'number' ? ` · ${total} of 100` : '');

function drawEnd(
  report: Report,
  sections: readonly ReportSection[],
  { folder }: ReportContext,
  paint: ChalkInstance,
): string {
  const counts = describeCounts({ ...report, verdict: undefined } as unknown as Report);
  if (!report.verdict) return counts;
  const color =
    report.verdict === 'not-ready' ? paint.red : report.verdict === 'ready' ? paint.green : paint.yellow;
  const blockers = report.score?.blockers?.length ?? 0;
  const because = blockers > 0 ? ` (${plural(blockers, 'error')} in the way, whatever the score)` : '';
  const decided = report.score ? describeCategories(report.score) : '';
  const step = (wanted: ReportSection['status']) =>
    sections.find(({ status, action }) => action && status === wanted)?.action;
  const next = step('failed') ?? step('warnings');
  return [
    ...describeBaseline(report),
    counts,
    `${color.bold(describeDecision(report))}${scoreOf(report.score?.total)}${because}`,
    ...(decided ? [paint.dim(decided)] : []),
    ...(next ? [`next: ${placeHints(printable(next), folder)}`] : []),
  ].join('\n');
}
