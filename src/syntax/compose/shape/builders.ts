import type {
  DictionaryShape,
  EitherShape,
  ListShape,
  Reading,
  RecordShape,
  ScalarShape,
  Shape,
} from './types.js';

/** A string. */
export const text: ScalarShape = { kind: 'scalar', types: ['string'] };

/** A string that Compose reads as something else. */
export function textAs(reading: Reading): ScalarShape {
  return { ...text, reading };
}

/** A duration such as `1m30s`. */
export const duration = textAs('duration');

/** A boolean, or a string that reads as one after interpolation. */
export const flag: ScalarShape = { kind: 'scalar', types: ['boolean', 'string'], reading: 'boolean' };

/** A boolean only. */
export const strictFlag: ScalarShape = { kind: 'scalar', types: ['boolean'] };

/** A whole number, or a string that is read. */
export function whole(reading: Reading): ScalarShape {
  return { kind: 'scalar', types: ['integer', 'string'], reading };
}

/** A number, or a string that is read. */
export function number(reading: Reading): ScalarShape {
  return { kind: 'scalar', types: ['number', 'string'], reading };
}

/** One of some words. */
export function oneOf(...words: readonly string[]): ScalarShape {
  return { kind: 'scalar', types: ['string'], words };
}

/** A scalar of some types. */
export function scalar(...types: ScalarShape['types']): ScalarShape {
  return { kind: 'scalar', types };
}

/** A list; `unique`: no two equal items. */
export function list(item: Shape, unique: 'unique' | 'repeats' = 'repeats'): ListShape {
  return { kind: 'list', item, unique: unique === 'unique' };
}

/** A map with fixed keys, `x-` keys, and some keys that must be there. */
export function record(keys: Readonly<Record<string, Shape>>, ...required: readonly string[]): RecordShape {
  return { kind: 'record', keys, required, open: 'extensions' };
}

/** A map with fixed keys and no others. */
export function strictRecord(
  keys: Readonly<Record<string, Shape>>,
  ...required: readonly string[]
): RecordShape {
  return { kind: 'record', keys, required, open: 'none' };
}

/** A map with known keys and any others. */
export function openRecord(keys: Readonly<Record<string, Shape>>): RecordShape {
  return { kind: 'record', keys, required: [], open: 'all' };
}

/** A map whose keys are chosen; where `key` is given, others are refused. */
export function dictionary(
  value: Shape,
  key?: RegExp,
  closed: 'closed' | 'open' = 'closed',
): DictionaryShape {
  return { kind: 'dictionary', key, value, closed: closed === 'closed' };
}

/** One of several. */
export function either(...options: readonly Shape[]): EitherShape {
  return { kind: 'either', options };
}

/** The shape, or nothing. */
export function orNull(shape: Shape): EitherShape {
  return either(shape, scalar('null'));
}
