import type { Fix } from '../../core/finding.js';
import type { ComposeModel } from '../../models/compose.js';
import type { ComposeService } from '../../syntax/compose/types.js';
import { insertIntoService } from './edits-insert.js';
import { buildFix, promise } from './edits-place.js';

/** Adds the same key to several services; those that cannot be edited are left out. */
export function addToServices(
  model: ComposeModel,
  services: readonly ComposeService[],
  title: string,
  key: string,
  lines: readonly string[],
): readonly Fix[] {
  const insertions = services.flatMap((service) => insertIntoService(model, service, key, lines) ?? []);
  return buildFix(
    title,
    'unsafe',
    insertions.map(({ edit }) => edit),
    insertions.map(({ path }) => promise(path)),
  );
}
