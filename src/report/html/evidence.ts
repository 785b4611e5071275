import { plural } from '../summary-line.js';
import type { Report, ReportMigration } from '../types.js';
import { type Html, html } from './escape.js';
import type { Tone } from './words.js';

const STATES: Readonly<Record<ReportMigration['state'], Tone>> = {
  pending: 'note',
  conflict: 'bad',
  manual: 'warn',
};
const SHOWN_PLACES = 4;

/** What `catalyst migrate-config` would do. */
export function drawMigrations({ migrations = [] }: Report): Html | undefined {
  if (migrations.length === 0) return undefined;
  const rows = migrations.map(({ title, risk, state, places }) => {
    const shown = places.slice(0, SHOWN_PLACES).map(({ file, line }) => html`<code>${file}:${line}</code> `);
    const more = places.length - SHOWN_PLACES;
    return html`<tr><th scope="row">${title}</th><td data-label="State"><span class="pill ${STATES[state]}">${state}</span></td><td data-label="Risk">${risk}</td><td class="small" data-label="Where"><span>${shown}${more > 0 && `and ${more} more`}</span></td></tr>`;
  });
  return html`<h2>Pending migrations</h2><div class="panel"><table class="cards"><thead><tr><th>Change</th><th>State</th><th>Risk</th><th>Where</th></tr></thead><tbody>${rows}</tbody></table></div><p class="small soft"><code>catalyst migrate-config</code> shows what would change, and changes nothing without <code>--write</code>.</p>`;
}

/** What was not checked, and why: none of it counts as passed. */
export function drawUnchecked({ unchecked = [] }: Report): Html | undefined {
  if (unchecked.length === 0) return undefined;
  return html`<h2>Not checked</h2><ul class="list panel">${unchecked.map(({ what, why }) => html`<li><b>${what}</b><span class="soft">${why}</span></li>`)}</ul>`;
}

/** What was looked at, and as what. */
export function drawFiles({ files, profile }: Report): Html | undefined {
  if (files.length === 0) return undefined;
  const rows = files.map(
    ({ path, kind, environment, note }) =>
      html`<tr><th scope="row"><code>${path}</code></th><td data-label="Kind">${kind}</td><td data-label="Environment">${environment}</td><td class="small soft" data-label="Note">${note}</td></tr>`,
  );
  const why =
    profile &&
    html`<p class="small soft">Judged by the ${profile.id} contract${profile.because.length > 0 && `, because of ${profile.because.join(', ')}`}.</p>`;
  return html`<h2>Looked at</h2><details class="fold"><summary>${plural(files.length, 'file')}</summary><div class="panel"><table class="cards"><thead><tr><th>File</th><th>Kind</th><th>Environment</th><th>Note</th></tr></thead><tbody>${rows}</tbody></table></div>${why}</details>`;
}
