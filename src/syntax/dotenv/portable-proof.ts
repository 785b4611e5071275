import { applyEdits } from '../../core/edits.js';
import { groupAssignments } from './find.js';
import { findHashCuts } from './hash-cuts.js';
import {
  isLost,
  type LeftAsIs,
  openSource,
  type PortableDraft,
  type PortableOptions,
  type PortablePlan,
  type PortableSource,
  valueIn,
} from './portable-types.js';
import { readOnce } from './readers/index.js';
import type { DotenvReading } from './readers/types.js';
import type { DotenvFile } from './types.js';

/** A plan, and the text that it makes. */
export interface ProvenPlan {
  readonly plan: PortablePlan;
  readonly after: PortableSource;
}

/** Runs the programs over the result. What they do not agree on after all is listed; a value that is lost undoes all. */
export function proveDraft(
  before: PortableSource,
  { edits, changed, left }: PortableDraft,
  options: PortableOptions,
): ProvenPlan {
  const { file } = before;
  const reference = before.read(options.reference);
  const after = edits.length === 0 ? before : openSource(applyEdits(file.text, edits));
  if (after !== before && !keepsAll(before, after, options))
    return proveDraft(before, { edits: [], changed: new Set(), left }, options);
  const readings = [...new Set(options.readers.map(after.read))];
  const readable = readings.filter((reading) => !isLost(reading));
  const refuses = readable.length < readings.length;
  const reported: LeftAsIs[] = [];
  for (const [name, entries] of groupAssignments(file)) {
    const wanted = valueIn(reference, name);
    const differs =
      wanted === undefined
        ? readable.length > 0
        : readable.some((reading) => valueIn(reading, name) !== wanted);
    if (!differs && !refuses) continue;
    const entry = entries.at(-1)!;
    const why = left.get(entry) ?? (differs ? 'together' : 'refused');
    reported.push({ name, offset: entry.key.start, why });
  }
  if (refuses) reported.push(...listStumblingBlocks(file, options));
  return {
    plan: {
      text: after.file.text,
      edits,
      changed: [...changed],
      left: reported.sort((a, b) => a.offset - b.offset),
      cuts: findHashCuts(file, reference),
    },
    after,
  };
}

function keepsAll(before: PortableSource, after: PortableSource, { reference }: PortableOptions): boolean {
  const old = before.read(reference);
  const now = after.read(reference);
  return (
    !now.refused &&
    holdsAll(old, now) &&
    holdsAll(now, old) &&
    commentsOf(after.file) === commentsOf(before.file)
  );
}

function holdsAll(some: DotenvReading, other: DotenvReading): boolean {
  for (const name in some.values)
    if (!Object.hasOwn(other.values, name) || some.values[name] !== other.values[name]) return false;
  return true;
}

/** Lines that set nothing, and that some program refuses, or takes for more. */
function listStumblingBlocks(file: DotenvFile, { readers }: PortableOptions): LeftAsIs[] {
  const stumbles = (line: string) =>
    readers.some((reader) => {
      const reading = readOnce(`${line}\n`, reader);
      return isLost(reading) || Object.keys(reading.values).length > 0;
    });
  return file.entries.flatMap((entry) =>
    entry.kind === 'junk' && stumbles(file.text.slice(entry.range.start, entry.lineEnd.start))
      ? [{ name: '', offset: entry.content.start, why: 'not-assignment' }]
      : [],
  );
}

function commentsOf({ text, comments }: DotenvFile): string {
  return comments
    .map(({ range }) => text.slice(range.start, range.end).trimEnd())
    .sort()
    .join('\n');
}
