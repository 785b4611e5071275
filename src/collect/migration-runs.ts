import type { Host } from '../host.js';
import type { JournalRun } from '../migrations/apply/journal.js';

/**
 * The runs of `migrate-config` that stand, as the project's journal has them.
 * @throws {UserError} when the journal is damaged, or written by a newer version
 */
export async function readRuns(host: Host, root: string): Promise<readonly JournalRun[]> {
  // Without the folder there is no journal, and no reason to load what reads it.
  if ((await host.stat(`${root}/.catalyst`))?.kind !== 'directory') return [];
  const { readJournal, standingRuns } = await import('../migrations/apply/journal.js');
  return standingRuns(await readJournal(await host.openStore(), root));
}

/**
 * Whether a run found the project to be Catalyst's. It may have renamed what that was seen by, and what it left for
 * later is still to be done.
 */
export async function wasCatalyst(host: Host, root: string): Promise<boolean> {
  // A damaged journal is told by who needs it.
  const runs = await readRuns(host, root).catch(() => []);
  return runs.some(({ profile }) => profile === 'catalyst');
}
