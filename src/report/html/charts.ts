import type { ReportProvider } from '../types.js';
import { type Html, html } from './escape.js';

/** The score as a ring, with its number as text. */
export function drawRing(score: number | null | undefined, tone: string): Html {
  const value = typeof score === 'number' ? score : 0;
  const around = 2 * Math.PI * 52;
  const shown = typeof score === 'number' ? String(score) : '–';
  return html`<svg width="128" height="128" viewBox="0 0 128 128" role="img" aria-label="score ${shown} of 100"><circle cx="64" cy="64" r="52" fill="none" stroke="var(--track)" stroke-width="11"/><circle cx="64" cy="64" r="52" fill="none" stroke="var(--${tone})" stroke-width="11" stroke-linecap="round" stroke-dasharray="${((around * value) / 100).toFixed(1)} ${around.toFixed(1)}" transform="rotate(-90 64 64)"/><text x="64" y="64" text-anchor="middle" dominant-baseline="central" font-size="34" font-weight="650">${shown}</text><text x="64" y="90" text-anchor="middle" font-size="12" opacity=".75">of 100</text></svg>`;
}

const DAY = 86_400_000;
const SPAN = 365;

/** The last day of each provider's model against today: a year before to a year after. */
export function drawTimeline(providers: readonly ReportProvider[], asOf: string): Html | undefined {
  const today = Date.parse(`${asOf}T00:00:00Z`);
  const rows = providers.flatMap(({ name, model }) => {
    const day = model?.shutdown ? Date.parse(`${model.shutdown}T00:00:00Z`) : Number.NaN;
    return Number.isFinite(day)
      ? [{ name, id: model!.id, shutdown: model!.shutdown!, days: Math.round((day - today) / DAY) }]
      : [];
  });
  if (rows.length === 0) return undefined;
  const height = rows.length * 26 + 34;
  const x = (days: number) => 210 + ((Math.max(-SPAN, Math.min(SPAN, days)) + SPAN) / (2 * SPAN)) * 470;
  const words = rows.map(({ name, id, shutdown }) => `${name}: ${id} until ${shutdown}`).join('; ');
  return html`<div class="scroll" tabindex="0" role="region" aria-label="last days of the models"><svg width="720" height="${height}" viewBox="0 0 720 ${height}" role="img" aria-label="${words}"><line x1="${x(0)}" x2="${x(0)}" y1="4" y2="${height - 26}" stroke="var(--soft)" stroke-dasharray="3 3"/><text x="${x(0)}" y="${height - 8}" text-anchor="middle" font-size="12">${asOf}</text>${rows.map(
    ({ name, days, shutdown }, i) => {
      const tone = days < 0 ? 'bad' : days <= 90 ? 'warn' : 'good';
      const y = i * 26 + 18;
      return html`<text x="0" y="${y + 4}" font-size="13">${name}</text><line x1="${Math.min(x(0), x(days)).toFixed(1)}" x2="${Math.max(x(0), x(days)).toFixed(1)}" y1="${y}" y2="${y}" stroke="var(--${tone})" stroke-width="4" stroke-linecap="round"/><circle cx="${x(days).toFixed(1)}" cy="${y}" r="6" fill="var(--${tone})"/><text x="${(days < 0 ? x(days) - 12 : x(days) + 12).toFixed(1)}" y="${y + 4}" text-anchor="${days < 0 ? 'end' : 'start'}" font-size="11" opacity=".85">${Math.abs(days) > SPAN ? shutdown : ''}</text>`;
    },
  )}</svg></div>`;
}

/** A bar of 0 to 100. */
export function drawBar(value: number | null): Html {
  return html`<div class="bar" role="img" aria-label="${value === null ? 'nothing decided' : `${value} of 100`}"><i style="width:${value ?? 0}%"></i></div>`;
}
