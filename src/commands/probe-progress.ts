import { createMasker } from '../core/mask.js';
import { printable } from '../core/terminal-text.js';
import type { Host } from '../host.js';
import type { ProbeProgress } from '../probe/run.js';
import { nameOf } from '../probe/targets.js';
import type { ProbeResult } from '../probe/types.js';
import type { ProviderId } from '../providers/types.js';

/** What is shown on standard error while providers are asked. */
export interface ProgressView {
  readonly show: (event: ProbeProgress) => Promise<void>;
  /** Takes the view away where the report follows in the same place. */
  readonly end: () => Promise<void>;
}

/**
 * A table that is drawn anew with each answer where a person looks at a terminal; a line an answer elsewhere; nothing
 * with `--quiet`.
 */
export function createProgressView(
  host: Host,
  providers: readonly ProviderId[],
  options: { readonly quiet: boolean; readonly secrets: Iterable<string> },
): ProgressView {
  const nothing = async (): Promise<void> => undefined;
  if (options.quiet || providers.length === 0) return { show: nothing, end: nothing };
  const mask = createMasker(options.secrets);
  const write = (text: string) => host.stderr.write(text);
  const isLive = host.stderr.isTerminal && !host.env['CI'] && host.env['TERM'] !== 'dumb';
  if (!isLive) {
    const show = async (event: ProbeProgress): Promise<void> => {
      if (event.kind === 'finished' && event.result.isProbed)
        await write(`catalyst: ${mask(describeAnswer(event.result))}\n`);
    };
    return { show, end: nothing };
  }
  const states = new Map<ProviderId, string>(providers.map((id) => [id, 'waiting']));
  let lines = 0;
  const draw = async (): Promise<void> => {
    const rows = [...states].map(([id, state]) =>
      fit(`  ${nameOf(id).padEnd(20)}${state}`, host.stderr.columns),
    );
    const up = goUp(lines);
    // Before the write: answers may come while it lasts.
    lines = rows.length;
    await write(`${up}${rows.map((row) => `\u001b[2K${mask(row)}\n`).join('')}`);
  };
  return {
    show: async (event) => {
      const id = event.kind === 'started' ? event.provider : event.result.provider;
      if (!states.has(id)) return;
      states.set(id, event.kind === 'started' ? 'asking …' : describeState(event.result));
      await draw();
    },
    end: async () => {
      // The report has the same rows and more.
      if (host.stdout.isTerminal && lines > 0) await write(`${goUp(lines)}\u001b[0J`);
    },
  };
}

function goUp(lines: number): string {
  return lines > 0 ? `\u001b[${lines}A\r` : '';
}

/** A row that wraps would be drawn again below itself. */
function fit(text: string, columns: number): string {
  const clean = printable(text);
  return clean.length < columns ? clean : `${clean.slice(0, Math.max(columns - 2, 1))}…`;
}

function describeAnswer(result: ProbeResult): string {
  return `${result.name}: ${describeState(result)}`;
}

function describeState({ verdict, reason, latencyMs }: ProbeResult): string {
  const why = verdict === 'unknown' ? ` (${reason})` : '';
  return `${verdict}${why}${latencyMs === undefined ? '' : `, ${latencyMs} ms`}`;
}
