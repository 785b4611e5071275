import { labelOf } from '../compact.js';
import { drawFrame } from '../frame.js';
import type { Report, ReportContext, ReportFinding } from '../types.js';
import { type Html, html } from './escape.js';

const TONES: Readonly<Record<string, string>> = {
  error: 'bad',
  warning: 'warn',
  info: 'note',
  unknown: 'soft',
  broken: 'soft',
};
const ORDER = ['error', 'warning', 'unknown', 'broken', 'info'];

/** Every finding, folded, worst first; with filters where scripts run. */
export function drawFindings(report: Report, context: ReportContext): Html | undefined {
  const { findings } = report;
  if (findings.length === 0) return html`<h2>Findings</h2><p>Nothing was found.</p>`;
  const sorted = [...findings].sort(
    (a, b) =>
      Number(a.suppressed) - Number(b.suppressed) || ORDER.indexOf(labelOf(a)) - ORDER.indexOf(labelOf(b)),
  );
  return html`<h2>Findings</h2>${drawFilters(findings)}${sorted.map((finding) => drawFinding(finding, context))}`;
}

function drawFilters(findings: readonly ReportFinding[]): Html {
  const states = [...new Set(findings.map(stateOf))].sort();
  return html`<form id="filters" class="filters" role="search" aria-label="filter findings">${select('severity', 'Severity', [...new Set(findings.map(labelOf))])}${select('category', 'Category', [...new Set(findings.map(({ category }) => category))])}${select('project', 'Project', [...new Set(findings.flatMap(({ project }) => project ?? []))])}${select('state', 'State', states)}<label>Text<input name="text" type="search" autocomplete="off"></label><p id="shown" class="small soft" role="status"></p></form>`;
}

function select(name: string, label: string, values: readonly string[]): Html | undefined {
  if (values.length < 2) return undefined;
  return html`<label>${label}<select name="${name}"><option value="">all</option>${[...values].sort().map((value) => html`<option value="${value}">${value}</option>`)}</select></label>`;
}

const stateOf = ({ suppressed, baseline, state }: ReportFinding) =>
  suppressed ? 'suppressed' : baseline === true ? 'known' : (state ?? 'open');

function drawFinding(finding: ReportFinding, context: ReportContext): Html {
  const { rule, category, message, advice, file, range, related, fix, suppression, aliases, project } =
    finding;
  const label = labelOf(finding);
  const state = stateOf(finding);
  const place =
    file === undefined ? undefined : `${file}${range ? `:${range.start.line}:${range.start.column}` : ''}`;
  const frame = drawFrame(finding, { ...context, color: false, width: 120 });
  return html`<details class="finding" data-severity="${label}" data-category="${category}" data-project="${project ?? ''}" data-state="${state}"><summary><span class="tag ${TONES[label] ?? 'soft'}">${label}</span><span>${message}${state === 'open' ? undefined : html` <span class="pill">${state}</span>`}</span>${place === undefined ? undefined : html`<code class="place">${place}</code>`}</summary><div class="body">${
    frame.length > 0
      ? html`<pre tabindex="0">${frame.map(
          (line) => html`${context.mask(line)}
`,
        )}</pre>`
      : undefined
  }${related.map((one) => html`<p class="small"><code>${one.file}${one.range ? `:${one.range.start.line}` : ''}</code> ${one.message}</p>`)}${advice === undefined ? undefined : html`<p><strong>Next:</strong> ${advice}</p>`}${fix ? html`<p>${fix.safety === 'display' ? 'Fix' : fix.safety === 'safe' ? '--fix' : '--unsafe-fixes'}: ${fix.title}</p>` : undefined}${suppression ? html`<p class="soft">Suppressed: ${suppression.reason}</p>` : undefined}<p class="small soft"><code>${rule}</code>${aliases.length > 0 ? html` · ${aliases.join(', ')}` : undefined} · catalyst explain ${rule}</p></div></details>`;
}
