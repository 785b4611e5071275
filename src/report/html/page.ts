import { sha256Base64 } from './hash.js';
import { describeVerdict, plural } from '../summary-line.js';
import type { Report, Reporter, Verdict } from '../types.js';
import { drawRing } from './charts.js';
import { type Html, html, ours } from './escape.js';
import { drawFindings } from './findings.js';
import {
  drawBlockers,
  drawCategories,
  drawComparison,
  drawMigrations,
  drawProjects,
  drawProviders,
  drawSections,
  drawUnchecked,
} from './parts.js';
import { SCRIPT, STYLE } from './style.js';

export const TONES: Readonly<Record<Verdict, string>> = {
  ready: 'good',
  'ready-with-warnings': 'warn',
  'not-ready': 'bad',
};

/** The readiness report as one page: nothing is fetched, everything is there without JavaScript, which adds filters. */
export const renderHtml: Reporter = (report, context) => {
  const title = report.verdict
    ? `${describeVerdict(report.verdict)} · ${report.root}`
    : `catalyst ${report.command}`;
  const body = html`${drawHeader(report)}<main>${[
    drawSections(report),
    drawBlockers(report),
    drawComparison(report),
    drawProjects(report),
    drawCategories(report),
    drawProviders(report),
    drawMigrations(report),
    drawFindings(report, context),
    drawUnchecked(report),
  ]}</main><footer class="soft small">catalyst ${report.tool.version} · dates as of ${report.asOf}${report.probedAt ? html` · providers asked ${report.probedAt}` : undefined} · values of files are masked</footer>`;
  return wrapPage(title, body);
};

/** The page round a body: a policy that lets nothing in but the style and the script that are written here. */
export function wrapPage(title: string, body: Html): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${sha256Base64(SCRIPT)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>\n${
    html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><title>${title}</title><style>${ours(STYLE)}</style></head><body>${body}<script>${ours(SCRIPT)}</script></body></html>`
      .html
  }\n`;
}

function drawHeader(report: Report): Html {
  const { verdict, score, summary } = report;
  const tone = verdict ? TONES[verdict] : 'note';
  const blockers = score?.blockers?.length ?? 0;
  return html`<header>${score ? drawRing(score.total, tone) : undefined}<div><h1>${verdict ? html`<span class="${tone}">${capital(describeVerdict(verdict))}</span>` : `catalyst ${report.command}`}</h1><p>${plural(summary.errors, 'error')}, ${plural(summary.warnings, 'warning')}, ${plural(summary.infos, 'note')}, ${summary.unknown} undecided; ${summary.passed} checks passed in ${plural(report.files.length, 'file')}.</p>${blockers > 0 ? html`<p class="soft">${plural(blockers, 'error')} in the way: whatever the score, it is not ready while one stands.</p>` : undefined}<p class="soft small">${report.root} · ${report.environment ?? 'several environments'} · as of ${report.asOf}${report.baseline ? html` · ${report.baseline.known} known findings held back by ${report.baseline.file}` : undefined}</p></div></header>`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
