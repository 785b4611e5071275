import type { Host } from '../host.js';
import type { ReportMigration } from '../report/types.js';
import type { Session } from './session.js';

/** What `catalyst migrate-config` would do here. */
export async function findMigrations(_session: Session, _host: Host): Promise<ReportMigration[]> {
  return [];
}
