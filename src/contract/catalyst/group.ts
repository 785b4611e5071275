import { defineGroup, type Fields } from '../groups.js';
import type { VariableAlias, VariableKind } from '../types.js';

/**
 * Kinds that the backend converts without looking for an empty text first: `int('')`, `float('')` and a typed setting
 * given nothing stop it at start-up.
 */
const STOPS_ON_EMPTY: ReadonlySet<VariableKind> = new Set<VariableKind>([
  'integer',
  'number',
  'boolean',
  'port',
  'duration',
  'bytes',
  'enum',
]);

/** One section of the Catalyst contract. */
export function defineCatalystGroup<const Group extends Fields>(title: string, fields: Group): Group {
  return defineGroup(title, fields, STOPS_ON_EMPTY);
}

/** Names of schema version 1, which version 2 renamed. */
export function legacy(...names: readonly string[]): readonly VariableAlias[] {
  return names.map((name) => ({ name, kind: 'legacy', until: 2 }));
}

/** Names that other tools use, and may still read. */
export function foreign(...names: readonly string[]): readonly VariableAlias[] {
  return names.map((name) => ({ name, kind: 'foreign', until: 3 }));
}

/** The same for names whose value is written in another form. */
export function converted(convert: string, aliases: readonly VariableAlias[]): readonly VariableAlias[] {
  return aliases.map((alias) => ({ ...alias, convert }));
}
