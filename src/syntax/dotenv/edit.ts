import { applyEdits, type TextEdit } from '../../core/edits.js';
import { findAssignments } from './find.js';
import { listWritings } from './quoting.js';
import { pickiestFirst, readDotenv, readOnce } from './readers/index.js';
import type { DotenvReading, HostEnv, ReaderId } from './readers/types.js';
import { compareReadings, compareTwo, type ReadingChange } from './same-values.js';
import type { DotenvFile, QuoteKind } from './types.js';

/** For whom an edit has to be right. */
export interface EditOptions {
  readonly readers: readonly ReaderId[];
  readonly env?: HostEnv;
  /** Quotes for a value with signs that mean something to one program or another, where it had none before. */
  readonly quote?: QuoteKind;
}

/** Why there is no edit: the key is not there, or is there already, or no way of writing suits every reader. */
export type EditRefusal = 'absent' | 'exists' | 'unwritable';

/** Edits that do what they are for, for every reader, and what else they change; or why there are none. */
export type EditPlan =
  | { readonly ok: true; readonly edits: readonly TextEdit[]; readonly changes: readonly ReadingChange[] }
  | { readonly ok: false; readonly reason: EditRefusal };

/**
 * Sets the value of a key where it was last assigned, in a writing that every reader reads back as exactly
 * this value: the quotes of before if they serve.
 */
export function setValue(file: DotenvFile, name: string, value: string, options: EditOptions): EditPlan {
  const entry = findAssignments(file, name).at(-1);
  if (entry === undefined) return { ok: false, reason: 'absent' };
  const range = { start: entry.value.start, end: entry.afterQuote?.end ?? entry.value.end };
  const delimiter = entry.delimiter === ':' && range.start === range.end ? ' ' : '';
  const preferred = entry.quote === 'none' ? quoteFor(value, options) : entry.quote;
  const writings = writeValue(name, value, options, preferred);
  return choosePlan(
    file,
    name,
    value,
    mapLazily(writings, (text) => [{ ...range, text: delimiter + text }]),
    options,
  );
}

/** Adds a key behind the last line, with the file's own line end, and a final one if the file has one. */
export function appendEntry(file: DotenvFile, name: string, value: string, options: EditOptions): EditPlan {
  if (findAssignments(file, name).length > 0) return { ok: false, reason: 'exists' };
  const lineEnd = chooseLineEnd(file);
  const [before, after] = file.finalNewline ? ['', lineEnd] : [lineEnd, ''];
  const at = { start: file.text.length, end: file.text.length };
  const plans = mapLazily(writeValue(name, value, options, quoteFor(value, options)), (text) => [
    { ...at, text: `${before}${name}=${text}${after}` },
  ]);
  return choosePlan(file, name, value, plans, options);
}

/** Letters, digits and signs that mean nothing to any program. */
const PLAIN = /^[\w.:/@%+,=-]*$/;

const quoteFor = (value: string, { quote = 'none' }: EditOptions): QuoteKind =>
  PLAIN.test(value) ? 'none' : quote;

/**
 * Finds how a value can be written so that every reader reads exactly it, preferring one kind of quotes.
 * One by one; none if there is no way.
 */
export function* writeValue(
  name: string,
  value: string,
  options: EditOptions,
  preferred: QuoteKind = 'none',
): Iterable<string> {
  const readers = pickiestFirst(options.readers);
  for (const text of listWritings(value, preferred))
    if (readers.every((reader) => readsBack(`${name}=${text}\n`, name, value, reader))) yield text;
}

function readsBack(line: string, name: string, value: string, reader: ReaderId): boolean {
  const { errors, values } = readOnce(line, reader);
  const keys = Object.keys(values);
  return errors.length === 0 && keys.length === 1 && keys[0] === name && values[name] === value;
}

function* mapLazily<From, To>(items: Iterable<From>, make: (item: From) => To): Iterable<To> {
  for (const item of items) yield make(item);
}

/** What else than the named keys an edit changes for the readers; nothing for an edit that keeps all values. */
export function checkEdits(
  file: DotenvFile,
  edits: readonly TextEdit[],
  options: EditOptions,
  except: readonly string[] = [],
): ReadingChange[] {
  return compareReadings(file.text, applyEdits(file.text, edits), options.readers, options.env, except);
}

/** The line end that the file uses most. */
export function chooseLineEnd({ lineEnds }: DotenvFile): '\n' | '\r\n' | '\r' {
  if (lineEnds.crlf > lineEnds.lf && lineEnds.crlf >= lineEnds.cr) return '\r\n';
  return lineEnds.cr > lineEnds.lf ? '\r' : '\n';
}

function choosePlan(
  file: DotenvFile,
  name: string,
  value: string,
  plans: Iterable<readonly TextEdit[]>,
  options: EditOptions,
): EditPlan {
  const { [name]: _own, ...env } = options.env ?? {};
  const readAll = (text: string) => options.readers.map((reader) => readDotenv(text, { reader, env }));
  let before: readonly DotenvReading[] | undefined;
  let second: EditPlan = { ok: false, reason: 'unwritable' };
  for (const edits of plans) {
    const text = applyEdits(file.text, edits);
    const after = readAll(text);
    if (!after.every(({ values }) => Object.hasOwn(values, name) && values[name] === value)) continue;
    before ??= readAll(file.text);
    const old = before;
    const changes = options.readers.flatMap((reader, i) => compareTwo(reader, old[i]!, after[i]!, [name]));
    if (changes.length === 0) return { ok: true, edits, changes };
    if (!second.ok) second = { ok: true, edits, changes };
  }
  return second;
}
