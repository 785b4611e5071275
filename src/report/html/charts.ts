import { daysBetween } from '../../core/calendar.js';
import { type Html, html } from './escape.js';
import type { Tone } from './words.js';

/** The score as a ring, with its number as text. */
export function drawRing(score: number | null | undefined, tone: Tone): Html {
  const value = typeof score === 'number' ? score : 0;
  const around = 2 * Math.PI * 50;
  const shown = typeof score === 'number' ? String(score) : '–';
  const arc =
    value > 0
      ? html`<circle class="stroke-${tone}" cx="64" cy="64" r="50" fill="none" stroke-width="12" stroke-dasharray="${((around * value) / 100).toFixed(1)} ${around.toFixed(1)}" transform="rotate(-90 64 64)"/>`
      : undefined;
  return html`<svg class="ring" width="128" height="128" viewBox="0 0 128 128" role="img" aria-label="score ${shown} of 100"><circle class="stroke-track" cx="64" cy="64" r="50" fill="none" stroke-width="12"/>${arc}<text class="ring-number" x="64" y="60" text-anchor="middle" dominant-baseline="central">${shown}</text><text class="ring-unit" x="64" y="86" text-anchor="middle">of 100</text></svg>`;
}

/** A part of a bar: how much of the whole, and what it is. */
export interface Share {
  readonly value: number;
  readonly tone: Tone;
  readonly label: string;
}

/** A bar of parts, each as wide as its share; what it shows is in its label too. */
export function drawShares(shares: readonly Share[]): Html {
  const total = shares.reduce((sum, { value }) => sum + value, 0);
  const shown = shares.filter(({ value }) => value > 0);
  const words = shown.map(({ value, label }) => `${value} ${label}`).join(', ') || 'nothing decided';
  let at = 0;
  const parts = shown.map(({ value, tone }) => {
    const width = (value / total) * 100;
    const part = html`<rect class="fill-${tone}" x="${at.toFixed(2)}" width="${width.toFixed(2)}" height="10"/>`;
    at += width;
    return part;
  });
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="${words}"><title>${words}</title><rect class="fill-track" width="100" height="10"/>${parts}</svg>`;
}

const SPAN = 365;

/** The last day of a model against today, from a year before to a year after. Its words stand beside it. */
export function drawLastDay(asOf: string, lastDay: string, tone: Tone): Html | undefined {
  const days = daysBetween(asOf, lastDay);
  if (!Number.isFinite(days)) return undefined;
  const x = 80 + (Math.max(-SPAN, Math.min(SPAN, days)) / SPAN) * 74;
  const [from, to] = [Math.min(80, x), Math.max(80, x)];
  return html`<svg class="track" width="160" height="14" viewBox="0 0 160 14" aria-hidden="true"><rect class="fill-track" x="0" y="5.5" width="160" height="3" rx="1.5"/><rect class="fill-${tone}" x="${from.toFixed(1)}" y="5.5" width="${(to - from).toFixed(1)}" height="3"/><rect class="fill-ink" x="79.25" y="1" width="1.5" height="12"/><circle class="fill-${tone}" cx="${x.toFixed(1)}" cy="7" r="5"/></svg>`;
}
