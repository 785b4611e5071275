import { MIGRATIONS } from '../migrations/index.js';
import { renderMigrationPage } from '../report/migration/page.js';

/** The page of a migration, and its data for programs; undefined where there is none of that id. */
export function findMigrationPage(id: string) {
  const migration = MIGRATIONS.find((one) => one.id === id);
  if (!migration) return undefined;
  const { to, title, risk, scope, docs } = migration;
  return { text: renderMigrationPage(migration), data: { id, to, title, risk, scope, docs } };
}
