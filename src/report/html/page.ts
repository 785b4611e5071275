import { describeVerdict, plural } from '../summary-line.js';
import type { Report, ReportFinding, Reporter } from '../types.js';
import { drawRing } from './charts.js';
import { type Html, html, ours, textOf } from './escape.js';
import { drawFiles, drawMigrations, drawUnchecked } from './evidence.js';
import { drawFindings } from './findings.js';
import { sha256Base64 } from './hash.js';
import { drawArithmetic, drawBaseline, drawBlockers, drawComparison } from './overview.js';
import { drawAllAreas, drawProjects } from './projects.js';
import { drawProviders } from './providers.js';
import { SCRIPT, STYLE } from './style.js';
import { type Tone, VERDICT_TONES, capital } from './words.js';

/** The readiness report as one page: nothing is fetched, everything is there without JavaScript, which adds filters. */
export const renderHtml: Reporter = (report, context) => {
  // What the baseline knows is counted, and not listed among what is to be done.
  const listed = report.findings.filter(({ baseline }) => baseline !== true);
  const places = new Map<ReportFinding, string>(listed.map((finding, i) => [finding, `f${i + 1}`]));
  // One fingerprint may be in several projects: with the file it is one finding.
  const keyOf = ({ fingerprint, file }: Pick<ReportFinding, 'fingerprint' | 'file'>) =>
    `${fingerprint} ${file}`;
  const byKey = new Map(listed.map((finding) => [keyOf(finding), places.get(finding)!]));
  const body = html`${drawHeader(report)}<main>${[
    drawComparison(report),
    drawBaseline(report),
    drawProjects(report),
    drawBlockers(report, (blocker) => byKey.get(keyOf(blocker))),
    drawAllAreas(report),
    drawArithmetic(report),
    drawProviders(report),
    drawMigrations(report),
    drawFindings(listed, context, (finding) => places.get(finding)!),
    drawUnchecked(report),
    drawFiles(report),
  ]}</main>${drawFooter(report)}`;
  return wrapPage(`${capital(headlineOf(report))} · readiness report`, body);
};

const headlineOf = ({ verdict, command }: Report) =>
  verdict ? describeVerdict(verdict) : command === 'report' ? 'nothing to judge' : `catalyst ${command}`;

/** The page round a body, with a policy that lets nothing run or load but the style and the script written here. */
function wrapPage(title: string, body: Html): string {
  const policy = `default-src 'none'; style-src 'sha256-${sha256Base64(STYLE)}'; script-src 'sha256-${sha256Base64(SCRIPT)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>\n${textOf(
    html`<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><title>${title}</title><link rel="icon" href="data:,"><style>${ours(STYLE)}</style></head><body>${body}<script>${ours(SCRIPT)}</script></body></html>`,
  )}\n`;
}

function drawHeader(report: Report): Html {
  const { verdict, score, summary, asOf } = report;
  const tone: Tone = verdict ? VERDICT_TONES[verdict] : 'soft';
  const fresh = report.baseline ? 'new ' : '';
  return html`<header><div class="brand"><span><b>catalyst</b> readiness report${report.root !== '.' && html` · <code>${report.root}</code>`}</span><span>${describeScope(report)} · as of ${asOf}</span></div><div class="hero edge-${tone}">${score && drawRing(score.total, tone)}<div><h1 class="${tone}">${capital(headlineOf(report))}</h1><p class="lead">${explainVerdict(report)}</p><ul class="tiles">${[
    tile(summary.errors, `${fresh}errors`, 'bad'),
    tile(summary.warnings, `${fresh}warnings`, 'warn'),
    tile(summary.infos, `${fresh}notes`, ''),
    report.baseline && tile(report.baseline.known, 'known', ''),
    tile(summary.unknown, 'undecided', 'warn'),
    summary.suppressed > 0 && tile(summary.suppressed, 'suppressed', ''),
    tile(summary.passed, 'checks passed', 'good'),
  ]}</ul></div></div></header>`;
}

const tile = (count: number, label: string, tone: string) =>
  html`<li class="${count > 0 ? tone : ''}"><b>${count}</b>${label}</li>`;

/** Judged as what: the environments of the env files, not of their templates. */
function describeScope({ files, environment, projects }: Report): string {
  const own = new Set(files.filter(({ kind }) => kind === 'env').flatMap((file) => file.environment ?? []));
  const environments = environment ? [environment] : [...own].sort();
  return [
    plural(files.length, 'file'),
    ...(projects && projects.length > 1 ? [plural(projects.length, 'project')] : []),
    ...(environments.length > 0 ? [`judged for ${environments.join(', ')}`] : []),
  ].join(' · ');
}

function explainVerdict({ verdict, score, summary, baseline }: Report): Html {
  const blockers = score?.blockers?.length ?? summary.errors;
  const held =
    baseline && html` ${plural(baseline.known, 'known finding')} held back by <code>${baseline.file}</code>.`;
  if (verdict === 'not-ready') {
    return html`${plural(blockers, 'error')} ${blockers === 1 ? 'stands' : 'stand'} in the way. Whatever the score, it is not ready while one of them stands.${held}`;
  }
  if (verdict === 'ready-with-warnings')
    return html`Nothing that was checked keeps it from running; the warnings and what could not be decided need a look.${held}`;
  if (verdict === 'ready')
    return html`Everything that applies was checked, and nothing was found that matters.${held}`;
  return html`There are no env files, Dockerfiles or compose files here.${held}`;
}

function drawFooter({ tool, asOf, probedAt }: Report): Html {
  return html`<footer>catalyst ${tool.version} · dates judged as of ${asOf}${probedAt !== undefined && ` · providers asked ${probedAt}`} · values of files are masked · this page loads nothing and sends nothing</footer>`;
}
