import type { EnvCollection } from '../collect/env.js';
import { UserError } from '../core/errors.js';
import type { Host } from '../host.js';
import type { PlannedMigration } from '../migrations/types.js';
import type { ReportMigration } from '../report/types.js';
import { planProject } from './migrate-plan.js';
import type { Session } from './session.js';

/** What `catalyst migrate-config` would do here. */
export async function findMigrations(
  session: Session,
  host: Host,
  env: Promise<EnvCollection>,
): Promise<ReportMigration[]> {
  const unread = (await env).passedOver.find(({ cause }) => cause === 'unreadable');
  if (unread) throw new UserError(`${unread.path}: ${unread.why}`);
  const { plan } = await planProject(session, host, { accept: 'review', env });
  return plan.migrations.flatMap((migration) => {
    const { id, title, risk, state } = migration;
    if (state !== 'pending' && state !== 'conflict' && state !== 'manual') return [];
    return [{ id, title, risk, state, places: placesOf(migration) }];
  });
}

function placesOf({ steps, conflicts }: PlannedMigration): ReportMigration['places'] {
  return [
    ...steps.map(({ file, line }) => ({ file, line })),
    ...conflicts.flatMap(({ old }) => ({ file: old.file, line: old.line })),
  ];
}
