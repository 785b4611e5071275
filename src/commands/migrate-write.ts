import { printable } from '../core/terminal-text.js';
import { applyPlan, recoverRun } from '../migrations/apply/apply.js';
import { readIntent } from '../migrations/apply/journal.js';
import type { Recovered } from '../migrations/apply/recover.js';
import { applyHost, describeSystemError } from './migrate-host.js';
import type { PlannedProject } from './migrate-plan.js';
import type { Session } from './session.js';

/** Writes a plan. Gives back the id of the run; undefined where there was nothing to write. */
export async function writePlan(
  session: Session,
  { plan, files }: PlannedProject,
): Promise<string | undefined> {
  const { host, root } = session;
  try {
    const { run, kept, recovered } = await applyPlan(plan, await applyHost(session));
    if (recovered) await tellRecovered(session, recovered);
    await tellKept(session, kept);
    const context = files.some(({ kind }) => kind === 'dockerfile');
    const ignore = context && (await host.readText(`${root}/.dockerignore`).catch(() => undefined));
    if (run && context && !/^\/?\.catalyst\/?$|^\*\*?$/m.test(ignore ? ignore.text : '')) {
      await host.stderr.write('catalyst: add .catalyst to .dockerignore: the backups hold the old values\n');
    }
    return run?.id;
  } catch (error) {
    throw describeSystemError(error);
  }
}

/** Before planning anew, a run that was stopped is finished or undone. */
export async function recoverFirst(session: Session): Promise<void> {
  if (!(await hasRecords(session))) return;
  try {
    const recovered = await recoverRun(await applyHost(session));
    if (recovered) await tellRecovered(session, recovered);
  } catch (error) {
    throw describeSystemError(error);
  }
}

/** Says, where nothing is written, that a run was stopped. */
export async function warnOfInterrupted(session: Session): Promise<void> {
  if (!(await hasRecords(session))) return;
  const { host, root } = session;
  const intent = await readIntent(await host.openStore(), root);
  if (intent)
    await host.stderr.write(
      `catalyst: the run ${intent.run.id} was stopped; --write ${intent.state === 'commit' ? 'finishes' : 'undoes'} it first\n`,
    );
}

const hasRecords = async ({ host, root }: Session) =>
  (await host.stat(`${root}/.catalyst`))?.kind === 'directory';

async function tellRecovered(session: Session, { id, done, kept }: Recovered): Promise<void> {
  await session.host.stderr.write(`catalyst: the run ${id} had been stopped; it was ${done}\n`);
  await tellKept(session, kept);
}

async function tellKept({ host }: Session, kept: readonly string[]): Promise<void> {
  for (const path of kept)
    await host.stderr.write(`catalyst: ${printable(path)} was changed meanwhile and stays as it is\n`);
}
