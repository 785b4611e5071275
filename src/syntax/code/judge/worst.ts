import type { CodeRead } from '../types.js';
import { judgeValue } from './index.js';
import type { Judgement } from './types.js';

/** A value that is not taken. */
export type Refusal = Extract<Judgement, { ok: false }>;

/**
 * The reader of several that takes a value worst: one that stops counts more than one that misreads it. Undefined where
 * none is known to refuse it.
 */
export function findRefusal<Reader extends { readonly read?: CodeRead }>(
  readers: readonly Reader[],
  text: string,
): { readonly reader: Reader; readonly refusal: Refusal } | undefined {
  const found = readers.flatMap((reader) => {
    const refusal = reader.read ? judgeValue(reader.read, text) : undefined;
    return refusal?.ok === false ? [{ reader, refusal }] : [];
  });
  return found.find(({ refusal }) => refusal.effect === 'raises') ?? found[0];
}
