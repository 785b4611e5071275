import type { Severity } from '../../core/finding.js';
import { SEVERITY_WEIGHTS } from '../../core/score.js';
import { countStale, describeVerdict, plural } from '../summary-line.js';
import type { Report, ReportSection, Score, ScoreBlocker, ScoreCategory } from '../types.js';
import { type Share, drawShares } from './charts.js';
import { type Html, html } from './escape.js';
import { STATUS, VERDICT_TONES, placeText } from './words.js';

const SHOWN_BLOCKERS = 8;

/** What keeps the verdict at not ready, each a link to its finding. */
export function drawBlockers(
  { score }: Report,
  anchorOf: (blocker: ScoreBlocker) => string | undefined,
): Html | undefined {
  const blockers = score?.blockers ?? [];
  if (blockers.length === 0) return undefined;
  const rows = blockers.map((blocker) => {
    const { message, file, line } = blocker;
    const anchor = anchorOf(blocker);
    const text = anchor === undefined ? message : html`<a class="plain" href="#${anchor}">${message}</a>`;
    return html`<li><code class="soft">${placeText(file, line) || 'the project'}</code><span>${text}</span></li>`;
  });
  const rest = rows.slice(SHOWN_BLOCKERS);
  return html`<h2>What stands in the way</h2><ul class="list panel">${rows.slice(0, SHOWN_BLOCKERS)}</ul>${rest.length > 0 && html`<details class="fold"><summary>${rest.length} more</summary><ul class="list panel">${rest}</ul></details>`}`;
}

/** A row an area: status, score, what was seen, the next step. */
export function drawAreas(sections: readonly ReportSection[], score: Score | undefined): Html | undefined {
  if (sections.length === 0) return undefined;
  const byId = new Map(score?.categories.map((category) => [category.id, category]));
  const rows = sections.map(({ id, title, status, evidence, action }) => {
    const [mark, tone, word] = STATUS[status];
    const category = byId.get(id);
    return html`<tr><th scope="row"><span class="mark ${tone}" role="img" aria-label="${word}">${mark}</span>${title}</th><td class="num score">${category?.score ?? ''}</td><td>${category && drawShares(sharesOf(category))}</td><td>${evidence}</td><td class="small soft">${action}</td></tr>`;
  });
  return html`<div class="panel"><table class="cards areas"><thead><tr><th>Area</th><th class="num">Score</th><th>Points</th><th>Seen</th><th>Next</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function sharesOf({ bySeverity, passed, failed }: ScoreCategory): Share[] {
  if (!bySeverity) {
    return [
      { value: passed, tone: 'good', label: 'passed' },
      { value: failed, tone: 'bad', label: 'failed' },
    ];
  }
  const lost = (severity: Severity) => bySeverity[severity].failed * SEVERITY_WEIGHTS[severity];
  return [
    { value: pointsOf(bySeverity, 'passed', SEVERITY_WEIGHTS), tone: 'good', label: 'points won' },
    { value: lost('error'), tone: 'bad', label: 'lost by errors' },
    { value: lost('warning'), tone: 'warn', label: 'lost by warnings' },
    { value: lost('info'), tone: 'note', label: 'lost by notes' },
  ];
}

type Counts = NonNullable<ScoreCategory['bySeverity']>;
type Weights = Readonly<Record<Severity, number>>;
const SEVERITIES = ['error', 'warning', 'info'] as const;

function pointsOf(counts: Counts, key: 'passed' | 'failed', weights: Weights): number {
  return SEVERITIES.reduce((sum, one) => sum + counts[one][key] * weights[one], 0);
}

/** The arithmetic of the score, whole, for whoever wants to do it again. */
export function drawArithmetic({ score }: Report): Html | undefined {
  if (!score || score.categories.length === 0) return undefined;
  const weights = score.severityWeights ?? SEVERITY_WEIGHTS;
  const rows = score.categories.map((category) => {
    const { id, weight, unknown, notApplicable, bySeverity, score: own } = category;
    return html`<tr><th scope="row">${id}</th><td class="small" data-label="Points">${bySeverity && sumText(bySeverity, weights)}</td><td class="num" data-label="Score">${own ?? '–'}</td><td class="num" data-label="Weight">${weight}</td><td class="num" data-label="Undecided">${unknown}</td><td class="num" data-label="Not applicable">${notApplicable}</td></tr>`;
  });
  return html`<details class="fold"><summary>How the score follows from the checks</summary><div class="panel"><table class="cards"><thead><tr><th>Category</th><th class="wrap">Points of checks that passed ÷ points of checks that were decided</th><th class="num">Score</th><th class="num">Weight</th><th class="num">Undecided</th><th class="num">Not applicable</th></tr></thead><tbody>${rows}</tbody></table><p class="pad small">${totalText(score)} A check is one rule over one file. One whose finding would be an error is worth ${weights.error}, a warning ${weights.warning}, a note ${weights.info}. What is undecided or not applicable is in no sum. Scores are rounded, and 100 only where nothing failed. One open error is enough for “not ready”, whatever the score.</p></div></details>`;
}

function sumText(counts: Counts, weights: Weights): Html {
  const term = (count: (one: Severity) => number) =>
    SEVERITIES.map((one) => `${weights[one]} × ${count(one)}`).join(' + ');
  const won = pointsOf(counts, 'passed', weights);
  const decided = won + pointsOf(counts, 'failed', weights);
  return html`<code>(${term((one) => counts[one].passed)}) ÷ (${term((one) => counts[one].passed + counts[one].failed)}) = ${won} ÷ ${decided}</code>`;
}

function totalText({ categories, total }: Score): Html | undefined {
  const decided = categories.filter(({ score }) => score !== null);
  if (decided.length === 0) return undefined;
  const sum = decided.map(({ score, weight }) => `${score} × ${weight}`).join(' + ');
  const weight = decided.reduce((all, one) => all + one.weight, 0);
  return html`Total: <code>(${sum}) ÷ ${weight} = ${total ?? '–'}</code>.`;
}

/** What the baseline holds back, and its entries that nothing matches any more. */
export function drawBaseline({ baseline }: Report): Html | undefined {
  if (!baseline) return undefined;
  const { file, known, stale } = baseline;
  const gone =
    stale.length > 0 &&
    html`<details class="fold"><summary>${countStale(stale.length)}</summary><p class="small soft">They were mended, or moved: <code>catalyst doctor --baseline prune</code> takes them out.</p><ul>${stale.map((entry) => html`<li>${entry.file !== undefined && html`<code>${entry.file}</code> `}<span class="soft small">${entry.rule}</span></li>`)}</ul></details>`;
  return html`<h2>Known before</h2><div class="panel pad"><p>${plural(known, 'finding')} held back by <code>${file}</code>: not listed below, counted in verdict and score.</p>${gone}</div>`;
}

/** What changed since another report. */
export function drawComparison({ comparison, score }: Report): Html | undefined {
  if (!comparison) return undefined;
  const { fixed, undecided = [], suppressed = 0, notes = [], persisting, verdict, total, asOf } = comparison;
  const was = verdict
    ? html`<p>It was <b class="${VERDICT_TONES[verdict]}">${describeVerdict(verdict)}</b>${typeof total === 'number' && html`, ${total} of 100${typeof score?.total === 'number' && ` (now ${score.total})`}`}${asOf && `, as of ${asOf}`}.</p>`
    : undefined;
  const tile = (count: number, label: string, tone: string) =>
    html`<li class="${count > 0 ? tone : ''}"><b>${count}</b>${label}</li>`;
  return html`<h2>Since ${comparison.with}</h2><div class="panel pad">${was}<ul class="tiles">${[
    tile(comparison.new, 'new', 'bad'),
    tile(fixed.length, 'fixed', 'good'),
    tile(persisting, 'as before', ''),
    suppressed > 0 && tile(suppressed, 'suppressed since', 'warn'),
    undecided.length > 0 && tile(undecided.length, 'not looked at again', 'warn'),
  ]}</ul>${notes.map((note) => html`<p class="small soft">Mind that ${note}.</p>`)}${listGone('fixed', fixed)}${listGone('not looked at again: neither fixed nor open', undecided)}</div>`;
}

function listGone(title: string, findings: Report['findings']): Html | undefined {
  if (findings.length === 0) return undefined;
  return html`<details class="fold"><summary>${plural(findings.length, 'finding')} ${title}</summary><ul>${findings.map(({ message, file, rule }) => html`<li>${file !== undefined && html`<code>${file}</code> `}${message} <span class="soft small">${rule}</span></li>`)}</ul></details>`;
}
