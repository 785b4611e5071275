import type { GlobalOptions } from '../cli-options.js';
import { EXIT } from '../core/exit-code.js';
import { printable } from '../core/terminal-text.js';
import type { Host } from '../host.js';
import { type DoctorOptions, runDoctor } from './doctor-run.js';
import { finishReport } from './finish.js';
import { openSession } from './session.js';

/**
 * `catalyst doctor`: every check that applies, over every project below the folder. Where a part broke
 * (an env file that cannot be read, an error of ours) the exit code is 2, whatever else was found: it is not the whole.
 */
export async function doctor(
  host: Host,
  _args: readonly string[],
  options: GlobalOptions & DoctorOptions,
): Promise<number> {
  const session = await openSession(host, options, 'doctor');
  const run = await runDoctor(session, options);
  if (options.quiet !== true) {
    for (const note of run.notes) await host.stderr.write(`catalyst: ${printable(note)}\n`);
  }
  const code = await finishReport(session, run);
  return run.broken ? EXIT.trouble : code;
}
