import { applyEdits, type TextEdit } from '../../core/edits.js';
import { groupAssignments } from './find.js';
import { writeValue } from './edit.js';
import { findOutside } from './portable-outside.js';
import { parseDotenv } from './parse.js';
import { readDotenv } from './readers/index.js';
import type { DotenvReading, ReaderId } from './readers/types.js';
import type { AssignmentEntry, DotenvFile } from './types.js';

/**
 * Why an assignment is left as it is.
 *
 * - `no-form`: nothing that is written is that value to all programs
 * - `name`: some program takes no such name
 * - `not-read`: the program whose reading counts reads no value there
 * - `from-outside`: the value depends on variables that the file does not set
 * - `not-assignment`: the line sets nothing, and some program refuses the file for it
 * - `refused`: some program refuses the file for another line
 * - `together`: in this file the programs read something else than from the line alone
 */
export type LeftReason =
  | 'no-form'
  | 'name'
  | 'not-read'
  | 'from-outside'
  | 'not-assignment'
  | 'refused'
  | 'together';

/** An assignment, or another line, that the programs do not agree on. */
export interface LeftAsIs {
  /** Empty for a line that is no assignment. */
  readonly name: string;
  readonly offset: number;
  readonly why: LeftReason;
}

/** A rewrite after which all programs read what one of them read before, but for what is left as it is. */
export interface PortablePlan {
  readonly text: string;
  readonly edits: readonly TextEdit[];
  /** Names of which the writing changes. */
  readonly changed: readonly string[];
  readonly left: readonly LeftAsIs[];
}

/** For whom a file is rewritten, and whose reading counts. */
export interface PortableOptions {
  readonly readers: readonly ReaderId[];
  readonly reference: ReaderId;
}

/**
 * Plans a rewrite of a file. What is in it twice is proven: the programs are run over the result, each name that is not
 * listed as left has the reference's value for all of them, and the reference reads no value differently.
 *
 * @returns undefined where the reference refuses the file, or nothing can be said of it
 */
export function planPortable(text: string, options: PortableOptions): PortablePlan | undefined {
  const plan = planOnce(text, options);
  if (plan === undefined || plan.edits.length === 0) return plan;
  // Text that is odd enough to be rewritten twice is better left to a person.
  return planOnce(plan.text, options)?.edits.length === 0 ? plan : planOnce(text, options, false);
}

function planOnce(text: string, options: PortableOptions, edit = true): PortablePlan | undefined {
  const file = parseDotenv(text);
  const reference = readDotenv(text, { reader: options.reference });
  if (reference.refused || reference.undecided) return undefined;
  const left = new Map<AssignmentEntry, LeftReason>();
  const edits: TextEdit[] = [];
  const changed = new Set<string>();
  const plain = normalise(file, options.readers);
  const outside = findOutside(file, options.reference, reference);
  for (const [name, entries] of groupAssignments(file)) {
    for (const entry of entries) {
      const deciding = entry === entries.at(-1);
      const value = deciding ? valueIn(reference, name) : valueAlone(file, entry, options.reference);
      const result = rewrite(file, entry, value, plain, options, outside.has(entry));
      if (typeof result === 'string') {
        if (deciding) left.set(entry, result);
        continue;
      }
      if (result.length === 0) continue;
      edits.push(...result);
      changed.add(name);
    }
  }
  if (!edit) return prove(file, reference, { edits: [], changed: new Set(), left }, options);
  const all = [...edits, ...plain.edits].sort((a, b) => a.start - b.start || a.end - b.end);
  return prove(file, reference, { edits: all, changed, left }, options);
}

interface Normalised {
  readonly edits: readonly TextEdit[];
  readonly lineEnd: '\n' | undefined;
}

/** A byte order mark and carriage returns go where some program takes them for a part of a name or a value. */
function normalise({ bom, entries, lineEnds }: DotenvFile, readers: readonly ReaderId[]): Normalised {
  const stumbles = (text: string) =>
    readers.some((reader) => {
      const { values } = readDotenv(text, { reader });
      return values['A'] !== 'b' || values['B'] !== 'c';
    });
  const edits: TextEdit[] = bom && stumbles('\ufeffA=b\nB=c\n') ? [{ ...bom, text: '' }] : [];
  const returns =
    (lineEnds.crlf > 0 && stumbles('A=b\r\nB=c\r\n')) || (lineEnds.cr > 0 && stumbles('A=b\rB=c\r'));
  if (!returns) return { edits, lineEnd: undefined };
  for (const { lineEnd } of entries)
    if (lineEnd.end - lineEnd.start === 2 || isReturn(lineEnd)) edits.push({ ...lineEnd, text: '\n' });
  return { edits, lineEnd: '\n' };

  function isReturn(range: { readonly start: number; readonly end: number }): boolean {
    return range.end > range.start && lineEnds.cr > 0;
  }
}

function valueIn(reading: DotenvReading, name: string): string | undefined {
  return Object.hasOwn(reading.values, name) ? (reading.values[name] ?? undefined) : undefined;
}

function valueAlone(file: DotenvFile, entry: AssignmentEntry, reader: ReaderId): string | undefined {
  return valueIn(readDotenv(file.text.slice(entry.range.start, entry.range.end), { reader }), entry.name);
}

/** The edits that give an assignment its portable form: none where it has it. */
function rewrite(
  file: DotenvFile,
  entry: AssignmentEntry,
  value: string | undefined,
  { lineEnd }: Normalised,
  options: PortableOptions,
  isFromOutside: boolean,
): readonly TextEdit[] | LeftReason {
  if (value === undefined) return 'not-read';
  if (isFromOutside) return 'from-outside';
  const { name, range } = entry;
  const own = file.text.slice(range.start, entry.lineEnd.start);
  const end = lineEnd ?? '\n';
  const suits = (written: string) =>
    options.readers.every((reader) => {
      const reading = readDotenv(written + end, { reader });
      const keys = Object.keys(reading.values);
      return reading.errors.length === 0 && keys.length === 1 && valueIn(reading, name) === value;
    });
  if (suits(own)) return [];
  if (!suitsName(name, options.readers)) return 'name';
  const [best] = writeValue(name, value, { readers: options.readers }, entry.quote);
  if (best === undefined) return 'no-form';
  const valueRange = { start: entry.value.start, end: entry.afterQuote?.end ?? entry.value.end };
  const before = file.text.slice(range.start, valueRange.start);
  const behind = file.text.slice(valueRange.end, entry.lineEnd.start);
  // What stands round the value stays if the programs can live with it; a comment then gets a line of its own.
  if (suits(before + best + behind)) return [{ ...valueRange, text: best }];
  const head = `${name}=`;
  if (suits(head + best + behind)) return [{ start: range.start, end: valueRange.end, text: head + best }];
  const comment = entry.comment && file.text.slice(entry.comment.range.start, entry.comment.range.end);
  const ownLineEnd = lineEnd ?? (file.text.slice(entry.lineEnd.start, entry.lineEnd.end) || '\n');
  const above = comment ? comment.trimEnd() + ownLineEnd : '';
  // A backslash at the end of a comment joins the next line to it for systemd.
  if (above.endsWith(`\\${ownLineEnd}`) || !suits(head + best)) return 'no-form';
  return [{ start: range.start, end: entry.lineEnd.start, text: above + head + best }];
}

function suitsName(name: string, readers: readonly ReaderId[]): boolean {
  return readers.every((reader) => valueIn(readDotenv(`${name}=b\n`, { reader }), name) === 'b');
}

interface Draft {
  readonly edits: readonly TextEdit[];
  readonly changed: ReadonlySet<string>;
  readonly left: ReadonlyMap<AssignmentEntry, LeftReason>;
}

/** Runs the programs over the result. What they do not agree on after all is listed; a value that is lost undoes all. */
function prove(
  file: DotenvFile,
  reference: DotenvReading,
  { edits, changed, left }: Draft,
  options: PortableOptions,
): PortablePlan {
  const text = applyEdits(file.text, edits);
  const now = readDotenv(text, { reader: options.reference });
  const names = Object.keys(reference.values);
  const keeps =
    !now.refused &&
    names.length === Object.keys(now.values).length &&
    names.every((name) => valueIn(now, name) === valueIn(reference, name)) &&
    commentsOf(parseDotenv(text)) === commentsOf(file);
  if (!keeps && edits.length > 0)
    return prove(file, reference, { edits: [], changed: new Set(), left }, options);
  const readings = options.readers.map((reader) => readDotenv(text, { reader }));
  const isLost = (reading: DotenvReading) => reading.refused || reading.undecided;
  const refuses = readings.some(isLost);
  const reported: LeftAsIs[] = [];
  for (const [name, entries] of groupAssignments(file)) {
    const entry = entries.at(-1)!;
    const why = left.get(entry);
    const wanted = valueIn(reference, name);
    const others = readings.filter(
      (reading) => !isLost(reading) && (wanted === undefined || valueIn(reading, name) !== wanted),
    );
    if (others.length > 0 || refuses)
      reported.push({
        name,
        offset: entry.key.start,
        why: why ?? (others.length > 0 ? 'together' : 'refused'),
      });
  }
  const stumbles = (line: string) =>
    options.readers.some((reader) => {
      const reading = readDotenv(`${line}\n`, { reader });
      return reading.refused || reading.undecided || Object.keys(reading.values).length > 0;
    });
  if (refuses)
    for (const entry of file.entries)
      if (entry.kind === 'junk' && stumbles(file.text.slice(entry.range.start, entry.lineEnd.start)))
        reported.push({ name: '', offset: entry.content.start, why: 'not-assignment' });
  return {
    text,
    edits,
    changed: [...changed],
    left: reported.sort((a, b) => a.offset - b.offset),
  };
}

function commentsOf({ text, comments }: DotenvFile): string {
  return comments
    .map(({ range }) => text.slice(range.start, range.end).trimEnd())
    .sort()
    .join('\n');
}
