import { printable } from '../core/terminal-text.js';
import { labelOf } from './compact.js';
import { listOpen } from './listed.js';
import { describeCounts, describeVerdict } from './summary-line.js';
import type { Report, ReportFinding, Reporter } from './types.js';

/** GitHub takes comments of 65,536 characters, and a step summary of a mebibyte. */
const MOST_CHARACTERS = 60_000;
const MARKS = {
  passed: '✅',
  warnings: '⚠️',
  failed: '❌',
  unknown: '❔',
  error: '💥',
  'not-applicable': '➖',
} as const;

/** Markdown for a pull request or a step summary: verdict first, details folded, cut with a word where it is too long. */
export const renderMarkdown: Reporter = (report) => {
  const parts = [
    drawHead(report),
    drawSections(report),
    drawBlockers(report),
    drawComparison(report),
    drawFindings(report),
    drawProviders(report),
    drawMigrations(report),
    drawUnchecked(report),
  ].filter((part) => part !== '');
  const text: string[] = [];
  let length = 0;
  for (const part of parts) {
    if (length + part.length > MOST_CHARACTERS) {
      text.push(
        '_The rest is left out: it would be longer than GitHub shows. `-f html` or `-f json` has all of it._',
      );
      break;
    }
    text.push(part);
    length += part.length + 2;
  }
  return `${text.join('\n\n')}\n`;
};

function drawHead(report: Report): string {
  const verdict = report.verdict
    ? `${{ ready: '✅', 'ready-with-warnings': '⚠️', 'not-ready': '❌' }[report.verdict]} ${describeVerdict(report.verdict)}`
    : `catalyst ${report.command}`;
  const total = report.score?.total;
  const score = typeof total === 'number' ? ` · ${total} of 100` : '';
  const counts = describeCounts({ ...report, verdict: undefined } as unknown as Report);
  return `## ${verdict}${score}\n\n${counts}. Dates as of ${report.asOf}.`;
}

function drawSections({ sections = [] }: Report): string {
  if (sections.length === 0) return '';
  const rows = sections.map(
    ({ title, project, status, evidence, action }) =>
      `| ${MARKS[status]} ${cell(project === undefined ? title : `${project}: ${title}`)} | ${cell(evidence)} | ${action === undefined ? '' : cell(action)} |`,
  );
  return `| | seen | next |\n|---|---|---|\n${rows.join('\n')}`;
}

function drawBlockers({ score }: Report): string {
  const blockers = score?.blockers ?? [];
  if (blockers.length === 0) return '';
  const rows = blockers
    .slice(0, 10)
    .map(
      ({ file, line, message, rule }) =>
        `- ${file === undefined ? '' : `${code(`${file}${line === undefined ? '' : `:${line}`}`)} `}${escapeMarkdown(message)} (${code(rule)})`,
    );
  const more = blockers.length > 10 ? `\n- … ${blockers.length - 10} more below` : '';
  return `### In the way\n\n${rows.join('\n')}${more}`;
}

function drawComparison({ comparison }: Report): string {
  if (!comparison) return '';
  const fixed = comparison.fixed
    .slice(0, 20)
    .map((finding) => `- ${placeOf(finding)}${escapeMarkdown(finding.message)}`);
  return `### Since ${escapeMarkdown(comparison.with)}\n\n${comparison.new} new, ${comparison.fixed.length} fixed, ${comparison.persisting} as before.${fixed.length > 0 ? `\n\n${fold('Fixed', fixed.join('\n'))}` : ''}`;
}

function drawFindings(report: Report): string {
  const open = listOpen(report);
  if (open.length === 0) return '';
  const groups = ['error', 'warning', 'unknown', 'broken', 'info'].flatMap((label) => {
    const own = open.filter((finding) => labelOf(finding) === label);
    if (own.length === 0) return [];
    const rows = own.slice(0, 150).map((finding) => {
      const next = finding.advice === undefined ? '' : ` — ${escapeMarkdown(finding.advice)}`;
      const fresh = finding.state === 'new' ? '**new** ' : '';
      return `- ${fresh}${placeOf(finding)}${escapeMarkdown(finding.message)}${next} (${code(finding.rule)})`;
    });
    if (own.length > 150) rows.push(`- … ${own.length - 150} more`);
    return [fold(`${own.length} ${label}`, rows.join('\n'))];
  });
  return groups.join('\n\n');
}

function drawProviders({ providers }: Report): string {
  if (providers.length === 0) return '';
  const rows = providers.map(({ name, readiness, model, probe }) => {
    const until = model?.shutdown ? ` (until ${model.shutdown})` : '';
    const live =
      probe.reason === 'not-probed'
        ? 'not asked'
        : `${probe.verdict}${probe.reason ? ` (${probe.reason})` : ''}`;
    return `| ${cell(name)} | ${cell(readiness)} | ${model ? cell(`${model.id}, ${model.status}${until}`) : ''} | ${cell(live)} |`;
  });
  return fold('Providers', `| | configuration | model | live |\n|---|---|---|---|\n${rows.join('\n')}`);
}

function drawMigrations({ migrations = [] }: Report): string {
  if (migrations.length === 0) return '';
  const rows = migrations.map(
    ({ title, risk, state, places }) =>
      `- ${escapeMarkdown(title)} (${state}, ${risk}): ${places
        .slice(0, 3)
        .map(({ file, line }) => code(`${file}:${line}`))
        .join(', ')}${places.length > 3 ? ', …' : ''}`,
  );
  return fold(`${migrations.length} pending migrations`, rows.join('\n'));
}

function drawUnchecked({ unchecked = [] }: Report): string {
  if (unchecked.length === 0) return '';
  return fold(
    'Not checked',
    unchecked.map(({ what, why }) => `- ${escapeMarkdown(what)}: ${escapeMarkdown(why)}`).join('\n'),
  );
}

const fold = (title: string, body: string) =>
  `<details><summary>${title.replace(/[&<>]/g, '')}</summary>\n\n${body}\n\n</details>`;

function placeOf({ file, range }: ReportFinding): string {
  return file === undefined ? '' : `${code(`${file}${range ? `:${range.start.line}` : ''}`)} `;
}

const cell = (text: string) => escapeMarkdown(text).replaceAll('\n', ' ');

/** Text that Markdown, HTML and GitHub leave alone: no emphasis, no tags, no mentions, no links by themselves. */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .replace(/[\\`*_{}[\]#|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/\b(https?):\/\//g, '$1:\u200b//');
}

function code(text: string): string {
  const plain = printable(text).replace(/[|\n]/g, (char) => (char === '|' ? '\\|' : ' '));
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${plain} ${fence}` : `${fence}${plain}${fence}`;
}
