import type { TextEdit } from '../core/edits.js';
import { setValue } from '../syntax/dotenv/edit.js';
import { findAssignments } from '../syntax/dotenv/find.js';
import type { DotenvFile } from '../syntax/dotenv/types.js';
import { type EnvRename, formOf, placeOf, planBoth, settledValue } from './both-set.js';
import { convertValue } from './convert.js';
import type { Change, Planned } from './define.js';
import { isFilled } from './mask-value.js';
import type { Renaming } from './rename.js';
import { againstRivals } from './rivals.js';
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
  const wanted = renamings.filter(({ from }) => words.has(from));
  const targets = new Set(wanted.map(({ to }) => to));
  for (const to of targets) {
    const syntax = work.dotenvOf(file);
    const own = wanted.filter((renaming) => renaming.to === to);
    const set = own.filter(({ from }) => findAssignments(syntax, from).length > 0);
    const rename = (renaming: Renaming): EnvRename => {
      const { from } = renaming;
      const risk = careful(renaming);
      const base = { file, from, to, ...(risk ? { risk } : {}) };
      const old = findAssignments(syntax, from);
      return { base, renaming, syntax, old, references: referencesTo(syntax, from, to, file) };
    };
    // Two older names of one: the second is looked at when the first has become the new one.
    const settled = findAssignments(syntax, to).length > 0 ? { first: set[0] } : settleOlder(file, set, work);
    if ('conflict' in settled) yield settled;
    else if (settled.first) yield planOne(rename(settled.first), work);
    for (const renaming of own) {
      const one = rename(renaming);
      if (one.old.length === 0) yield* renameLooseReferences(one, work);
      if (file.kind === 'env-template') yield* renameComments(one);
    }
  }
}

/** Which of several older names comes first: the one that was preferred. They conflict where their values differ. */
function settleOlder(
  file: MigratableFile,
  set: readonly Renaming[],
  work: Work,
): { readonly first: Renaming | undefined } | Extract<Planned, { conflict: unknown }> {
  if (set.length < 2) return { first: set[0] };
  const { to } = set[0]!;
  const filled = set.flatMap((renaming) => {
    const value = settledValue(file, renaming.from, work);
    const form = value === undefined ? undefined : formOf(renaming, value);
    return value === undefined || form === undefined || !isFilled(to, form)
      ? []
      : [{ renaming, value, form }];
  });
  const other = filled.find(({ form }) => form !== filled[0]!.form);
  const said = set.find(({ from }) => from === work.preferenceFor(to));
  if (said) return { first: said };
  if (!other) return { first: filled[0]?.renaming ?? set[0] };
  const syntax = work.dotenvOf(file);
  const place = ({ renaming, value }: typeof other) =>
    placeOf(file, findAssignments(syntax, renaming.from), value);
  const [from, second] = [filled[0]!.renaming.from, other.renaming.from];
  return { conflict: { from, to: second, target: to, old: place(filled[0]!), new: place(other) } };
}

function planOne(rename: EnvRename, work: Work): Planned {
  const { base, renaming, syntax, old, references } = rename;
  const { file, from, to } = base;
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
  if (work.isStuck(file.path, from)) return report('unproven');
  const current = findAssignments(syntax, to);
  if (current.length > 0) return planBoth(rename, current, work) ?? report('unproven');
  const keys = [...old.map(({ key }) => ({ ...key, text: to })), ...references];
  const plain: Change = {
    ...base,
    at,
    action: 'rename',
    messageId: 'renamed',
    args,
    edits: keys,
    renames: [[from, to]],
  };
  const change = renaming.alias.convert === undefined ? plain : planConversion(plain, rename, work);
  if (change === undefined) return report('unconvertible');
  return againstRivals(change, rename, work) ?? report('unproven');
}

/** `$NAME` without braces is a reference for Compose alone: elsewhere it is a part of the value. */
function referencesTo(syntax: DotenvFile, from: string, to: string, { readers }: MigratableFile): TextEdit[] {
  if (!syntax.text.includes('$')) return [];
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

function planConversion(plain: Change, rename: EnvRename, work: Work): Change | undefined {
  const { base, renaming, syntax, old, references } = rename;
  const { file, from, to } = base;
  const entry = old.at(-1)!;
  if (syntax.text.slice(entry.inner.start, entry.inner.end).trim() === '') return plain;
  const value = agreedValue(file, from, work);
  const converted = value === undefined ? undefined : convertValue(renaming.alias.convert!, value);
  if (value === undefined || converted === undefined) return undefined;
  if (converted === value) return plain;
  const set = setValue(syntax, from, converted, { readers: file.readers });
  if (!set.ok) return undefined;
  return {
    ...plain,
    messageId: 'converted',
    edits: [...set.edits, ...old.map(({ key }) => ({ ...key, text: to })), ...references],
    promised: [from, to],
    removed: [{ name: from, why: `its value was written in the form of ${to}` }],
  };
}

/** References to a name that another file sets follow it, where both are read together. */
function* renameLooseReferences({ base, references }: EnvRename, work: Work): Iterable<Change> {
  const [first] = references;
  if (!first) return;
  const { file, from, to } = base;
  const args = { from, to };
  const isSetBeside = work.togetherWith(file).some(({ files }) =>
    files.some((path) => {
      const other = path === file.path ? undefined : work.find(path);
      return other?.text.includes(from) && findAssignments(work.dotenvOf(other), from).length > 0;
    }),
  );
  if (isSetBeside)
    yield {
      ...base,
      at: first.start,
      action: 'rename',
      messageId: 'reference',
      args,
      edits: references,
      renames: [[from, to]],
    };
  else yield { ...base, at: first.start, action: 'report', messageId: 'unproven', args, risk: 'manual' };
}

function* renameComments({ base, syntax }: EnvRename): Iterable<Change> {
  const { from, to } = base;
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
