import { readDotenv } from './readers/index.js';
import type { DotenvReading, HostEnv, ReaderId } from './readers/types.js';

/** A difference between what a program read before an edit and what it reads after it. */
export interface ReadingChange {
  readonly reader: ReaderId;
  /** Empty for `error`. */
  readonly key: string;
  /** `error`: the program stumbles over something that it did not stumble over before. */
  readonly change: 'added' | 'removed' | 'changed' | 'error';
}

/**
 * Compares what programs read from a text before and after an edit. An edit that returns nothing here has
 * changed no value for any of them.
 *
 * @param except keys that the edit is about, and whose differences are not listed
 */
export function compareReadings(
  before: string,
  after: string,
  readers: readonly ReaderId[],
  env: HostEnv = {},
  except: readonly string[] = [],
): ReadingChange[] {
  if (before === after) return [];
  return readers.flatMap((reader) => {
    const old = readDotenv(before, { reader, env });
    const now = readDotenv(after, { reader, env });
    return compareTwo(reader, old, now, except);
  });
}

/** Compares two readings by one program. */
export function compareTwo(
  reader: ReaderId,
  old: DotenvReading,
  now: DotenvReading,
  except: readonly string[] = [],
): ReadingChange[] {
  const changes: ReadingChange[] = [];
  if ((now.refused && !old.refused) || stumblesMore(old, now))
    changes.push({ reader, key: '', change: 'error' });
  for (const key of Object.keys(old.values)) {
    if (!Object.hasOwn(now.values, key)) changes.push({ reader, key, change: 'removed' });
    else if (now.values[key] !== old.values[key]) changes.push({ reader, key, change: 'changed' });
  }
  for (const key of Object.keys(now.values)) {
    if (!Object.hasOwn(old.values, key)) changes.push({ reader, key, change: 'added' });
  }
  const isMeant = new Set(except);
  return changes.filter(({ change, key }) => change === 'error' || !isMeant.has(key));
}

function stumblesMore(old: DotenvReading, now: DotenvReading): boolean {
  const left = new Map<string, number>();
  for (const { code } of old.errors) left.set(code, (left.get(code) ?? 0) + 1);
  return now.errors.some(({ code }) => {
    const count = left.get(code) ?? 0;
    left.set(code, count - 1);
    return count === 0;
  });
}
