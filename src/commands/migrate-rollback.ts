import { EXIT } from '../core/exit-code.js';
import { printable } from '../core/terminal-text.js';
import { rollBack } from '../migrations/apply/apply.js';
import type { JournalRun } from '../migrations/apply/journal.js';
import type { MigratableKind } from '../migrations/types.js';
import { isComposePath } from '../collect/compose-names.js';
import { isDockerfileName } from '../collect/dockerfile-names.js';
import { renderMaskedDiff } from '../report/diff.js';
import { createMasker } from '../core/mask.js';
import { applyHost, describeSystemError, frameOfPlanned, hiddenValues } from './migrate-host.js';
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
    const { id: run } = result.run;
    const lines = result.changed.map(({ path, state }) => `${printable(path)} ${STATES[state]}\n`).join('');
    await host.stdout.write(`the run ${run} was not taken back, nothing was written:\n${lines}`);
    for (const { path, state } of result.changed)
      if (state === 'changed') await showWayBack(session, path, result.run);
    await host.stdout.write(`what the files held before lies in .catalyst/backups/${run}/\n`);
    return EXIT.findings;
  } catch (error) {
    throw describeSystemError(error);
  }
}

/** What taking a file back would undo, as it lies there now: masked. */
async function showWayBack({ host, root }: Session, path: string, { files }: JournalRun): Promise<void> {
  const backup = files.find((one) => one.path === path)?.backup;
  const kind: MigratableKind = isComposePath(path)
    ? 'compose'
    : isDockerfileName(path)
      ? 'dockerfile'
      : 'env';
  const [now, old] = await Promise.all(
    [path, backup].map((one) =>
      one
        ? host.readText(`${root}/${one}`, { label: one }).then(
            ({ text }) => text,
            () => '',
          )
        : '',
    ),
  );
  const mask = createMasker([now!, old!].flatMap((text) => hiddenValues(kind, text)));
  const frames = [now!, old!].map((text) => frameOfPlanned({ kind }, text));
  await host.stdout.write(`${renderMaskedDiff(path, frames[0]!, frames[1]!, mask)}\n`);
}
