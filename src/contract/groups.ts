import { type Field, getMeta, setMeta } from './kinds/common.js';
import type { ContractVariable, VariableKind } from './types.js';

/** Variables of one section, by name. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** Puts variables into a section of the template and the documentation. */
export function defineGroup<const Group extends Fields>(
  group: string,
  fields: Group,
  emptyRefused: ReadonlySet<VariableKind> = new Set(),
): Group {
  for (const schema of Object.values(fields)) {
    const meta = getMeta(schema);
    if (!meta) continue;
    const refused = emptyRefused.has(meta.kind) && meta.empty === undefined;
    setMeta(schema, { ...meta, group, ...(refused && { empty: 'refused' as const }) });
  }
  return fields;
}

/** The variables of some sections as a contract holds them. */
export function listVariables(fields: Fields): Map<string, ContractVariable> {
  const variables = new Map<string, ContractVariable>();
  for (const [name, schema] of Object.entries(fields)) {
    const meta = getMeta(schema);
    if (meta) variables.set(name, { name, schema, meta });
  }
  return variables;
}
