import type { TextEdit } from '../core/edits.js';
import { indexLines, positionAt } from '../core/text.js';
import { setValue } from '../syntax/dotenv/edit.js';
import { findAssignments } from '../syntax/dotenv/find.js';
import { removeEntry } from '../syntax/dotenv/edit-entries.js';
import type { AssignmentEntry, DotenvFile } from '../syntax/dotenv/types.js';
import { convertValue } from './convert.js';
import type { Change, Planned } from './define.js';
import { isFilled, maskValue } from './mask-value.js';
import type { Renaming } from './rename.js';
import type { MigratableFile, Risk } from './types.js';
import { agreedValue, type Work } from './work.js';

/** Renames variables of one env file, with references to them and, in a template, commented-out lines. */
export function* renameInEnv(
  file: MigratableFile,
  renamings: readonly Renaming[],
  work: Work,
  careful: (renaming: Renaming) => Risk | undefined,
): Iterable<Planned> {
  const words = work.wordsOf(file);
  const taken = new Set<string>();
  for (const renaming of renamings) {
    // Two older names of one: the second is looked at when the first has become the new one.
    if (!words.has(renaming.from) || taken.has(renaming.to)) continue;
    const syntax = work.dotenvOf(file);
    const old = findAssignments(syntax, renaming.from);
    const risk = careful(renaming);
    const base = { file, from: renaming.from, to: renaming.to, ...(risk ? { risk } : {}) };
    if (old.length > 0) taken.add(renaming.to);
    if (old.length > 0) yield planOne(base, renaming, syntax, old, work);
    else yield* renameLooseReferences(base, renaming, syntax);
    if (file.kind === 'env-template') yield* renameComments(base, renaming, syntax);
  }
}

type Base = Pick<Change, 'file' | 'risk'> & { readonly from: string; readonly to: string };

function planOne(
  base: Base,
  renaming: Renaming,
  syntax: DotenvFile,
  old: readonly AssignmentEntry[],
  work: Work,
): Planned {
  const { from, to } = base;
  const at = old.at(-1)!.key.start;
  const args = { from, to };
  const report = (messageId: string): Change => ({
    ...base,
    at,
    action: 'report',
    messageId,
    args,
    risk: 'manual',
  });
  const current = findAssignments(syntax, to);
  if (current.length === 0) {
    const keys = renameKeys(syntax, old, base);
    if (renaming.alias.convert === undefined)
      return {
        ...base,
        at,
        action: 'rename',
        messageId: 'renamed',
        args,
        edits: keys,
        renames: [[from, to]],
      };
    return planConversion(base, renaming, syntax, old, at, work) ?? report('unconvertible');
  }
  return planBoth(base, renaming, syntax, old, current, at, work) ?? report('unproven');
}

/** Key, references to it in other values, and nothing else. */
function renameKeys(syntax: DotenvFile, entries: readonly AssignmentEntry[], base: Base): TextEdit[] {
  const { from, to, file } = base;
  return [...entries.map(({ key }) => ({ ...key, text: to })), ...referencesTo(syntax, from, to, file)];
}

/** `$NAME` without braces is a reference for Compose alone: elsewhere it is a part of the value. */
function referencesTo(syntax: DotenvFile, from: string, to: string, { readers }: MigratableFile): TextEdit[] {
  const bare = readers.includes('compose') ? `|${from}(?!\\w)` : '';
  const reference = new RegExp(`\\$(?:\\{${from}(?=[}:?+-])${bare})`, 'g');
  return syntax.entries.flatMap((entry) => {
    if (entry.kind !== 'assignment' || entry.quote === 'single') return [];
    const value = syntax.text.slice(entry.value.start, entry.value.end);
    return Array.from(value.matchAll(reference), (match) => {
      const end = entry.value.start + match.index + match[0].length;
      return { start: end - from.length, end, text: to };
    });
  });
}

function planConversion(
  base: Base,
  { alias }: Renaming,
  syntax: DotenvFile,
  old: readonly AssignmentEntry[],
  at: number,
  work: Work,
): Change | undefined {
  const { file, from, to } = base;
  const args = { from, to };
  const entry = old.at(-1)!;
  const isBlank = syntax.text.slice(entry.inner.start, entry.inner.end).trim() === '';
  const renamed: Change = {
    ...base,
    at,
    action: 'rename',
    messageId: 'renamed',
    args,
    edits: renameKeys(syntax, old, base),
    renames: [[from, to]],
  };
  if (isBlank) return renamed;
  const value = agreedValue(file, from, work);
  const converted = value === undefined ? undefined : convertValue(alias.convert!, value);
  if (value === undefined || converted === undefined) return undefined;
  if (converted === value) return renamed;
  const set = setValue(syntax, from, converted, { readers: file.readers });
  if (!set.ok) return undefined;
  return {
    ...renamed,
    messageId: 'converted',
    edits: [
      ...set.edits,
      ...old.map(({ key }) => ({ ...key, text: to })),
      ...referencesTo(syntax, from, to, base.file),
    ],
    promised: [from, to],
    removed: [{ name: from, why: `its value was written in the form of ${to}` }],
  };
}

/** Old and new name are both there. */
function planBoth(
  base: Base,
  { alias }: Renaming,
  syntax: DotenvFile,
  old: readonly AssignmentEntry[],
  current: readonly AssignmentEntry[],
  at: number,
  work: Work,
): Planned | undefined {
  const { file, from, to } = base;
  const args = { from, to };
  const oldValue = settledValue(file, from, work);
  const newValue = settledValue(file, to, work);
  if (oldValue === undefined || newValue === undefined) return undefined;
  const form = alias.convert === undefined ? oldValue : convertValue(alias.convert, oldValue);
  const goes: TextEdit[] = [...old.flatMap(removeEntry), ...referencesTo(syntax, from, to, base.file)];
  const drop = (messageId: string, why: string): Change => ({
    ...base,
    at,
    action: 'remove',
    messageId,
    args,
    edits: goes,
    promised: [from],
    removed: [{ name: from, why }],
  });
  if (oldValue.trim() === '') return drop('emptied', 'it was empty');
  if (form === newValue || oldValue === newValue) return drop('repeated', `${to} holds the same value`);
  const [oldIsReal, newIsReal] = [isFilled(to, oldValue), isFilled(to, newValue)];
  if (!oldIsReal && newIsReal) return drop('emptied', 'it held a placeholder');
  const preference = oldIsReal && !newIsReal ? 'old' : work.preferenceFor(to);
  if (preference === 'new')
    return { ...drop('preferred', `the value of ${to} was preferred`), args: { ...args, kept: to } };
  if (preference === 'old') {
    if (form === undefined) return undefined;
    // In two steps on a copy, since removing lines moves the other.
    const set = setValue(syntax, to, form, { readers: file.readers });
    if (!set.ok) return undefined;
    const isFilling = !newIsReal;
    return {
      ...base,
      at,
      action: 'rename',
      messageId: isFilling ? 'filled' : 'preferred',
      args: isFilling ? args : { ...args, kept: from },
      edits: [...set.edits, ...goes],
      promised: [from, to],
      removed: [{ name: isFilling ? from : to, why: `the value of ${from} is in ${to} now` }],
    };
  }
  const lines = indexLines(syntax.text);
  const place = (entries: readonly AssignmentEntry[], value: string) => ({
    file: file.path,
    line: positionAt(lines, entries.at(-1)!.key.start).line,
    mask: maskValue(value),
  });
  return { conflict: { from, to, old: place(old, oldValue), new: place(current, newValue) } };
}

/** A name without a value counts as empty. */
function settledValue(file: MigratableFile, name: string, work: Work): string | undefined {
  const agreed = agreedValue(file, name, work);
  if (agreed !== undefined) return agreed;
  const empty = file.readers.every((reader) => !work.readingOf(file, reader).values[name]);
  return empty ? '' : undefined;
}

/** References to a name that another file sets: they follow it. */
function* renameLooseReferences(base: Base, { from, to }: Renaming, syntax: DotenvFile): Iterable<Planned> {
  const edits = referencesTo(syntax, from, to, base.file);
  const [first] = edits;
  if (!first) return;
  yield {
    ...base,
    at: first.start,
    action: 'report',
    messageId: 'unproven',
    args: { from, to },
    risk: 'manual',
  };
}

function* renameComments(base: Base, { from, to }: Renaming, syntax: DotenvFile): Iterable<Planned> {
  for (const { range, inline } of syntax.comments) {
    if (inline) continue;
    const match = new RegExp(`^#[ \\t]*(?:export[ \\t]+)?(?=${from}=)`).exec(
      syntax.text.slice(range.start, range.end),
    );
    if (!match) continue;
    const start = range.start + match[0].length;
    yield {
      ...base,
      at: start,
      action: 'rename',
      messageId: 'comment',
      args: { from, to },
      edits: [{ start, end: start + from.length, text: to }],
      renames: [[from, to]],
    };
  }
}
