import type { DotenvReading, HostEnv, Origin, ReadError, UnresolvedReference } from './types.js';

/** No variable at all: what a file says when nothing else does. */
export const NONE: HostEnv = {};

/** A reading in the making. */
export interface ReadingDraft {
  readonly values: Map<string, string | null>;
  readonly origins: Map<string, Origin>;
  readonly errors: ReadError[];
  readonly unresolved: UnresolvedReference[];
  readonly unknown: Set<string>;
}

/** Starts an empty reading. */
export function draftReading(): ReadingDraft {
  return { values: new Map(), origins: new Map(), errors: [], unresolved: [], unknown: new Set() };
}

/** Sets a key in a draft. */
export function setInDraft(draft: ReadingDraft, key: string, value: string, origin: Origin): void {
  draft.unknown.delete(key);
  draft.values.set(key, value);
  draft.origins.set(key, origin);
}

/** Says that a key is set to what is not known. */
export function loseInDraft(draft: ReadingDraft, key: string): void {
  draft.values.delete(key);
  draft.origins.delete(key);
  draft.unknown.add(key);
}

/** Closes a draft. */
export function finishReading(draft: ReadingDraft, undecided = false): DotenvReading {
  let origins: DotenvReading['origins'] | undefined;
  return {
    values: toRecord(draft.values),
    // Made when they are asked for: who compares values asks for none.
    get origins() {
      origins ??= toRecord(draft.origins);
      return origins;
    },
    errors: draft.errors,
    refused: draft.errors.some((error) => error.refused),
    unresolved: draft.unresolved,
    unknown: [...draft.unknown],
    undecided,
  };
}

/** What `Object.fromEntries` gives, in half the time. */
function toRecord<Value>(map: ReadonlyMap<string, Value>): Record<string, Value> {
  const record: Record<string, Value> = {};
  map.forEach((value, key) => {
    // A key of that name would set the prototype, and not be there.
    if (key === '__proto__')
      Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
    else record[key] = value;
  });
  return record;
}

/** The host's value of a variable; undefined where it has none, inherited names of objects included. */
export function lookUpHost(env: HostEnv, name: string): string | undefined {
  return env !== NONE && Object.hasOwn(env, name) ? env[name] : undefined;
}
