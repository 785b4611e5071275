import { EXIT } from '../core/exit-code.js';
import { printable } from '../core/terminal-text.js';
import { rollBack } from '../migrations/apply/apply.js';
import { applyHost, describeSystemError } from './migrate-host.js';
import type { Session } from './session.js';

const STATES = {
  changed: 'was changed since',
  missing: 'is gone',
  'backup-missing': 'has no whole backup any more',
} as const;

/** `--rollback [id]`: gives back every byte of before a run, or says which files stand in the way. */
export async function rollback(session: Session, id: string | undefined): Promise<number> {
  const { host } = session;
  try {
    const result = await rollBack(await applyHost(session), id);
    if (result.ok) {
      await host.stdout.write(
        `the run ${result.run.of} was taken back: ${result.files.map(printable).join(', ')}\n`,
      );
      return EXIT.ok;
    }
    const lines = result.changed.map(({ path, state }) => `${printable(path)} ${STATES[state]}\n`).join('');
    await host.stdout.write(`the run ${result.run.id} was not taken back, nothing was written:\n${lines}`);
    await host.stdout.write(`what the files held before lies in .catalyst/backups/${result.run.id}/\n`);
    return EXIT.findings;
  } catch (error) {
    throw describeSystemError(error);
  }
}
