import { createHttpClient } from '../../src/host/http.js';
import { probe } from '../../src/commands/probe.js';
import type { ProbeCommandOptions } from '../../src/commands/probe-options.js';
import type { Host } from '../../src/host.js';
import type { HttpClient } from '../../src/probe/http.js';
import type { Report } from '../../src/report/types.js';
import { createMemoryHost } from './memory-host.js';

/** A run of `catalyst probe` over files that exist only in the test. */
export interface ProbeRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly files: ReadonlyMap<string, string>;
}

export interface ProbeRunSetup extends Partial<Host> {
  readonly providers?: readonly string[];
  readonly options?: ProbeCommandOptions;
  readonly http?: HttpClient;
}

/** Writes an env file. */
export function envFile(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

/** Runs the command, over this machine's network unless a client is given. */
export async function runProbe(
  files: Readonly<Record<string, string>>,
  { providers = [], options = {}, http, ...overrides }: ProbeRunSetup = {},
): Promise<ProbeRun> {
  const host = createMemoryHost(files, {
    openHttp: async () => http ?? createHttpClient({ env: {} }),
    ...overrides,
  });
  const code = await probe(host, providers, { retries: 0, ...options });
  return { code, out: host.out(), err: host.err(), files: host.files };
}

/** The same with `-f json`. */
export async function runProbeJson(
  files: Readonly<Record<string, string>>,
  setup: ProbeRunSetup = {},
): Promise<Report & { readonly code: number }> {
  const run = await runProbe(files, { ...setup, options: { ...setup.options, format: ['json'] } });
  return { ...(JSON.parse(run.out) as Report), code: run.code };
}
