import type { TextEdit } from '../../core/edits.js';
import { writeValue } from './edit.js';
import { type LeftReason, valueIn } from './portable-types.js';
import { isShellName } from './readers/bash-names.js';
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

/** Gives an assignment its portable form by edits: none where it has it, the reason where there is no such form. */
export type RewriteLine = (
  file: DotenvFile,
  entry: AssignmentEntry,
  value: string,
  normalised: Normalised,
) => readonly TextEdit[] | LeftReason;

/** Stands for a name while a line is tried: the thousandth object with that key is made far faster than one with a new key. */
const STAND_IN = 'CATALYST_STAND_IN';
/** Programs have limits for a line, which a longer name would meet sooner. */
const LONGEST = 10_000;

/** Makes the function that rewrites lines for some programs; what a line cannot be is found out once. */
export function createRewriter(readers: readonly ReaderId[]): RewriteLine {
  const left = new Map<string, LeftReason>();
  const suitsStandIn = new Map<string, boolean>();
  const suitsName = (name: string) => {
    const known = suitsStandIn.get(name);
    if (known !== undefined) return known;
    const suits = readers.every((reader) => valueIn(readOnce(`${name}=b\n`, reader), name) === 'b');
    if (name === STAND_IN) suitsStandIn.set(name, suits);
    return suits;
  };
  return (file, entry, value, normalised) => {
    const own = file.text.slice(entry.range.start, entry.lineEnd.start);
    const key = `${own}\0${value}`;
    const known = left.get(key);
    if (known !== undefined) return known;
    const result = rewriteLine({ file, entry, own, value, lineEnd: normalised.lineEnd }, readers, suitsName);
    if (typeof result === 'string') left.set(key, result);
    return result;
  };
}

interface Line {
  readonly file: DotenvFile;
  readonly entry: AssignmentEntry;
  readonly own: string;
  readonly value: string;
  readonly lineEnd: '\n' | undefined;
}

function rewriteLine(
  { file, entry, own, value, lineEnd }: Line,
  readers: readonly ReaderId[],
  suitsName: (name: string) => boolean,
): readonly TextEdit[] | LeftReason {
  const { range, key } = entry;
  const end = lineEnd ?? '\n';
  const name = chooseName(entry, own);
  const suits = (written: string) =>
    readers.every((reader) => {
      const reading = readOnce(written + end, reader);
      const keys = Object.keys(reading.values);
      return reading.errors.length === 0 && keys.length === 1 && valueIn(reading, name) === value;
    });
  const from = file.text.slice(range.start, key.start) + name;
  if (suits(from + own.slice(key.end - range.start))) return [];
  const [best] = writeValue(name, value, { readers }, entry.quote);
  if (best === undefined) return suitsName(name) ? 'no-form' : 'name';
  const valueRange = { start: entry.value.start, end: entry.afterQuote?.end ?? entry.value.end };
  const before = from + file.text.slice(key.end, valueRange.start);
  const behind = file.text.slice(valueRange.end, entry.lineEnd.start);
  // What stands round the value stays if the programs can live with it; a comment then gets a line of its own.
  if (suits(before + best + behind)) return [{ ...valueRange, text: best }];
  const head = `${entry.name}=`;
  if (suits(`${name}=${best}${behind}`))
    return [{ start: range.start, end: valueRange.end, text: head + best }];
  const comment = entry.comment && file.text.slice(entry.comment.range.start, entry.comment.range.end);
  const ownLineEnd = lineEnd ?? (file.text.slice(entry.lineEnd.start, entry.lineEnd.end) || '\n');
  const above = comment ? comment.trimEnd() + ownLineEnd : '';
  // A backslash at the end of a comment joins the next line to it for systemd.
  if (above.endsWith(`\\${ownLineEnd}`) || !suits(`${name}=${best}`)) return 'no-form';
  return [{ start: range.start, end: entry.lineEnd.start, text: above + head + best }];
}

/** The name under which a line is tried: its own where a program could mind which it is, or the line speaks of it. */
function chooseName({ name, key, range }: AssignmentEntry, own: string): string {
  const isPlain = /^[A-Za-z]\w*$/.test(name) && !isShellName(name) && name !== 'export';
  if (!isPlain || own.length > LONGEST || own.includes(STAND_IN)) return name;
  return own.includes(name, key.end - range.start) ? name : STAND_IN;
}
