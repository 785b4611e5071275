import type { ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import { printable } from '../core/terminal-text.js';
import { placeHints } from './hints.js';
import { borderless } from './table-shape.js';
import type { ReportContext, ReportProvider } from './types.js';

/** The providers' states as a table; narrow terminals get plain lines. */
export function drawProviders(
  providers: readonly ReportProvider[],
  context: ReportContext,
  paint: ChalkInstance,
): string {
  const rows = providers.map((provider) => [
    provider.name,
    paintState(provider.readiness, paint),
    context.mask(printable(describeModel(provider))),
    describeProbe(provider),
  ]);
  const heading = paint.bold('Providers');
  const next = providers.some((provider) => provider.probe.reason === 'not-probed')
    ? `\n  ${paint.dim(placeHints('catalyst probe checks them live', context.folder))}`
    : '';
  if (context.width < 72) return `${heading}\n${rows.map((row) => `  ${row.join(' · ')}`).join('\n')}${next}`;
  const table = new Table({
    head: ['', 'configuration', 'model', 'live'],
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 2 },
    chars: borderless(),
  });
  table.push(...rows);
  const drawn = table.toString().replace(/(?<! ) +$/gm, '');
  return `${heading}\n${drawn.replace(/^/gm, '  ')}${next}`;
}

function paintState(state: string, paint: ChalkInstance): string {
  if (state === 'ready' || state === 'local') return paint.green(state);
  return state === 'missing' ? paint.dim(state) : paint.red(state);
}

function describeModel({ model }: ReportProvider): string {
  if (!model) return '–';
  if (model.status === 'retired')
    return `${model.id} (shut down${model.shutdown ? ` ${model.shutdown}` : ''})`;
  if (model.status === 'shutting-down') return `${model.id} (until ${model.shutdown ?? 'soon'})`;
  return model.status === 'unknown' ? `${model.id} (not in the list)` : model.id;
}

function describeProbe({ probe }: ReportProvider): string {
  if (probe.reason === 'not-probed') return 'not asked';
  return probe.reason ? `${probe.verdict} (${probe.reason})` : probe.verdict;
}
