import { maskData } from '../../core/mask.js';
import { printable } from '../../core/terminal-text.js';
import { renderStep } from '../../migrations/index.js';
import type { Plan } from '../../migrations/types.js';
import { VERSION } from '../../version.js';

/**
 * The plan for programs: schemas/migration-plan.schema.json. No value of a file is in it.
 * @param mask the last gate; each text goes through it
 */
export function renderPlanJson(plan: Plan, run: string | undefined, mask: (text: string) => string): string {
  const migrations = plan.migrations.map(({ id, to, title, risk, state, steps, conflicts }) => ({
    id,
    to,
    title,
    risk,
    state,
    steps: steps.map(({ migration: _migration, ...step }) => ({
      ...step,
      message: printable(renderStep({ ...step, migration: id })),
    })),
    conflicts: conflicts.map(({ migration: _migration, ...conflict }) => conflict),
  }));
  const document = {
    schemaVersion: '1',
    tool: { name: 'catalyst', version: VERSION },
    command: 'migrate-config',
    profile: plan.profile,
    written: run ?? null,
    files: plan.files.map(({ path, kind, before }) => ({ path, kind, made: before === undefined })),
    readOnly: plan.readOnly,
    removed: plan.removed,
    migrations,
  };
  return `${JSON.stringify(maskData(document, mask), null, 2)}\n`;
}
