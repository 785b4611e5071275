import { applyEdits, type TextEdit } from '../../core/edits.js';
import type { EditOptions, EditPlan } from './edit.js';
import { findAssignments } from './find.js';
import { readDotenv } from './readers/index.js';
import type { ReaderId } from './readers/types.js';
import { compareReadings } from './same-values.js';
import type { DotenvEntry, DotenvFile } from './types.js';

/** Removes an entry with its line end. */
export function removeEntry(entry: DotenvEntry): TextEdit[] {
  return [{ ...entry.range, text: '' }];
}

/** Turns every line of an entry into a comment. */
export function commentOutEntry(file: DotenvFile, entry: DotenvEntry): TextEdit[] {
  const lines = file.text.slice(entry.range.start, entry.lineEnd.start).matchAll(/(?:^|\r\n|\n|\r)(?!$)/g);
  return Array.from(lines, (match) => {
    const start = entry.range.start + match.index + match[0].length;
    return { start, end: start, text: '# ' };
  });
}

/**
 * Renames a key in all its assignments, and in references to it where that keeps more values than leaving
 * them. Every reader must find under the new name what it found under the old one.
 */
export function renameKey(file: DotenvFile, from: string, to: string, options: EditOptions): EditPlan {
  const entries = findAssignments(file, from);
  if (entries.length === 0) return { ok: false, reason: 'absent' };
  if (findAssignments(file, to).length > 0) return { ok: false, reason: 'exists' };
  const { [from]: _old, [to]: _new, ...env } = options.env ?? {};
  const keys = entries.map((entry) => ({ ...entry.key, text: to }));
  const find = (text: string, reader: ReaderId, key: string): string | null | undefined => {
    const { values } = readDotenv(text, { reader, env });
    return Object.hasOwn(values, key) ? values[key] : undefined;
  };
  const before = options.readers.map((reader) => find(file.text, reader, from));
  const plans = [[...keys, ...renameReferences(file, from, to)], keys].map((edits): EditPlan => {
    const text = applyEdits(file.text, edits);
    const right = options.readers.every((reader, index) => find(text, reader, to) === before[index]);
    if (!right) return { ok: false, reason: 'unwritable' };
    return { ok: true, edits, changes: compareReadings(file.text, text, options.readers, env, [from, to]) };
  });
  const [withReferences, without] = plans as [EditPlan, EditPlan];
  if (!withReferences.ok) return without;
  return without.ok && without.changes.length <= withReferences.changes.length ? without : withReferences;
}

function renameReferences(file: DotenvFile, from: string, to: string): TextEdit[] {
  if (!/^\w+$/.test(from)) return [];
  const reference = new RegExp(`\\$(?:\\{${from}(?=[}:?+-])|${from}(?!\\w))`, 'g');
  return file.entries.flatMap((entry) => {
    if (entry.kind !== 'assignment') return [];
    const value = file.text.slice(entry.value.start, entry.value.end);
    return Array.from(value.matchAll(reference), (match) => {
      const end = entry.value.start + match.index + match[0].length;
      return { start: end - from.length, end, text: to };
    });
  });
}
