import { describeVerdict, plural } from '../summary-line.js';
import type { Report, ReportSection } from '../types.js';
import { drawBar, drawTimeline } from './charts.js';
import { type Html, html } from './escape.js';

const STATUS: Readonly<Record<ReportSection['status'], readonly [string, string]>> = {
  passed: ['✓', 'good'],
  warnings: ['!', 'warn'],
  failed: ['✗', 'bad'],
  unknown: ['?', 'soft'],
  error: ['☠', 'bad'],
  'not-applicable': ['–', 'soft'],
};

export function drawSections({ sections = [] }: Report): Html | undefined {
  if (sections.length === 0) return undefined;
  return html`<h2>At a glance</h2><div class="grid">${sections.map(
    ({ title, project, status, evidence, action }) => {
      const [mark, tone] = STATUS[status];
      return html`<section class="panel"><h3><span class="${tone}" aria-label="${status}">${mark}</span> ${project === undefined ? title : `${project} · ${title}`}</h3><p class="small">${evidence}</p>${action === undefined ? undefined : html`<p class="small soft">→ ${action}</p>`}</section>`;
    },
  )}</div>`;
}

export function drawBlockers({ score }: Report): Html | undefined {
  const blockers = score?.blockers ?? [];
  if (blockers.length === 0) return undefined;
  return html`<h2>In the way</h2><details ${blockers.length <= 12 ? html`open` : undefined}><summary>${plural(blockers.length, 'error')}</summary><ul>${blockers.map(({ rule, message, file, line }) => html`<li>${file === undefined ? undefined : html`<code>${file}${line === undefined ? '' : `:${line}`}</code> `}${message} <span class="soft small">${rule}</span></li>`)}</ul></details>`;
}

export function drawComparison({ comparison }: Report): Html | undefined {
  if (!comparison) return undefined;
  return html`<h2>Since ${comparison.with}</h2><p>${comparison.new} new, ${comparison.fixed.length} fixed, ${comparison.persisting} as before.${comparison.verdict ? html` It was ${describeVerdict(comparison.verdict)}${typeof comparison.total === 'number' ? `, ${comparison.total} of 100` : ''}.` : undefined}</p>${comparison.fixed.length > 0 ? html`<details><summary>Fixed</summary><ul>${comparison.fixed.map(({ message, file, rule }) => html`<li>${file === undefined ? undefined : html`<code>${file}</code> `}${message} <span class="soft small">${rule}</span></li>`)}</ul></details>` : undefined}`;
}

export function drawProjects({ projects = [] }: Report): Html | undefined {
  if (projects.length === 0) return undefined;
  const tones = { ready: 'good', 'ready-with-warnings': 'warn', 'not-ready': 'bad' } as const;
  const worst = [...projects].sort(
    (a, b) => (a.score.total ?? 101) - (b.score.total ?? 101) || (a.path < b.path ? -1 : 1),
  );
  return html`<h2>Projects</h2><div class="panel scroll" tabindex="0" role="region" aria-label="projects"><table><thead><tr><th>Project</th><th>Verdict</th><th class="num">Score</th><th></th><th class="num">Errors</th><th class="num">Warnings</th><th class="num">Undecided</th></tr></thead><tbody>${worst.map(({ path, verdict, score, summary }) => html`<tr><td><code>${path}</code></td><td class="${tones[verdict]}">${describeVerdict(verdict)}</td><td class="num">${score.total ?? '–'}</td><td>${drawBar(score.total)}</td><td class="num">${summary.errors}</td><td class="num">${summary.warnings}</td><td class="num">${summary.unknown}</td></tr>`)}</tbody></table></div>`;
}

/** The arithmetic of the score, for whoever wants to do it again. */
export function drawCategories({ score }: Report): Html | undefined {
  if (!score || score.categories.length === 0) return undefined;
  const weights = score.severityWeights;
  const rows = score.categories.map(
    ({ id, score: own, weight, passed, failed, unknown, notApplicable, bySeverity }) => {
      const sums = bySeverity && weights ? arithmetic(bySeverity, weights) : '';
      return html`<tr><td>${id}</td><td class="num">${own ?? '–'}</td><td>${drawBar(own)}</td><td class="num">${weight}</td><td class="num">${passed}</td><td class="num">${failed}</td><td class="num">${unknown}</td><td class="num">${notApplicable}</td><td class="small soft">${sums}</td></tr>`;
    },
  );
  const decided = score.categories.filter((category) => category.score !== null);
  const total = `(${decided.map(({ score: own, weight }) => `${own} × ${weight}`).join(' + ')}) / ${decided.reduce((sum, { weight }) => sum + weight, 0)} = ${score.total ?? '–'}`;
  return html`<h2>Score</h2><div class="panel scroll" tabindex="0" role="region" aria-label="score by category"><table><thead><tr><th>Category</th><th class="num">Score</th><th></th><th class="num">Weight</th><th class="num">Passed</th><th class="num">Failed</th><th class="num">Undecided</th><th class="num">Not applicable</th><th>How</th></tr></thead><tbody>${rows}</tbody></table></div><p class="small soft">Total: ${total}. A check of an error weighs ${weights?.error ?? 5}, of a warning ${weights?.warning ?? 3}, of a note ${weights?.info ?? 1}; what is undecided or not applicable counts nowhere.</p>`;
}

type Severities = 'error' | 'warning' | 'info';

function arithmetic(
  counts: Readonly<Record<Severities, { passed: number; failed: number }>>,
  weights: Readonly<Record<Severities, number>>,
): string {
  const all: readonly Severities[] = ['error', 'warning', 'info'];
  const sum = (pick: (one: Severities) => number) =>
    all.reduce((total, one) => total + pick(one) * weights[one], 0);
  return `${sum((one) => counts[one].passed)} of ${sum((one) => counts[one].passed + counts[one].failed)} points`;
}

export function drawProviders(report: Report): Html | undefined {
  const { providers, asOf } = report;
  if (providers.length === 0) return undefined;
  const rows = providers.map(({ name, readiness, model, probe, file }) => {
    const tone =
      readiness === 'ready' || readiness === 'local' ? 'good' : readiness === 'missing' ? 'soft' : 'warn';
    const live =
      probe.reason === 'not-probed'
        ? html`<span class="soft">not asked</span>`
        : html`<span class="${probe.verdict === 'verified' ? 'good' : probe.verdict === 'rejected' ? 'bad' : 'soft'}">${probe.verdict}</span>${probe.explanation === undefined ? undefined : html` <span class="small">${probe.explanation}</span>`}`;
    return html`<tr><td>${name}${file === undefined ? undefined : html`<br><code class="small soft">${file}</code>`}</td><td class="${tone}">${readiness}</td><td>${model ? html`<code>${model.id}</code>` : undefined}</td><td>${model ? `${model.status}${model.shutdown ? `, until ${model.shutdown}` : ''}` : ''}${model?.replacement ? html`<br><span class="small soft">then ${model.replacement}</span>` : undefined}</td><td>${live}</td></tr>`;
  });
  return html`<h2>Providers</h2><div class="panel scroll" tabindex="0" role="region" aria-label="providers"><table><thead><tr><th>Provider</th><th>Configuration</th><th>Model</th><th>Dates</th><th>Live</th></tr></thead><tbody>${rows}</tbody></table></div>${drawTimeline(providers, asOf)}`;
}

export function drawMigrations({ migrations = [] }: Report): Html | undefined {
  if (migrations.length === 0) return undefined;
  return html`<h2>Pending migrations</h2><ul>${migrations.map(({ title, risk, state, places }) => html`<li>${title} <span class="pill">${state}</span> <span class="pill">${risk}</span> ${places.slice(0, 4).map(({ file, line }) => html`<code class="small">${file}:${line}</code> `)}${places.length > 4 ? '…' : ''}</li>`)}</ul><p class="small soft">catalyst migrate-config shows what would change.</p>`;
}

export function drawUnchecked({ unchecked = [] }: Report): Html | undefined {
  if (unchecked.length === 0) return undefined;
  return html`<h2>Not checked</h2><ul>${unchecked.map(({ what, why }) => html`<li>${what}: <span class="soft">${why}</span></li>`)}</ul>`;
}
