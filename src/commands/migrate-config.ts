import type { GlobalOptions } from '../cli-options.js';
import { UserError } from '../core/errors.js';
import { EXIT } from '../core/exit-code.js';
import { createMasker } from '../core/mask.js';
import { printable } from '../core/terminal-text.js';
import { type Host, resolvePath } from '../host.js';
import type { CollectPlan } from '../migrations/collect/plan.js';
import type { Plan } from '../migrations/types.js';
import { renderMaskedDiff } from '../report/diff.js';
import { renderCollect } from '../report/migration/collect.js';
import { renderGuide } from '../report/migration/guide.js';
import { renderPlanJson } from '../report/migration/json.js';
import { renderList, renderPlan } from '../report/migration/pretty.js';
import { wantsJson } from './explain.js';
import { wantsColor } from './finish.js';
import { collectProject } from './migrate-collect.js';
import { frameOfPlanned, secretsOfPlan } from './migrate-host.js';
import { type PlannedProject, planProject } from './migrate-plan.js';
import { reviewPlan } from './migrate-review.js';
import { rollback } from './migrate-rollback.js';
import { recoverFirst, warnOfInterrupted, writePlan } from './migrate-write.js';
import { type Session, openSession } from './session.js';

export interface MigrateOptions extends GlobalOptions {
  readonly write?: boolean;
  readonly unsafe?: boolean;
  readonly check?: boolean;
  readonly list?: boolean;
  readonly review?: boolean;
  readonly only?: readonly string[];
  readonly to?: string;
  readonly prefer?: string;
  readonly guide?: string;
  /** An id, or true for the last run. */
  readonly rollback?: string | true;
  /** Paths, or true for the places where such files usually lie. */
  readonly collect?: readonly string[] | true;
}

/** `catalyst migrate-config [path]`: plans, and with `--write` applies, what brings a configuration to the current schema. */
export async function migrateConfig(
  host: Host,
  paths: readonly string[],
  options: MigrateOptions,
): Promise<number> {
  const asJson = wantsJson(options);
  const { prefer } = options;
  if (prefer !== undefined && prefer !== 'old' && prefer !== 'new')
    throw new UserError(`--prefer takes old or new, not "${prefer}"`);
  if (paths.length > 1) throw new UserError('migrate-config takes one folder');
  const writes = options.write === true || options.review === true;
  if (options.check === true && (writes || options.rollback !== undefined))
    throw new UserError('--check writes nothing: leave out --write, --review and --rollback');
  const cwd =
    paths[0] === undefined ? options.cwd : resolvePath(resolvePath(host.cwd, options.cwd ?? '.'), paths[0]);
  const session = await openSession(
    host,
    { ...options, ...(cwd === undefined ? {} : { cwd }), format: ['json'] },
    'migrate-config',
  );
  if (options.rollback !== undefined)
    return rollback(session, options.rollback === true ? undefined : options.rollback);
  if (writes) await recoverFirst(session);
  else await warnOfInterrupted(session);
  const accept = options.unsafe === true ? 'review' : 'safe';
  const planned =
    options.collect === undefined
      ? await planProject(session, host, { accept, only: options.only, to: options.to, prefer })
      : await collectProject(session, options.collect === true ? [] : options.collect, prefer, writes);
  for (const note of planned.notes) await host.stderr.write(`catalyst: ${printable(note)}\n`);
  if (options.list === true && options.collect === undefined) {
    const mask = createMasker(secretsOfPlan(planned, false));
    await host.stdout.write(
      asJson ? renderPlanJson(planned.plan, undefined, mask) : mask(renderList(planned.plan)),
    );
    return EXIT.ok;
  }
  const chosen =
    options.review === true
      ? await reviewPlan(session, planned, { accept, prefer, to: options.to })
      : planned;
  const run = writes ? await writePlan(session, chosen) : undefined;
  await show(session, chosen, options, run, asJson);
  if (options.guide !== undefined) await writeGuide(session, chosen.plan, options.guide, run);
  return options.check === true && isPending(chosen.plan) ? EXIT.findings : EXIT.ok;
}

/** Something waits: a step that could be applied, or a decision. */
function isPending({ migrations }: Plan): boolean {
  return migrations.some(
    ({ steps, conflicts }) => conflicts.length > 0 || steps.some(({ risk }) => risk !== 'manual'),
  );
}

async function show(
  session: Session,
  planned: PlannedProject,
  options: MigrateOptions,
  run: string | undefined,
  asJson: boolean,
): Promise<void> {
  const { host } = session;
  const { plan } = planned;
  const offers = 'offers' in planned ? (planned.offers as CollectPlan) : undefined;
  const showsTexts = !asJson && run === undefined && options.check !== true;
  const mask = createMasker([...secretsOfPlan(planned, showsTexts), ...(offers?.values ?? [])]);
  if (asJson) return host.stdout.write(renderPlanJson(plan, run, mask));
  if (showsTexts) {
    for (const file of plan.files) {
      const [before, after] = [frameOfPlanned(file, file.before ?? ''), frameOfPlanned(file, file.after)];
      await host.stdout.write(`${renderMaskedDiff(file.path, before, after, mask)}\n`);
    }
  }
  const color = wantsColor(session);
  await host.stdout.write(
    mask((offers ? renderCollect(offers) : '') + renderPlan(plan, { color, isWritten: run !== undefined })),
  );
  if (options.quiet !== true) await host.stderr.write(describeNext(plan, options, run));
}

function describeNext(plan: Plan, options: MigrateOptions, run: string | undefined): string {
  if (run !== undefined) {
    return `catalyst: wrote ${plan.files.map(({ path }) => printable(path)).join(', ')}; the way back: catalyst migrate-config --rollback ${run}\n`;
  }
  if (options.write === true || plan.files.length === 0) {
    const waits = plan.migrations.some(({ steps }) =>
      steps.some(({ risk, applied }) => risk === 'review' && !applied),
    );
    return waits ? 'catalyst: nothing safe to write; --unsafe takes in what needs review\n' : '';
  }
  return 'catalyst: nothing was written; --write applies what is safe, --write --unsafe also what needs review\n';
}

async function writeGuide(
  session: Session,
  plan: Plan,
  path: string,
  run: string | undefined,
): Promise<void> {
  const { host, root, today } = session;
  const target = resolvePath(root, path);
  const backup = (await host.stat(target)) ? { backup: `${target}.bak` } : {};
  await host.writeText(target, renderGuide(plan, { today, run }), backup);
  await host.stderr.write(`catalyst: wrote ${printable(path)}\n`);
}
