import { labelOf } from '../compact.js';
import { frameLines } from '../frame.js';
import { plural } from '../summary-line.js';
import type { ReportContext, ReportFinding } from '../types.js';
import { type Html, html } from './escape.js';
import { SEVERITY_TONES, type Tone, stateOf } from './words.js';

const ORDER = ['error', 'warning', 'unknown', 'broken', 'info'];
const rank = (finding: ReportFinding) => ORDER.indexOf(labelOf(finding)) + (finding.suppressed ? 10 : 0);
const toneOf = (finding: ReportFinding): Tone =>
  finding.outcome === 'fail' ? SEVERITY_TONES[finding.severity] : 'soft';

/** The place of each finding on the page: its order in the report. */
export type AnchorOf = (finding: ReportFinding) => string;

/** Every finding by file, folded, worst first; with filters where scripts run. */
export function drawFindings(
  findings: readonly ReportFinding[],
  context: ReportContext,
  anchorOf: AnchorOf,
): Html {
  if (findings.length === 0) return html`<h2 id="findings">Findings</h2><p>Nothing was found.</p>`;
  const groups = new Map<string, ReportFinding[]>();
  for (const finding of findings) {
    const file = finding.file ?? finding.project ?? 'the project';
    const group = groups.get(file);
    if (group) group.push(finding);
    else groups.set(file, [finding]);
  }
  return html`<h2 id="findings">Findings</h2>${drawFilters(findings)}${[...groups].map(([file, own]) => drawGroup(file, own, context, anchorOf))}`;
}

function drawFilters(findings: readonly ReportFinding[]): Html {
  return html`<form id="filters" class="filters" role="search" aria-label="findings">${select('severity', 'Severity', findings.map(labelOf))}${select(
    'category',
    'Category',
    findings.map(({ category }) => category),
  )}${select(
    'project',
    'Project',
    findings.flatMap(({ project }) => project ?? []),
  )}${select('state', 'State', findings.map(stateOf))}<label>Text<input name="text" type="search" autocomplete="off"></label><button type="reset">Show all</button><button type="button" id="fold" aria-pressed="false">Unfold all</button><p id="shown" class="small soft" role="status"></p></form>`;
}

function select(name: string, label: string, all: readonly string[]): Html | undefined {
  const values = [...new Set(all)].sort();
  if (values.length < 2) return undefined;
  return html`<label>${label}<select name="${name}"><option value="">all</option>${values.map((value) => html`<option value="${value}">${value}</option>`)}</select></label>`;
}

function drawGroup(
  file: string,
  findings: readonly ReportFinding[],
  context: ReportContext,
  anchorOf: AnchorOf,
): Html {
  const sorted = [...findings].sort((a, b) => rank(a) - rank(b));
  const counts = ORDER.flatMap((label) => {
    const count = findings.filter((one) => !one.suppressed && labelOf(one) === label).length;
    return count > 0 ? [countText(count, label)] : [];
  });
  return html`<section class="group"><h3><code>${file}</code><span class="small soft">${counts.join(' · ')}</span></h3><div class="panel">${sorted.map((finding) => drawFinding(finding, context, anchorOf(finding)))}</div></section>`;
}

function countText(count: number, label: string): string {
  if (label === 'unknown' || label === 'broken')
    return `${count} ${label === 'unknown' ? 'undecided' : label}`;
  return plural(count, label === 'info' ? 'note' : label);
}

function drawFinding(finding: ReportFinding, context: ReportContext, anchor: string): Html {
  const { category, message, range, project } = finding;
  const label = labelOf(finding);
  const state = stateOf(finding);
  const line = range && html`<span class="line">line ${range.start.line}</span>`;
  return html`<details class="finding" data-severity="${label}" data-category="${category}" data-project="${project ?? ''}" data-state="${state}"><summary><span class="pill ${toneOf(finding)}">${label}</span><span class="text">${message}${state !== 'open' && html` <span class="pill ${state === 'new' ? 'bad' : 'soft'}">${state}</span>`}</span>${line}</summary>${drawBody(finding, context, anchor)}</details>`;
}

const FIX_WORDS = { safe: '--fix', unsafe: '--unsafe-fixes', display: 'Change' } as const;

function drawBody(finding: ReportFinding, context: ReportContext, anchor: string): Html {
  const { rule, advice, related, fix, suppression, aliases } = finding;
  const frame = frameLines(finding, { ...context, color: false, width: 120 });
  return html`<div class="body" id="${anchor}">${
    frame.length > 0 &&
    html`<pre tabindex="0">${frame.map(
      (line) => html`${line}
`,
    )}</pre>`
  }${advice !== undefined && html`<p><b>Next:</b> ${advice}</p>`}${fix && html`<p><b>${FIX_WORDS[fix.safety]}:</b> ${fix.title}</p>`}${related.map((one) => html`<p class="small"><code>${one.file}${one.range ? `:${one.range.start.line}` : ''}</code> ${one.message}</p>`)}${suppression && html`<p class="soft">Suppressed: ${suppression.reason}</p>`}<p class="small soft"><code>catalyst explain ${rule}</code>${aliases.length > 0 && html` · ${aliases.join(', ')}`}</p></div>`;
}
