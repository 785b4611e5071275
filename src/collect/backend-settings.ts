import type { EnvModel } from '../models/env.js';
import type { ValuePlace } from '../models/probe.js';

/** A value with where it comes from; it may be a secret. */
export interface Setting {
  readonly value: string;
  /** Undefined: from the process environment. */
  readonly place: ValuePlace | undefined;
}

/**
 * Makes a look-up of settings: the process environment first, then the files in the order in which they are given
 * (named ones: the last first, as programs lay them over each other). Templates do not count.
 */
export function createSettings(
  models: readonly EnvModel[],
  env: Readonly<Record<string, string | undefined>> | undefined,
): (name: string) => Setting | undefined {
  const files = models.filter(({ file }) => file.role === 'env');
  return (name) => {
    const own = env?.[name];
    if (own) return { value: own, place: undefined };
    for (const { file, locate } of files) {
      const value = file.reading.values[name] ?? file.base[name];
      if (!value) continue;
      const range = locate(name)?.value;
      return { value, place: range ? { file: file.path, range } : undefined };
    }
    return undefined;
  };
}

/** `true`, `1`, `yes`, `on`; anything else is no. */
export function isOn(setting: Setting | undefined, otherwise: boolean): boolean {
  return setting ? /^(?:true|1|yes|on|t|y)$/i.test(setting.value.trim()) : otherwise;
}

/** A whole number; undefined for anything else. */
export function wholeNumber(setting: Setting | undefined): number | undefined {
  return setting && /^\s*\d{1,9}\s*$/.test(setting.value) ? Number(setting.value) : undefined;
}

/** A list written with commas or as JSON. */
export function listOf(setting: Setting | undefined): readonly string[] {
  if (!setting) return [];
  try {
    const parsed: unknown = JSON.parse(setting.value);
    if (Array.isArray(parsed)) return parsed.filter((item) => typeof item === 'string');
  } catch {
    // Not JSON: separated by commas.
  }
  return setting.value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}
