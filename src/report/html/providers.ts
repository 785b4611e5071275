import { daysBetween } from '../../core/calendar.js';
import { describeLive } from '../live-provider.js';
import { describeProviders, plural } from '../summary-line.js';
import type { Report, ReportProvider } from '../types.js';
import { drawLastDay } from './charts.js';
import { type Html, html } from './escape.js';
import type { Tone } from './words.js';

/** Days before its end from which a model's date is shown as near. */
const NEAR = 90;

/** The providers: configuration, model, its last day against today, what the provider itself answered. */
export function drawProviders(report: Report): Html | undefined {
  const { providers, asOf } = report;
  if (providers.length === 0) return undefined;
  const projects = [...new Set(providers.map(({ project }) => project))];
  const legend = html`<p class="small soft">The line of a model's dates runs from a year before ${asOf} to a year after; the dot is its last day.</p>`;
  if (projects.length === 1) {
    const [project] = projects;
    const heading = project === undefined ? undefined : html` of <code>${project}</code>`;
    return html`<h2>Providers${heading}</h2>${drawTable(providers, asOf)}${legend}`;
  }
  return html`<h2>Providers</h2>${projects.map((project) => {
    const own = providers.filter((one) => one.project === project);
    const counts = describeProviders({ ...report, providers: own }) ?? '';
    return html`<details class="fold"><summary><code>${project ?? '.'}</code> <span class="soft">${counts}</span></summary>${drawTable(own, asOf)}</details>`;
  })}${legend}`;
}

function drawTable(providers: readonly ReportProvider[], asOf: string): Html {
  const files = new Set(providers.map(({ file }) => file));
  const rows = providers.map((provider) => {
    const { name, readiness, model, file } = provider;
    const place = files.size > 1 && file !== undefined && html`<br><code class="small soft">${file}</code>`;
    return html`<tr><th scope="row">${name}${place}</th><td data-label="Configuration"><span class="pill ${readinessTone(readiness)}">${readiness}</span></td><td data-label="Model">${model && html`<code>${model.id}</code>`}</td><td data-label="Dates">${model && drawDates(model, asOf)}</td><td data-label="Live">${drawLive(provider)}</td></tr>`;
  });
  return html`<div class="panel"><table class="cards"><thead><tr><th>Provider</th><th>Configuration</th><th>Model</th><th>Dates</th><th>Live</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function readinessTone(readiness: string): Tone {
  if (readiness === 'ready' || readiness === 'local') return 'good';
  return readiness === 'missing' ? 'soft' : readiness === 'malformed' ? 'bad' : 'warn';
}

function drawDates(
  { status, shutdown, replacement }: NonNullable<ReportProvider['model']>,
  asOf: string,
): Html {
  const days = shutdown === undefined ? Number.NaN : daysBetween(asOf, shutdown);
  const isOver = status === 'retired' || days <= 0;
  const tone: Tone = isOver ? 'bad' : days <= NEAR ? 'warn' : Number.isFinite(days) ? 'note' : 'good';
  const next =
    replacement !== undefined && html` <span class="small soft">→ <code>${replacement}</code></span>`;
  return html`<div><span class="${status === 'unknown' ? 'soft' : tone}">${describeDates(status, shutdown, days)}</span>${next}${shutdown !== undefined && drawLastDay(asOf, shutdown, tone)}</div>`;
}

function describeDates(status: string, shutdown: string | undefined, days: number): string {
  if (shutdown === undefined) {
    if (status === 'retired') return 'shut down';
    return status === 'unknown' ? 'not in the list' : status === 'active' ? 'no end announced' : status;
  }
  if (!Number.isFinite(days)) return `${status}, ${shutdown}`;
  return days <= 0
    ? `shut down ${shutdown}, ${plural(-days, 'day')} ago`
    : `until ${shutdown}, ${plural(days, 'day')} more`;
}

function drawLive(provider: ReportProvider): Html {
  const { verdict, time, model, credit, next } = describeLive(provider);
  if (provider.probe.reason === 'not-probed') return html`<span class="soft">not asked</span>`;
  const tone = verdict === 'verified' ? 'good' : verdict === 'rejected' ? 'bad' : 'soft';
  const more = [time, provider.model?.live ? model : '', credit, next].filter(
    (part) => part !== '' && part !== '–',
  );
  return html`<div><span class="pill ${tone}">${verdict}</span>${more.length > 0 && html`<br><span class="small">${more.join(' · ')}</span>`}</div>`;
}
