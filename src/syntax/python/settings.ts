import type { ClassConfig, ClassSource, CodeRead, FieldSource, SettingsClass } from '../code/types.js';

const ROOTS = new Set([
  'pydantic_settings.BaseSettings',
  'pydantic.BaseSettings',
  'pydantic.v1.BaseSettings',
  'pydantic.env_settings.BaseSettings',
]);
/** Bases that bring no fields. */
const PLAIN = new Set(['object', 'ABC', 'abc.ABC', 'Generic', 'typing.Generic']);
const MAX_DEPTH = 20;

/**
 * The classes among `own` that are settings, with what they inherit. https://docs.pydantic.dev/latest/concepts/pydantic_settings/
 * @param own classes of one file
 * @param others classes of other files, by which bases are found (by the last part of their name)
 */
export function resolveSettings(
  own: readonly ClassSource[],
  others: readonly ClassSource[] = [],
): SettingsClass[] {
  const byName = new Map<string, ClassSource>();
  for (const one of [...others, ...own]) byName.set(one.name, one);
  return own.flatMap((one) => {
    const line = ancestry(one, byName);
    return line.isSettings ? [build(one, line, byName)] : [];
  });
}

interface Ancestry {
  /** From the farthest base to the class itself. */
  readonly classes: readonly ClassSource[];
  readonly isSettings: boolean;
  readonly isVersion1: boolean;
  readonly unknownBases: readonly string[];
}

function ancestry(start: ClassSource, byName: ReadonlyMap<string, ClassSource>): Ancestry {
  const classes: ClassSource[] = [];
  const unknownBases: string[] = [];
  const seen = new Set<ClassSource>();
  let isSettings = false;
  let isVersion1 = false;
  const queue: { one: ClassSource; depth: number }[] = [{ one: start, depth: 0 }];
  while (queue.length > 0) {
    const { one, depth } = queue.shift()!;
    if (seen.has(one) || depth > MAX_DEPTH) continue;
    seen.add(one);
    classes.unshift(one);
    isVersion1 ||= one.isVersion1;
    for (const base of one.bases) {
      if (ROOTS.has(base)) isSettings = true;
      else if (!PLAIN.has(base) && base !== 'pydantic.BaseModel') {
        const found = byName.get(base.slice(base.lastIndexOf('.') + 1));
        if (found && found !== one) queue.push({ one: found, depth: depth + 1 });
        else unknownBases.push(base);
      }
    }
  }
  return { classes, isSettings, isVersion1, unknownBases };
}

function build(one: ClassSource, line: Ancestry, byName: ReadonlyMap<string, ClassSource>): SettingsClass {
  const config: ClassConfig = Object.assign({}, ...line.classes.map((each) => each.config)) as ClassConfig;
  const fields = new Map<string, FieldSource>();
  for (const each of line.classes) for (const field of each.fields) fields.set(field.name, field);
  return {
    name: one.name,
    range: one.range,
    envFiles: config.envFiles ?? [],
    prefix: config.prefix ?? '',
    caseSensitive: config.caseSensitive ?? false,
    ...(config.nestedDelimiter === undefined ? {} : { nestedDelimiter: config.nestedDelimiter }),
    extra: config.extra ?? (line.isVersion1 ? 'ignore' : 'forbid'),
    unknownBases: line.unknownBases,
    fields: [...fields.values()].flatMap((field) => readField(field, config, line, byName)),
  };
}

function readField(
  field: FieldSource,
  config: ClassConfig,
  line: Ancestry,
  byName: ReadonlyMap<string, ClassSource>,
): CodeRead[] {
  const shown = (name: string) => (config.caseSensitive === true ? name : name.toUpperCase());
  const byField = shown(`${config.prefix ?? ''}${field.name}`);
  const aliases = field.aliases.map(shown);
  const anyOf =
    aliases.length === 0 ? [byField] : config.populateByName === true ? [...aliases, byField] : aliases;
  const nested = field.nested !== undefined && byName.has(field.nested);
  const { name: _name, aliases: _aliases, nested: _nested, type, ...rest } = field;
  const read: CodeRead = {
    ...rest,
    name: anyOf[0]!,
    by: line.isVersion1 ? 'pydantic' : 'pydantic-settings',
    // A class as a value is written as JSON.
    type: nested ? 'json' : type,
    // With a delimiter, a nested class may come from several variables.
    required: field.required && !(nested && config.nestedDelimiter !== undefined),
    ...(anyOf.length > 1 ? { anyOf } : {}),
    ...(config.caseSensitive === true ? {} : { ignoreCase: true }),
  };
  return [read];
}
