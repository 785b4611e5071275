import type { TextEdit } from '../../core/edits.js';
import { writeValue } from './edit.js';
import { type LeftReason, valueIn } from './portable-types.js';
import { readOnce } from './readers/index.js';
import type { ReaderId } from './readers/types.js';
import type { AssignmentEntry, DotenvFile } from './types.js';

/** The edits that concern no line alone. */
export interface Normalised {
  readonly edits: readonly TextEdit[];
  readonly lineEnd: '\n' | undefined;
}

/** A byte order mark and carriage returns go where some program takes them for a part of a name or a value. */
export function normalise({ bom, entries, lineEnds }: DotenvFile, readers: readonly ReaderId[]): Normalised {
  const stumbles = (text: string) =>
    readers.some((reader) => {
      const { values } = readOnce(text, reader);
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

/** The edits that give an assignment its portable form: none where it has it. */
export function rewriteLine(
  file: DotenvFile,
  entry: AssignmentEntry,
  value: string,
  { lineEnd }: Normalised,
  readers: readonly ReaderId[],
): readonly TextEdit[] | LeftReason {
  const { name, range } = entry;
  const own = file.text.slice(range.start, entry.lineEnd.start);
  const end = lineEnd ?? '\n';
  const suits = (written: string) =>
    readers.every((reader) => {
      const reading = readOnce(written + end, reader);
      const keys = Object.keys(reading.values);
      return reading.errors.length === 0 && keys.length === 1 && valueIn(reading, name) === value;
    });
  if (suits(own)) return [];
  const [best] = writeValue(name, value, { readers }, entry.quote);
  if (best === undefined) return suitsName(name, readers) ? 'no-form' : 'name';
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
  return readers.every((reader) => valueIn(readOnce(`${name}=b\n`, reader), name) === 'b');
}
