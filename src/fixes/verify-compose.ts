import type { Verify } from './apply.js';
import { type ComposeData, readData } from './compose-data.js';

/**
 * Accepts a new text of a compose file only if it parses as well as before, says the same but for what was promised,
 * and has lost no comment. A promise is the path of a value (`services.web.restart`), with all below it; `order:` before
 * it lets the items of a list change places; `text:` turns a number into its text.
 */
export const verifyCompose: Verify = (_file, before, after, changes) =>
  findBrokenPromise(before, after, changes) === undefined;

/** What a new text changes beyond what was promised: a path, or `syntax` or `comments`; undefined if nothing. */
export function findBrokenPromise(
  before: string,
  after: string,
  changes: readonly string[],
): string | undefined {
  const [old, next] = [readData(before), readData(after)];
  if (next.broken || next.problems > old.problems || next.documents !== old.documents) return 'syntax';
  if (old.comments.join('\n') !== next.comments.join('\n')) return 'comments';
  const promised = changes.map(readPromise);
  for (const path of new Set([...old.leaves.keys(), ...next.leaves.keys()])) {
    if (old.leaves.get(path) === next.leaves.get(path)) continue;
    if (!promised.some((one) => keeps(one, path, old, next))) return path;
  }
  return undefined;
}

interface PathPromise {
  readonly kind: 'value' | 'order' | 'text';
  readonly path: string;
}

function readPromise(change: string): PathPromise {
  const kind = /^(order|text):/.exec(change)?.[1] as 'order' | 'text' | undefined;
  return kind === undefined ? { kind: 'value', path: change } : { kind, path: change.slice(kind.length + 1) };
}

function keeps({ kind, path }: PathPromise, changed: string, old: ComposeData, next: ComposeData): boolean {
  if (changed !== path && !changed.startsWith(`${path}.`)) return false;
  if (kind === 'value') return true;
  if (kind === 'order') {
    const [one, two] = [old.lists.get(path), next.lists.get(path)];
    return (
      one !== undefined && two !== undefined && [...one].sort().join('\n') === [...two].sort().join('\n')
    );
  }
  const [was, is] = [old.leaves.get(path), next.leaves.get(path)];
  return /^(?:number|float) /.test(was ?? '') && /^string "[\d.:_+-]*"$/.test(is ?? '');
}
