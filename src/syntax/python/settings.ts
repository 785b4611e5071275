import type { Range } from '../../core/text.js';
import { validate } from '../code/judge/validate.js';
import type { Shape } from '../code/shape.js';
import { summarize } from '../code/summarize.js';
import type { ClassConfig, ClassSource, CodeRead, FieldSource, SettingsClass } from '../code/types.js';
import { type Ancestry, ancestryOf, type ClassesByName } from './ancestry.js';
import { mergedConfig, mergedFields, resolveShape } from './resolve-shape.js';

/**
 * The classes among `own` that are settings, with what they inherit. https://docs.pydantic.dev/latest/concepts/pydantic_settings/
 * @param own classes of one file
 * @param others classes of other files, by which bases are found (by the last part of their name)
 */
export function resolveSettings(
  own: readonly ClassSource[],
  others: ClassesByName = new Map(),
): SettingsClass[] {
  if (own.length === 0) return [];
  const mine = new Map(own.map((one) => [one.name, one]));
  const byName: ClassesByName = others.size === 0 ? mine : new Map([...others, ...mine]);
  const written = new Set(own.flatMap(({ fields }) => fields));
  return own.flatMap((one) => {
    const line = ancestryOf(one, byName);
    return line.isSettings ? [build(one, line, byName, written)] : [];
  });
}

function build(
  one: ClassSource,
  line: Ancestry,
  byName: ClassesByName,
  written: ReadonlySet<FieldSource>,
): SettingsClass {
  const config = mergedConfig(line);
  const all = mergedFields(line);
  const hidden = config.unknown
    ? all.filter((field) => field.aliases.length === 0 && written.has(field))
    : [];
  return {
    name: one.name,
    range: one.range,
    envFiles: config.envFiles ?? [],
    prefix: config.prefix ?? '',
    caseSensitive: config.caseSensitive ?? false,
    ...(config.nestedDelimiter === undefined ? {} : { nestedDelimiter: config.nestedDelimiter }),
    // Version 1 looks into an env file for its fields alone.
    extra: line.isVersion1 ? 'ignore' : (config.extra ?? 'forbid'),
    ...(config.ignoreEmpty ? { ignoreEmpty: true } : {}),
    ...(config.ownSources ? { ownSources: true } : {}),
    unknownBases: line.unknownBases,
    ...(hidden.length > 0 ? { unnamed: hidden.map(({ range }) => range) } : {}),
    fields: all
      .filter((field) => !config.unknown || field.aliases.length > 0)
      .map((field) => {
        const read = readField(field, config, line, byName);
        // A field of another file has its place here where it is inherited.
        return written.has(field) ? read : inherited(read, one.range);
      }),
  };
}

function readField(field: FieldSource, config: ClassConfig, line: Ancestry, byName: ClassesByName): CodeRead {
  const shown = (name: string) => (config.caseSensitive === true ? name : name.toUpperCase());
  const byField = shown(`${config.prefix ?? ''}${field.name}`);
  const aliases = field.aliases.map(shown);
  const anyOf =
    aliases.length === 0
      ? [byField]
      : config.populateByName === true && !line.isVersion1
        ? [...aliases, byField]
        : aliases;
  const shape: Shape = config.ownSources ? { kind: 'unknown' } : resolveShape(field, line, byName);
  const summary = config.ownSources ? { type: field.type } : summarize(shape);
  const isNested = shape.kind === 'model';
  return {
    name: anyOf[0]!,
    range: field.range,
    by: line.isVersion1 ? 'pydantic' : 'pydantic-settings',
    ...summary,
    ...(field.type === 'path' ? { type: 'path' as const } : {}),
    ...(field.default ? { default: field.default } : {}),
    // With a delimiter, a nested class may come from several variables.
    required: isRequired(field, shape, line) && !(isNested && config.nestedDelimiter !== undefined),
    ...(field.secret ? { secret: true } : {}),
    ...(anyOf.length > 1 ? { anyOf } : {}),
    ...(config.caseSensitive === true ? {} : { ignoreCase: true }),
    shape,
    field: field.name,
  };
}

function inherited(read: CodeRead, range: Range): CodeRead {
  const { default: chosen } = read;
  return { ...read, range, ...(chosen ? { default: { ...chosen, range } } : {}) };
}

/** Defaults are validated: None does for a field that takes it, and stops the program otherwise. */
function isRequired(field: FieldSource, shape: Shape, line: Ancestry): boolean {
  if (field.default?.kind !== 'nothing') return field.required;
  return !line.isVersion1 && validate(shape, null).ok === false;
}
