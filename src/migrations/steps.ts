import type { Change, Migration } from './define.js';
import { type Entry, placeOnDisk } from './ledger.js';
import type { PlanStep } from './types.js';

/** What a change comes to as a step: its place in the file as it lies on disk, and no value. */
export function toStep(
  change: Change,
  migration: Migration,
  entries: ReadonlyMap<string, Entry>,
  applied: boolean,
): PlanStep {
  const { file, at, action, from, to, toFile, messageId, args } = change;
  const { line, column } = placeOnDisk(entries.get(file.path)!, at);
  return {
    migration: migration.id,
    risk: change.risk ?? migration.risk,
    file: file.path,
    line,
    column,
    action,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(toFile === undefined ? {} : { toFile }),
    messageId,
    args,
    applied,
  };
}

/** What makes a step the same one when a migration is asked again. */
export function keyOf({ file, line, column, messageId, from = '', to = '' }: PlanStep): string {
  return `${file}\0${line}\0${column}\0${messageId}\0${from}\0${to}`;
}

/** Notes a step once. */
export function record(steps: Map<string, PlanStep>, step: PlanStep): void {
  if (!steps.has(keyOf(step))) steps.set(keyOf(step), step);
}
