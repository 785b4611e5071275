import { describeVerdict } from './live-provider.js';
import {
  escapeMarkdown as esc,
  markdownCode as code,
  markdownFold as fold,
  markdownTable as table,
} from './markdown-text.js';
import type { Report } from './types.js';

/** The providers: configuration, model with its last day, what the provider answered. */
export function drawProviders({ providers, projects = [] }: Report): string {
  if (providers.length === 0) return '';
  const isSeveral = projects.length > 1;
  const rows = providers.map((provider) => {
    const { name, project, readiness, model, probe } = provider;
    const until = model?.shutdown
      ? ` (${model.status === 'retired' ? 'shut down' : 'until'} ${model.shutdown})`
      : '';
    const next = model?.replacement === undefined ? '' : ` → ${model.replacement}`;
    const why = probe.reason && probe.asked === true ? ` (${probe.reason})` : '';
    return [
      ...(isSeveral ? [project === undefined ? '' : code(project, true)] : []),
      esc(name),
      esc(readiness),
      model ? esc(`${model.id}, ${model.status}${until}${next}`) : '',
      esc(`${describeVerdict(provider)}${why}`),
    ];
  });
  const head = ['', 'configuration', 'model', 'live'];
  return fold('Providers', table(isSeveral ? ['project', ...head] : head, rows));
}

const MOST_PLACES = 3;

/** What `catalyst migrate-config` would do. */
export function drawMigrations({ migrations = [] }: Report): string {
  if (migrations.length === 0) return '';
  const rows = migrations.map(({ title, risk, state, places }) => {
    const shown = places.slice(0, MOST_PLACES).map(({ file, line }) => code(`${file}:${line}`));
    const more = places.length > MOST_PLACES ? ', …' : '';
    return `- ${esc(title)} (${state}, ${risk}): ${shown.join(', ')}${more}`;
  });
  const title = migrations.length === 1 ? '1 pending migration' : `${migrations.length} pending migrations`;
  return fold(title, rows.join('\n'));
}

/** What was not checked, and why. */
export function drawUnchecked({ unchecked = [] }: Report): string {
  if (unchecked.length === 0) return '';
  return fold('Not checked', unchecked.map(({ what, why }) => `- ${esc(what)}: ${esc(why)}`).join('\n'));
}
