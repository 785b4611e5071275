import type { ClassSource } from '../code/types.js';

const ROOTS = new Set([
  'pydantic_settings.BaseSettings',
  'pydantic_settings.main.BaseSettings',
  'pydantic.BaseSettings',
  'pydantic.v1.BaseSettings',
  'pydantic.env_settings.BaseSettings',
  'pydantic.v1.env_settings.BaseSettings',
]);
const MODELS = new Set(['pydantic.BaseModel', 'pydantic.main.BaseModel', 'pydantic.v1.BaseModel']);
/** Bases that bring no fields. */
const PLAIN = new Set(['object', 'ABC', 'abc.ABC', 'Generic', 'typing.Generic', 'typing.Protocol']);
const MAX_DEPTH = 20;

/** A class with those it inherits from. */
export interface Ancestry {
  /** From the farthest base to the class itself. */
  readonly classes: readonly ClassSource[];
  readonly isSettings: boolean;
  readonly isModel: boolean;
  readonly isVersion1: boolean;
  readonly unknownBases: readonly string[];
}

/** Classes by their name: those of a file, then those of others. */
export type ClassesByName = ReadonlyMap<string, ClassSource>;

/** Follows the bases of a class; the last part of a base's name says which class it is. */
export function ancestryOf(start: ClassSource, byName: ClassesByName): Ancestry {
  const classes: ClassSource[] = [];
  const unknownBases: string[] = [];
  const seen = new Set<ClassSource>();
  let isSettings = false;
  let isModel = false;
  let isVersion1 = false;
  const queue: { one: ClassSource; depth: number }[] = [{ one: start, depth: 0 }];
  for (const { one, depth } of queue) {
    if (seen.has(one) || depth > MAX_DEPTH) continue;
    seen.add(one);
    classes.unshift(one);
    isVersion1 ||= one.isVersion1;
    for (const base of one.bases) {
      if (ROOTS.has(base)) isSettings = true;
      else if (MODELS.has(base)) isModel = true;
      else if (!PLAIN.has(base)) {
        const found = byName.get(base.slice(base.lastIndexOf('.') + 1));
        if (found && found !== one) queue.push({ one: found, depth: depth + 1 });
        else unknownBases.push(base);
      }
    }
  }
  return { classes, isSettings, isModel, isVersion1, unknownBases };
}
