import type { Range } from '../../core/text.js';
import { isCutAtHash } from './hash-cuts.js';
import type { DotenvReading, ReadError } from './readers/types.js';
import type { AssignmentEntry, DotenvFile } from './types.js';

/**
 * What a program does with an assignment that another does not do. Each is seen in what the program reads.
 *
 * - `quotes-kept`, `comment-kept`, `blanks-kept`, `return-kept`: they are part of the value
 * - `cut-at-hash`, `cut-at-quote`: the value ends there
 * - `expanded`, `escapes-decoded`: `$NAME`, `\n` are replaced
 * - `first-line-only`, `more-lines`: where the value ends
 * - `quotes-dropped`: quotes inside a value that does not start with one are no part of it
 * - `rest-joined`: what stands behind the closing quote belongs to the value
 * - `not-read`, `not-known`, `no-value`: there is no such variable, or its value would take running something
 */
export type ReadingTrait =
  | 'quotes-kept'
  | 'comment-kept'
  | 'blanks-kept'
  | 'return-kept'
  | 'cut-at-hash'
  | 'cut-at-quote'
  | 'expanded'
  | 'escapes-decoded'
  | 'backslashes-dropped'
  | 'first-line-only'
  | 'more-lines'
  | 'rest-joined'
  | 'quotes-dropped'
  | 'not-read'
  | 'not-known'
  | 'no-value';

/** Why a variable is not read. */
export type NotReadReason =
  | 'export'
  | 'colon'
  | 'name'
  | 'byte-order-mark'
  | 'blanks-round-equals'
  | 'taken-for-command'
  | 'shell-character'
  | 'line-dropped'
  | 'inside-another'
  | 'after-syntax-error'
  | 'other';

/** What of an assignment one program reads differently than its text may suggest. */
export interface ReadingCause {
  readonly trait: ReadingTrait;
  readonly reason?: NotReadReason;
}

/** A reading prepared for many questions. */
export interface ReadingIndex {
  readonly reading: DotenvReading;
  readonly unknown: ReadonlySet<string>;
  readonly errors: readonly ReadError[];
  /** Names and values of several lines, by their start. */
  readonly spans: readonly Range[];
  /** Where the program gave up; behind the end where it did not. */
  readonly gaveUpAt: number;
}

/** Prepares a reading. */
export function indexReading(text: string, reading: DotenvReading): ReadingIndex {
  const spans: Range[] = [];
  const { origins } = reading;
  for (const name in origins) {
    const { key, value } = origins[name]!;
    // Node 20 takes a line without = for the start of the next name.
    if (endsLine(text, key)) spans.push(key);
    if (value && endsLine(text, value)) spans.push(value);
  }
  return {
    reading,
    unknown: new Set(reading.unknown),
    errors: [...reading.errors].sort((a, b) => a.range.start - b.range.start),
    spans: spans.sort((a, b) => a.start - b.start),
    gaveUpAt:
      reading.errors.find(({ code }) => code === 'syntax-error')?.range.start ?? Number.POSITIVE_INFINITY,
  };
}

function endsLine(text: string, { start, end }: Range): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return true;
  }
  return false;
}

const REFERENCE = /\$(?:[A-Za-z_{0-9$?!*@#(-])/;

/** Makes the function that describes what a program does with an assignment; most programs read one of few values. */
export function createDescriber(
  file: DotenvFile,
  entry: AssignmentEntry,
): (index: ReadingIndex) => readonly ReadingCause[] {
  const known = [new Map<string, readonly ReadingCause[]>(), new Map<string, readonly ReadingCause[]>()];
  return (index) => {
    const { reading } = index;
    if (reading.undecided || index.unknown.has(entry.name)) return [{ trait: 'not-known' }];
    if (!Object.hasOwn(reading.values, entry.name))
      return [{ trait: 'not-read', reason: findReason(file, entry, index) }];
    const value = reading.values[entry.name];
    if (value === null || value === undefined) return [{ trait: 'no-value' }];
    const readsOn = (reading.origins[entry.name]?.value?.end ?? 0) > entry.lineEnd.end;
    const own = known[Number(readsOn)]!;
    const causes = own.get(value) ?? listTraits(file, entry, value, readsOn).map((trait) => ({ trait }));
    own.set(value, causes);
    return causes;
  };
}

function listTraits(
  { text }: DotenvFile,
  entry: AssignmentEntry,
  value: string,
  readsOn: boolean,
): ReadingTrait[] {
  const traits: ReadingTrait[] = [];
  const quoted = entry.quote !== 'none';
  const inner = text.slice(entry.inner.start, entry.inner.end);
  const written = text.slice(entry.value.start, entry.lineEnd.start);
  const add = (trait: ReadingTrait, holds: boolean) => {
    if (holds) traits.push(trait);
  };
  const comment = entry.comment && text.slice(entry.comment.range.start, entry.comment.range.end).trimEnd();
  const firstLine = written.split(/\r\n|\r|\n/, 1)[0]!;
  const cutLine = firstLine !== written && (value === firstLine || value === firstLine.slice(1));
  add('quotes-kept', quoted && value.length > 1 && value.startsWith(text.charAt(entry.value.start)));
  add('comment-kept', !!comment && value.trimEnd().endsWith(comment));
  add('blanks-kept', !quoted && /^[ \t]|[ \t]$/.test(value) && !comment);
  add('return-kept', value.endsWith('\r') && !inner.endsWith('\r'));
  add('first-line-only', cutLine);
  add('more-lines', readsOn);
  add('cut-at-hash', isCutAtHash(text, entry, value));
  const bare = quoted ? inner : inner.replace(/["']/g, '');
  add('quotes-dropped', bare !== inner && value === bare);
  const escaped = inner.search(/\\["'`]/);
  add('cut-at-quote', quoted && escaped >= 0 && value === inner.slice(0, escaped + 1));
  const reference = REFERENCE.exec(inner);
  add('expanded', reference !== null && !value.includes(inner.slice(reference.index, reference.index + 2)));
  const escapes = inner.match(/\\[\s\S]/g) ?? [];
  const gone = escapes.filter((pair) => !value.includes(pair));
  const decodes = gone.some((pair) => /\\[nrtabfv0]/.test(pair)) && /[\n\r\t\x07\b\f\v\0]/.test(value);
  add('escapes-decoded', gone.length > 0 && decodes);
  add('backslashes-dropped', gone.length > 0 && !decodes && !traits.includes('cut-at-quote'));
  const rest = entry.afterQuote && text.slice(entry.afterQuote.start, entry.afterQuote.end);
  add('rest-joined', !!rest && value.endsWith(rest) && !traits.includes('quotes-kept'));
  return traits;
}

function findReason(file: DotenvFile, entry: AssignmentEntry, index: ReadingIndex): NotReadReason {
  const own = firstFrom(index.errors, entry.range.start, ({ range }) => range.start);
  const error = own && own.range.start < entry.range.end ? own : undefined;
  if (entry.delimiter === ':' && (error?.code === 'not-found' || error?.code === 'unparsable-statement'))
    return 'colon';
  if (error?.code === 'not-found' && entry.separator.end - entry.separator.start > 1)
    return 'blanks-round-equals';
  if (error?.code === 'not-found')
    return error.range.start < entry.separator.start ? 'name' : 'taken-for-command';
  if (error?.code === 'unparsable-statement') return 'line-dropped';
  if (error?.code === 'dropped-assignment') return entry.export ? 'export' : nameReason(file, entry);
  if (error?.code === 'syntax-error') return 'after-syntax-error';
  const span = lastBelow(index.spans, entry.key.start, ({ start }) => start);
  if (span && span.end > entry.key.start) return 'inside-another';
  if (index.gaveUpAt < entry.range.end) return 'after-syntax-error';
  if (entry.delimiter === ':') return 'colon';
  if (entry.export) return 'export';
  return nameReason(file, entry);
}

function nameReason(file: DotenvFile, entry: AssignmentEntry): NotReadReason {
  if (file.bom && entry.range.start === file.bom.end) return 'byte-order-mark';
  if (!/^[A-Za-z_]\w*$/.test(entry.name)) return 'name';
  const isBare =
    entry.quote === 'none' && /[&|;<>()]/.test(file.text.slice(entry.inner.start, entry.inner.end));
  return isBare ? 'shell-character' : 'other';
}

/** How many of a sorted list start below an offset. */
function countBelow<Item>(sorted: readonly Item[], offset: number, startOf: (item: Item) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(sorted[middle]!) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstFrom<Item>(sorted: readonly Item[], offset: number, startOf: (item: Item) => number) {
  return sorted[countBelow(sorted, offset, startOf)];
}

function lastBelow<Item>(sorted: readonly Item[], offset: number, startOf: (item: Item) => number) {
  return sorted[countBelow(sorted, offset, startOf) - 1];
}
