import { SEVERITY_WEIGHTS } from '../core/score.js';
import { labelOf } from './compact.js';
import { frameLines } from './frame.js';
import { listOpen } from './listed.js';
import {
  escapeMarkdown as esc,
  markdownBlock,
  markdownCode as code,
  markdownFold as fold,
  markdownTable as table,
} from './markdown-text.js';
import { drawMigrations, drawProviders, drawUnchecked } from './markdown-evidence.js';
import { countStale, describeCounts, describeVerdict, plural } from './summary-line.js';
import type { Report, ReportContext, ReportFinding, Reporter, ScoreCategory } from './types.js';

/** GitHub takes comments of 65,536 characters, and a step summary of a mebibyte. */
const MOST_CHARACTERS = 60_000;
const LEFT_OUT = '_Left out, for GitHub would not show so much: `-f html` and `-f json` have all of it._';
const MARKS = {
  passed: '✅',
  warnings: '⚠️',
  failed: '❌',
  unknown: '❔',
  error: '💥',
  'not-applicable': '➖',
} as const;
const VERDICT_MARKS = { ready: '✅', 'ready-with-warnings': '⚠️', 'not-ready': '❌' } as const;

/** Markdown for a pull request or a step summary: verdict first, details folded, cut with a word where it is too long. */
export const renderMarkdown: Reporter = (report, context) => {
  const around = [
    drawHead(report),
    drawComparison(report),
    drawBaseline(report),
    drawProjects(report),
    drawSections(report),
    drawBlockers(report),
    drawArithmetic(report),
    drawProviders(report),
    drawMigrations(report),
    drawUnchecked(report),
  ].filter((part) => part !== '');
  const parts: string[] = [];
  let left = MOST_CHARACTERS;
  for (const part of around) {
    if (part.length > left) {
      parts.push(LEFT_OUT);
      left = 0;
      break;
    }
    parts.push(part);
    left -= part.length + 2;
  }
  return `${[...parts, ...drawFindings(report, context, left)].join('\n\n')}\n`;
};

function drawHead(report: Report): string {
  const { verdict, score, command, asOf } = report;
  const words = verdict
    ? `${VERDICT_MARKS[verdict]} ${describeVerdict(verdict)}`
    : `catalyst ${esc(command)}`;
  const total = typeof score?.total === 'number' ? ` · ${score.total} of 100` : '';
  const { verdict: _, ...rest } = report;
  return `## ${words}${total}\n\n${describeCounts(rest)}. Dates as of ${asOf}.`;
}

function drawComparison({ comparison }: Report): string {
  if (!comparison) return '';
  const { fixed, undecided = [], suppressed = 0, notes = [], persisting, verdict, total } = comparison;
  const counts = [
    `**${comparison.new} new**`,
    `**${fixed.length} fixed**`,
    `${persisting} as before`,
    ...(suppressed > 0 ? [`${suppressed} suppressed since`] : []),
    ...(undecided.length > 0 ? [`${undecided.length} not looked at again`] : []),
  ].join(', ');
  const was = verdict
    ? ` It was ${describeVerdict(verdict)}${typeof total === 'number' ? `, ${total} of 100` : ''}.`
    : '';
  return [
    `### Since ${esc(comparison.with)}`,
    `${counts}.${was}`,
    ...notes.map((note) => `_Mind that ${esc(note)}._`),
    ...listGone('Fixed', fixed),
    ...listGone('Not looked at again: neither fixed nor open', undecided),
  ].join('\n\n');
}

/** What the baseline holds back is not listed; what it names for nothing is. */
function drawBaseline({ baseline }: Report): string {
  if (!baseline) return '';
  const { file, known, stale } = baseline;
  const held = `${code(file)} holds back ${plural(known, 'known finding')}; verdict and score count ${known === 1 ? 'it' : 'them'}.`;
  if (stale.length === 0) return held;
  const rows = stale
    .slice(0, MOST_GONE)
    .map((entry) => `- ${entry.file === undefined ? '' : `${code(entry.file)} `}${code(entry.rule)}`);
  const more = stale.length > MOST_GONE ? [`- … ${stale.length - MOST_GONE} more`] : [];
  const list = fold(countStale(stale.length), [...rows, ...more].join('\n'));
  return `${held}\n\n${list}\n\n${code('catalyst doctor --baseline prune')} takes them out.`;
}

const MOST_GONE = 20;

function listGone(title: string, findings: readonly ReportFinding[]): string[] {
  if (findings.length === 0) return [];
  const more = findings.length > MOST_GONE ? [`- … ${findings.length - MOST_GONE} more`] : [];
  const rows = findings.slice(0, MOST_GONE).map((one) => `- ${placeOf(one)}${esc(one.message)}`);
  return [fold(title, [...rows, ...more].join('\n'))];
}

function drawProjects({ projects = [] }: Report): string {
  if (projects.length < 2) return '';
  const rows = projects.map(({ path, verdict, score, summary }) => [
    code(path, true),
    `${VERDICT_MARKS[verdict]} ${describeVerdict(verdict)}`,
    `${score.total ?? '–'}`,
    `${summary.errors}`,
    `${summary.warnings}`,
    `${summary.unknown}`,
  ]);
  return table(['project', 'verdict', 'score', 'errors', 'warnings', 'undecided'], rows);
}

/** Rows of the one project; of several, the table of projects stands for them. */
function drawSections({ sections = [], projects = [], score }: Report): string {
  if (sections.length === 0 || projects.length > 1) return '';
  const scores = new Map(score?.categories.map((one) => [one.id, one.score]));
  const rows = sections.map(({ id, title, status, evidence, action }) => [
    `${MARKS[status]} ${esc(title)}`,
    `${scores.get(id) ?? ''}`,
    esc(evidence),
    action === undefined ? '' : esc(action),
  ]);
  return table(['', 'score', 'seen', 'next'], rows);
}

const MOST_BLOCKERS = 10;

function drawBlockers({ score }: Report): string {
  const blockers = score?.blockers ?? [];
  if (blockers.length === 0) return '';
  const rows = blockers.slice(0, MOST_BLOCKERS).map(({ file, line, message, rule }) => {
    const place = file === undefined ? '' : `${code(`${file}${line === undefined ? '' : `:${line}`}`)} `;
    return `- ${place}${esc(message)} (${code(rule)})`;
  });
  const more = blockers.length - MOST_BLOCKERS;
  return `### What stands in the way\n\n${rows.join('\n')}${more > 0 ? `\n- … ${more} more below` : ''}`;
}

/** What a reader needs to compute the score again. */
function drawArithmetic({ score }: Report): string {
  if (!score || score.categories.length === 0) return '';
  const weights = score.severityWeights ?? SEVERITY_WEIGHTS;
  const rows = score.categories.map((category) => {
    const { id, score: own, weight, unknown, notApplicable } = category;
    const counts = (['error', 'warning', 'info'] as const).map((one) => passedOf(category, one));
    return [esc(id), ...counts, `${own ?? '–'}`, `${weight}`, `${unknown}`, `${notApplicable}`];
  });
  const heads = (['error', 'warning', 'info'] as const).map((one) => `${one} ×${weights[one]}`);
  const decided = score.categories.filter((one) => one.score !== null);
  const sum = decided.map((one) => `${one.score} × ${one.weight}`).join(' + ');
  const weight = decided.reduce((all, one) => all + one.weight, 0);
  return fold(
    'How the score follows from the checks',
    `${table(['', ...heads, 'score', 'weight', 'undecided', 'not applicable'], rows)}\n\nPassed of decided, each times its points, gives the score of a category; (${sum}) ÷ ${weight} = **${score.total ?? '–'}**. One open error is enough for “not ready”.`,
  );
}

function passedOf({ bySeverity }: ScoreCategory, severity: 'error' | 'warning' | 'info'): string {
  if (!bySeverity) return '';
  const { passed, failed } = bySeverity[severity];
  return `${passed} of ${passed + failed}`;
}

/** The findings, by severity, as many as there is room for; errors with their lines. */
function drawFindings(report: Report, context: ReportContext, room: number): string[] {
  const open = listOpen(report);
  const parts: string[] = [];
  let left = room;
  for (const label of ['error', 'warning', 'unknown', 'broken', 'info']) {
    const own = open.filter((finding) => labelOf(finding) === label);
    if (own.length === 0 || left <= 0) continue;
    const rows: string[] = [];
    for (const finding of own) {
      const row = drawFinding(finding, context);
      left -= row.length + 1;
      if (left <= 0) break;
      rows.push(row);
    }
    const cut = own.length - rows.length;
    if (cut > 0) rows.push(`- … ${cut} more`);
    const title =
      { unknown: 'undecided', info: 'notes', error: 'errors', warning: 'warnings' }[label] ?? label;
    parts.push(fold(`${own.length} ${title}`, rows.join('\n')));
  }
  return left <= 0 && open.length > 0 ? [...parts, LEFT_OUT] : parts;
}

const FIX_WORDS = { safe: '--fix', unsafe: '--unsafe-fixes', display: 'change' } as const;

function drawFinding(finding: ReportFinding, context: ReportContext): string {
  const { message, advice, rule, state, fix } = finding;
  const fresh = state === 'new' ? '**new** ' : '';
  const next = advice === undefined ? '' : ` — ${esc(advice)}`;
  const how = fix ? ` — ${code(FIX_WORDS[fix.safety])}: ${esc(fix.title)}` : '';
  const head = `- ${fresh}${placeOf(finding)}${esc(message)}${next}${how} (${code(rule)})`;
  if (labelOf(finding) !== 'error') return head;
  const frame = frameLines(finding, { ...context, color: false, width: 120 });
  return frame.length > 0 ? `${head}\n${markdownBlock(frame, '  ')}` : head;
}

function placeOf({ file, range }: ReportFinding): string {
  return file === undefined ? '' : `${code(`${file}${range ? `:${range.start.line}` : ''}`)} `;
}
