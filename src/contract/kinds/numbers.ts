import { showNumber } from '../problems.js';
import { type CommonOptions, type Reading, refuse, textSchema } from './common.js';
import { readUnit, sizeOfUnit } from './units.js';

/** Bounds, both inclusive. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

export interface IntegerOptions extends CommonOptions, Bounds {
  /** The number counts bytes: `50MB` is answered with the number to write instead. */
  readonly counts?: 'bytes';
  /** The upper bound is advice that a check gives, not a reason to refuse. */
  readonly looseMax?: boolean;
}

export type NumberOptions = CommonOptions & Bounds;

// What Python's int() and float() take: blanks around, a sign, single underscores between digits.
const INTEGER = /^[+-]?\d+(?:_\d+)*$/;
const FLOAT = /^[+-]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?$/;

/** Holds a number against its bounds. */
export function checkBounds(value: number, { min, max }: Bounds): Reading<number> {
  const low = min !== undefined && value < min;
  const high = max !== undefined && value > max;
  if (!low && !high) return { value };
  if (min !== undefined && max !== undefined) {
    return refuse('out-of-range', 'outside', { min: showNumber(min), max: showNumber(max) });
  }
  return low
    ? refuse('out-of-range', 'belowMin', { min: showNumber(min) })
    : refuse('out-of-range', 'aboveMax', { max: showNumber(max ?? 0) });
}

/** Says why a text is no integer. */
function refuseInteger(text: string, counts: 'bytes' | undefined): Reading<number> {
  const trimmed = text.trim();
  const comment = /^[+-]?\d[\d_]*\s+#/.exec(trimmed);
  if (comment) {
    const start = text.indexOf('#');
    return refuse('invalid-type', 'integerWithComment', {}, { within: { start, end: text.length } });
  }
  if (FLOAT.test(trimmed)) return refuse('invalid-type', 'integerWithFraction', {});
  if (/^[+-]?\d{1,3}(?:[,.' ]\d{3})+$/.test(trimmed)) {
    return refuse('invalid-type', 'integerWithSeparators', {});
  }
  const withUnit = readUnit(trimmed);
  if (!withUnit) return refuse('invalid-type', 'integer', {});
  const size = counts === 'bytes' ? sizeOfUnit(withUnit.unit) : undefined;
  const bytes = size === undefined ? Number.NaN : Math.round(withUnit.amount * size);
  const instead = size !== undefined && size > 1 && Number.isSafeInteger(bytes) ? String(bytes) : null;
  return refuse('invalid-type', 'integerWithUnit', { unit: withUnit.unit, instead });
}

/** Reads a text as Python's `int()` does, within bounds. */
export function readInteger(text: string, options: Bounds & Pick<IntegerOptions, 'counts'>): Reading<number> {
  const trimmed = text.trim();
  if (!INTEGER.test(trimmed)) return refuseInteger(text, options.counts);
  return checkBounds(Number(trimmed.replaceAll('_', '')), options);
}

/** An integer. */
export function integer<const Options extends IntegerOptions>(options: Options) {
  const { min, max, counts, looseMax, ...common } = options as IntegerOptions;
  const enforced: Bounds = {
    ...(min !== undefined && { min }),
    ...(max !== undefined && !looseMax && { max }),
  };
  const facts = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  return textSchema<number, Options>('integer', common as Options, facts, (text) =>
    readInteger(text, counts ? { ...enforced, counts } : enforced),
  );
}

/** Reads a text as Python's `float()` does; not a number and infinity are refused. */
export function readNumber(text: string, bounds: Bounds): Reading<number> {
  const trimmed = text.trim();
  if (FLOAT.test(trimmed)) return checkBounds(Number(trimmed.replaceAll('_', '')), bounds);
  const withUnit = readUnit(trimmed);
  return withUnit
    ? refuse('invalid-type', 'numberWithUnit', { unit: withUnit.unit })
    : refuse('invalid-type', 'number', {});
}

/** A number with a fraction. */
export function number<const Options extends NumberOptions>(options: Options) {
  const { min, max, ...common } = options as NumberOptions;
  const bounds: Bounds = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  return textSchema<number, Options>('number', common as Options, bounds, (text) => readNumber(text, bounds));
}

const PORTS = { min: 1, max: 65535 } as const;

/** A TCP port. */
export function port<const Options extends CommonOptions>(options: Options) {
  return textSchema<number, Options>('port', options, PORTS, (text) => {
    const reading = readInteger(text, PORTS);
    const plain = 'refusal' in reading && reading.refusal.messageId === 'integer';
    return plain ? refuse('invalid-type', 'port', {}) : reading;
  });
}
