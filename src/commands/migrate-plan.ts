import type { EnvCollection } from '../collect/env.js';
import { collectMigrationFiles } from '../collect/migration-files.js';
import { readRuns } from '../collect/migration-runs.js';
import { UserError } from '../core/errors.js';
import { findNearest } from '../core/nearest.js';
import type { Host } from '../host.js';
import { condenseFiles } from '../migrations/condense.js';
import { MIGRATIONS } from '../migrations/index.js';
import { planApart } from '../migrations/plan.js';
import { markSourced } from '../migrations/sourced.js';
import type { MigratableFile, Plan, PlanOptions, Preference } from '../migrations/types.js';
import type { Session } from './session.js';

/** What a plan is asked for. */
export interface PlanRequest {
  readonly accept: PlanOptions['accept'];
  readonly only?: readonly string[] | undefined;
  readonly to?: string | undefined;
  readonly prefer?: Preference | undefined;
  /** The project's env files, where they are read already. */
  readonly env?: Promise<EnvCollection>;
}

/** A plan with what it was made from. */
export interface PlannedProject {
  readonly plan: Plan;
  readonly files: readonly MigratableFile[];
  /** The files as the plan was made from them: without the lines of which no migration knows anything. */
  readonly seen?: readonly MigratableFile[];
  readonly notes: readonly string[];
}

/** Plans the migration of the session's project. */
export async function planProject(
  session: Session,
  host: Host,
  request: PlanRequest,
): Promise<PlannedProject> {
  const { config, root, today } = session;
  const { only } = request;
  const unknown = only?.find((id) => !MIGRATIONS.some((one) => one.id === id));
  if (unknown !== undefined) {
    const nearest = findNearest(
      unknown,
      MIGRATIONS.map(({ id }) => id),
    );
    throw new UserError(`there is no migration "${unknown}"${nearest ? `; did you mean ${nearest}?` : ''}`, {
      advice: 'catalyst migrate-config --list names them',
    });
  }
  const { files, profile, notes } = await collectMigrationFiles(host, root, config, request.env);
  const runs = await readRuns(host, root);
  const version = Math.max(0, ...runs.map((run) => run.version ?? 0));
  const settled = config.migrations ?? {};
  const prefer = request.prefer ?? settled.prefer;
  const seen = condenseFiles(markSourced(files));
  const plan = planApart(seen, {
    profile,
    today,
    accept: request.accept,
    applied: runs.flatMap((run) => run.migrations.map(({ id }) => id)),
    ...(version > 0 ? { from: version } : {}),
    ...(only ? { only } : {}),
    ...(request.to === undefined ? {} : { to: readVersion(request.to) }),
    ...(prefer === undefined ? {} : { prefer }),
    ...(settled.models ? { models: settled.models } : {}),
    ...(settled.replaceForeign === undefined ? {} : { replaceForeign: settled.replaceForeign }),
  });
  return { plan, files, seen, notes };
}

function readVersion(text: string): number {
  if (!/^[23]$/.test(text)) throw new UserError(`--to takes a schema version, 2 or 3, not "${text}"`);
  return Number(text);
}
