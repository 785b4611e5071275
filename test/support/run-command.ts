import { createProgram } from '../../src/cli.js';
import type { Host } from '../../src/host.js';
import type { Report } from '../../src/report/types.js';
import { createMemoryHost } from './memory-host.js';

/** A run of a command over files that exist only in the test. */
export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly files: ReadonlyMap<string, string>;
}

/** Runs a command line (without `catalyst`) in `/project`. */
export async function runCommand(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  overrides: Partial<Host> = {},
): Promise<CommandRun> {
  const host = createMemoryHost(files, overrides);
  let code = -1;
  const program = createProgram(host, (value) => {
    code = value;
  });
  await program.parseAsync(['node', 'catalyst', ...args]);
  return { code, out: host.out(), err: host.err(), files: host.files };
}

/** The same with `-f json`, parsed. */
export async function runForReport(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  overrides: Partial<Host> = {},
): Promise<Report & { readonly code: number }> {
  const run = await runCommand(files, [...args, '-f', 'json'], overrides);
  return { ...(JSON.parse(run.out) as Report), code: run.code };
}
