import { describeVerdict, plural } from '../summary-line.js';
import type { Report, ReportProject } from '../types.js';
import { drawShares } from './charts.js';
import { type Html, html } from './escape.js';
import { drawAreas } from './overview.js';
import { STATUS, VERDICT_TONES } from './words.js';

const SHORT: Readonly<Record<string, string>> = {
  environment: 'Env',
  providers: 'Providers',
  dockerfile: 'Docker',
  compose: 'Compose',
  alignment: 'Align',
  project: 'Suppr.',
  migrations: 'Migr.',
};

/** All projects against all areas: where it hurts, at one look; the worst first. */
export function drawProjects(report: Report): Html | undefined {
  const { projects = [], sections = [] } = report;
  if (projects.length === 0) return undefined;
  // An area that no project has is no column; the others keep the order of the rows.
  const seen = new Set(sections.flatMap(({ id, status }) => (status === 'not-applicable' ? [] : [id])));
  const areas = [...new Map(sections.map(({ id, title }) => [id, title]))].filter(([id]) => seen.has(id));
  const cells = new Map(sections.map((one) => [`${one.project ?? '.'} ${one.id}`, one]));
  const rows = [...projects].sort(byNeed).map(({ path, verdict, score, summary }) => {
    const scores = new Map(score.categories.map((one) => [one.id, one.score]));
    const marks = areas.map(([id, title]) => {
      const section = cells.get(`${path} ${id}`);
      if (!section) return html`<td class="num" data-label="${title}"></td>`;
      const [mark, tone, word] = STATUS[section.status];
      const shown = scores.get(id) ?? '';
      return html`<td class="num nowrap" data-label="${title}" title="${section.evidence}"><span>${shown} <span class="mark ${tone}" role="img" aria-label="${title}: ${word}">${mark}</span></span></td>`;
    });
    return html`<tr><th scope="row"><a href="#findings" data-project="${path}"><code>${path}</code></a></th><td><span class="pill ${VERDICT_TONES[verdict]}">${describeVerdict(verdict)}</span></td><td class="num score" data-label="Score">${score.total ?? '–'}</td><td class="num" data-label="Errors">${summary.errors}</td><td class="num" data-label="Warnings">${summary.warnings}</td>${marks}</tr>`;
  });
  return html`<h2>Projects</h2>${drawSpread(projects)}<div class="panel scroll" tabindex="0" role="region" aria-label="projects"><table class="cards matrix"><thead><tr><th>Project</th><th>Verdict</th><th class="num">Score</th><th class="num">Errors</th><th class="num">Warnings</th>${areas.map(([id, title]) => html`<th class="num" title="${title}">${SHORT[id] ?? title}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

const ORDER = ['not-ready', 'ready-with-warnings', 'ready'] as const;

function byNeed(a: ReportProject, b: ReportProject): number {
  return (
    ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) ||
    (a.score.total ?? 101) - (b.score.total ?? 101) ||
    (a.path < b.path ? -1 : 1)
  );
}

/** How many projects came to which verdict. */
function drawSpread(projects: readonly ReportProject[]): Html | undefined {
  if (projects.length < 2) return undefined;
  const shares = ORDER.map((verdict) => ({
    value: projects.filter((one) => one.verdict === verdict).length,
    tone: VERDICT_TONES[verdict],
    label: describeVerdict(verdict),
  }));
  const words = shares
    .filter(({ value }) => value > 0)
    .map(({ value, tone, label }) => html`<span class="pill ${tone}">${value} ${label}</span> `);
  return html`<p>${plural(projects.length, 'project')}: ${words}</p><p>${drawShares(shares)}</p>`;
}

/** What was seen in each project, folded; or of the one project, open. */
export function drawAllAreas(report: Report): Html | undefined {
  const { sections = [], projects = [] } = report;
  if (sections.length === 0) return undefined;
  if (projects.length === 0) return html`<h2>By area</h2>${drawAreas(sections, report.score)}`;
  return html`<h2>By project and area</h2><div class="folds">${projects.map(({ path, score }) => {
    const own = sections.filter(({ project }) => (project ?? '.') === path);
    return (
      own.length > 0 &&
      html`<details class="fold"><summary><code>${path}</code></summary>${drawAreas(own, score)}</details>`
    );
  })}</div>`;
}
