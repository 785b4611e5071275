import type { DotenvReading, HostEnv, Origin, ReadError, UnresolvedReference } from './types.js';

/** A reading in the making. */
export interface ReadingDraft {
  readonly values: Map<string, string | null>;
  readonly origins: Map<string, Origin>;
  readonly errors: ReadError[];
  readonly unresolved: UnresolvedReference[];
}

/** Starts an empty reading. */
export function draftReading(): ReadingDraft {
  return { values: new Map(), origins: new Map(), errors: [], unresolved: [] };
}

/** Closes a draft. */
export function finishReading(draft: ReadingDraft): DotenvReading {
  let origins: DotenvReading['origins'] | undefined;
  return {
    values: Object.fromEntries(draft.values),
    // Made when they are asked for: who compares values asks for none.
    get origins() {
      origins ??= Object.fromEntries(draft.origins);
      return origins;
    },
    errors: draft.errors,
    refused: draft.errors.some((error) => error.refused),
    unresolved: draft.unresolved,
  };
}

/** The host's value of a variable; undefined where it has none, inherited names of objects included. */
export function lookUpHost(env: HostEnv, name: string): string | undefined {
  return Object.hasOwn(env, name) ? env[name] : undefined;
}
