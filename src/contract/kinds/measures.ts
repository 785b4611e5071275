import { type CommonOptions, type Reading, refuse, textSchema } from './common.js';
import { type Bounds, checkBounds, readNumber } from './numbers.js';
import { readUnit, SIZE_UNITS, secondsOfUnit, sizeOfUnit, TIME_UNITS } from './units.js';

export interface DurationOptions extends CommonOptions, Bounds {
  /** The program reads a bare number of seconds and refuses `30s`. */
  readonly plain?: boolean;
}

export type BytesOptions = CommonOptions & Bounds;

const PART = /(\d+(?:\.\d+)?)\s*([A-Za-z]{1,8})\s*/y;

/** Adds up `1h30m`; undefined when a part cannot be read. */
function addParts(text: string): number | 'unit' | undefined {
  let total = 0;
  for (let at = 0; at < text.length; ) {
    PART.lastIndex = at;
    const part = PART.exec(text);
    if (!part) return undefined;
    const seconds = secondsOfUnit(part[2] ?? '');
    if (seconds === undefined) return 'unit';
    total += Number(part[1]) * seconds;
    at += part[0].length;
  }
  return total;
}

/** Reads a duration: seconds as a bare number, or (unless `plain`) parts such as `250ms`, `30s`, `1h30m`. */
export function readDuration(text: string, options: Bounds & { readonly plain?: boolean }): Reading<number> {
  const trimmed = text.trim();
  const bare = readNumber(trimmed, options);
  if ('value' in bare || bare.refusal.code === 'out-of-range') return bare;
  if (options.plain || trimmed === '') {
    return options.plain && bare.refusal.messageId === 'numberWithUnit'
      ? bare
      : refuse('invalid-type', 'duration', {});
  }
  const total = addParts(trimmed);
  if (total === undefined) return refuse('invalid-type', 'duration', {});
  if (total === 'unit') return refuse('invalid-type', 'durationUnit', { units: TIME_UNITS });
  return checkBounds(total, options);
}

/** Reads a size: bytes as a bare integer, or with a unit of 1024 (`100MB`, `1.5GiB`). */
export function readBytes(text: string, bounds: Bounds): Reading<number> {
  const trimmed = text.trim();
  if (/^\d+(?:_\d+)*$/.test(trimmed)) return checkBounds(Number(trimmed.replaceAll('_', '')), bounds);
  const measured = readUnit(trimmed);
  const size = measured && sizeOfUnit(measured.unit);
  if (measured && size !== undefined && measured.amount >= 0) {
    return checkBounds(Math.round(measured.amount * size), bounds);
  }
  return /^\d[\d.]*\s*[A-Za-z]+$/.test(trimmed)
    ? refuse('invalid-type', 'bytesUnit', { units: SIZE_UNITS })
    : refuse('invalid-type', 'bytes', {});
}

/** A span of time; its value is in seconds. */
export function duration<const Options extends DurationOptions>(options: Options) {
  const { min, max, plain, ...common } = options as DurationOptions;
  const bounds: Bounds = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  return textSchema<number, Options>('duration', common as Options, bounds, (text) =>
    readDuration(text, plain ? { ...bounds, plain } : bounds),
  );
}

/** A size; its value is in bytes. */
export function bytes<const Options extends BytesOptions>(options: Options) {
  const { min, max, ...common } = options as BytesOptions;
  const bounds: Bounds = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  return textSchema<number, Options>('bytes', common as Options, bounds, (text) => readBytes(text, bounds));
}
