/** Units of sizes and times: a fixed vocabulary, so that a unit may be named in a message. */
const K = 1024;
const SIZES: Readonly<Record<string, { readonly shown: string; readonly bytes: number }>> = {
  b: { shown: 'B', bytes: 1 },
  byte: { shown: 'B', bytes: 1 },
  bytes: { shown: 'B', bytes: 1 },
  k: { shown: 'K', bytes: K },
  kb: { shown: 'KB', bytes: K },
  kib: { shown: 'KiB', bytes: K },
  m: { shown: 'M', bytes: K ** 2 },
  mb: { shown: 'MB', bytes: K ** 2 },
  mib: { shown: 'MiB', bytes: K ** 2 },
  g: { shown: 'G', bytes: K ** 3 },
  gb: { shown: 'GB', bytes: K ** 3 },
  gib: { shown: 'GiB', bytes: K ** 3 },
  t: { shown: 'T', bytes: K ** 4 },
  tb: { shown: 'TB', bytes: K ** 4 },
  tib: { shown: 'TiB', bytes: K ** 4 },
};

const TIMES: Readonly<Record<string, { readonly shown: string; readonly seconds: number }>> = {
  ms: { shown: 'ms', seconds: 0.001 },
  s: { shown: 's', seconds: 1 },
  sec: { shown: 's', seconds: 1 },
  secs: { shown: 's', seconds: 1 },
  second: { shown: 's', seconds: 1 },
  seconds: { shown: 's', seconds: 1 },
  m: { shown: 'm', seconds: 60 },
  min: { shown: 'min', seconds: 60 },
  mins: { shown: 'min', seconds: 60 },
  minute: { shown: 'min', seconds: 60 },
  minutes: { shown: 'min', seconds: 60 },
  h: { shown: 'h', seconds: 3600 },
  hr: { shown: 'h', seconds: 3600 },
  hour: { shown: 'h', seconds: 3600 },
  hours: { shown: 'h', seconds: 3600 },
  d: { shown: 'd', seconds: 86400 },
  day: { shown: 'd', seconds: 86400 },
  days: { shown: 'd', seconds: 86400 },
};

export const SIZE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;
export const TIME_UNITS = ['ms', 's', 'm', 'h', 'd'] as const;

/** Bytes of a size unit in any case (`MB` is 1024², as the backend counts), or undefined. */
export function sizeOfUnit(unit: string): number | undefined {
  const key = unit.toLowerCase();
  return Object.hasOwn(SIZES, key) ? SIZES[key]?.bytes : undefined;
}

/** Seconds of a time unit in any case, or undefined. */
export function secondsOfUnit(unit: string): number | undefined {
  const key = unit.toLowerCase();
  return Object.hasOwn(TIMES, key) ? TIMES[key]?.seconds : undefined;
}

/** Splits `50MB` into amount and unit, or undefined when it is no number with a known unit; the unit is the vocabulary's word. */
export function readUnit(text: string): { readonly amount: number; readonly unit: string } | undefined {
  const match = /^([+-]?\d+(?:[._]\d+)*)\s*(%|[A-Za-z]{1,8})$/.exec(text);
  if (!match) return undefined;
  const unit = (match[2] ?? '').toLowerCase();
  const shown =
    unit === '%'
      ? '%'
      : Object.hasOwn(SIZES, unit)
        ? SIZES[unit]?.shown
        : Object.hasOwn(TIMES, unit)
          ? TIMES[unit]?.shown
          : undefined;
  return shown === undefined
    ? undefined
    : { amount: Number((match[1] ?? '').replaceAll('_', '')), unit: shown };
}
