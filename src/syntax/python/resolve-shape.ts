import type { Json, ModelField, Shape } from '../code/shape.js';
import type { ClassConfig, ClassValidator, FieldSource } from '../code/types.js';
import { type Ancestry, ancestryOf, type ClassesByName } from './ancestry.js';
import { enumShape } from './enumerations.js';
import { opaque } from './limits.js';

const DEEPEST = 5;

/** The configuration of a class: what is stated nearest counts. */
export const mergedConfig = (line: Ancestry): ClassConfig =>
  Object.assign({}, ...line.classes.map(({ config }) => config)) as ClassConfig;

/** The fields of a class and its bases; the nearest of a name counts, in the place of the first. */
export function mergedFields({ classes }: Ancestry): FieldSource[] {
  const fields = new Map<string, FieldSource>();
  for (const { fields: own } of classes) for (const field of own) fields.set(field.name, field);
  return [...fields.values()];
}

/** The shape of a field with the classes that it names, and what the validators of its class leave to know. */
export function resolveShape(field: FieldSource, line: Ancestry, byName: ClassesByName, depth = 0): Shape {
  const shape = withClasses(field.shape ?? { kind: 'unknown' }, byName, depth);
  const validators = line.classes
    .flatMap((one) => one.validators ?? [])
    .filter((one: ClassValidator) => one.fields.includes('*') || one.fields.includes(field.name));
  if (validators.some(({ before }) => before)) return opaque(shape);
  return validators.length > 0 ? { kind: 'checked', inner: shape } : shape;
}

function withClasses(shape: Shape, byName: ClassesByName, depth: number): Shape {
  if (depth > DEEPEST) return { kind: 'unknown' };
  const inside = (inner: Shape) => withClasses(inner, byName, depth);
  switch (shape.kind) {
    case 'named':
      return classShape(shape.name, byName, depth);
    case 'list':
    case 'set':
      return { ...shape, items: inside(shape.items) };
    case 'tuple':
      return { ...shape, items: shape.items.map(inside) };
    case 'dict':
      return { ...shape, keys: inside(shape.keys), values: inside(shape.values) };
    case 'union':
      return { ...shape, of: shape.of.map(inside) };
    case 'json':
    case 'undecoded':
    case 'checked':
      return { ...shape, inner: inside(shape.inner) };
    default:
      return shape;
  }
}

function classShape(name: string, byName: ClassesByName, depth: number): Shape {
  const found = byName.get(name);
  if (!found) return { kind: 'unknown' };
  if (found.members) return enumShape(found);
  const line = ancestryOf(found, byName);
  // Settings inside of settings read the environment once more, by names of their own.
  if (line.isSettings) return { kind: 'decoded' };
  if (!line.isModel) return { kind: 'unknown' };
  if (line.unknownBases.length > 0) return { kind: 'decoded' };
  const config = mergedConfig(line);
  return {
    kind: 'model',
    extra: config.extra ?? 'ignore',
    fields: mergedFields(line).map(
      (field): ModelField => ({
        name: field.name,
        keys:
          field.aliases.length === 0
            ? [field.name]
            : [...field.aliases, ...(config.populateByName ? [field.name] : [])],
        shape: resolveShape(field, line, byName, depth + 1),
        required: field.required,
        ...defaultOf(field),
      }),
    ),
  };
}

/** The default of a nested field, which is not validated, as a value. */
function defaultOf({ default: chosen }: FieldSource): { default?: Json } {
  if (chosen?.kind === 'nothing') return { default: null };
  if (chosen?.kind !== 'literal') return {};
  if (chosen.of === 'boolean') return { default: chosen.value === 'True' };
  if (chosen.of !== 'number') return { default: chosen.value };
  // A float that is whole would be taken for a whole number.
  return /^-?\d{1,15}$|\.\d*[1-9]/.test(chosen.value) ? { default: Number(chosen.value) } : {};
}
