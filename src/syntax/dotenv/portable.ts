import type { TextEdit } from '../../core/edits.js';
import { groupAssignments } from './find.js';
import { createRewriter, normalise, type RewriteLine } from './portable-line.js';
import { findOutside } from './portable-outside.js';
import { proveDraft } from './portable-proof.js';
import {
  isLost,
  type LeftReason,
  openSource,
  type PortableDraft,
  type PortableOptions,
  type PortablePlan,
  type PortableSource,
  valueIn,
} from './portable-types.js';
import { pickiestFirst, readOnce } from './readers/index.js';
import type { ReaderId } from './readers/types.js';
import type { AssignmentEntry, DotenvFile } from './types.js';

/**
 * Plans a rewrite of a file. Lines that all programs read as the reference does stay as they are. What comes of it is
 * proven: the programs are run over the result, each name that is not listed as left has the reference's value for all of
 * them, and the reference reads no value differently. The file is read as a whole a constant number of times.
 *
 * @returns undefined where the reference refuses the file, or nothing can be said of it
 */
export function planPortable(
  text: string,
  options: PortableOptions,
  before: PortableSource = openSource(text),
): PortablePlan | undefined {
  const rewrite = createRewriter(pickiestFirst(options.readers));
  const draft = draftRewrite(before, options, rewrite);
  if (draft === undefined) return undefined;
  const { plan, after } = proveDraft(before, draft, options);
  // Text that is odd enough to be rewritten twice is better left to a person.
  if (plan.edits.length === 0 || draftRewrite(after, options, rewrite)?.edits.length === 0) return plan;
  return proveDraft(before, { ...draft, edits: [], changed: new Set() }, options).plan;
}

function draftRewrite(
  { file, read }: PortableSource,
  options: PortableOptions,
  rewrite: RewriteLine,
): PortableDraft | undefined {
  const reference = read(options.reference);
  if (isLost(reference)) return undefined;
  const left = new Map<AssignmentEntry, LeftReason>();
  const edits: TextEdit[] = [];
  const changed = new Set<string>();
  const plain = normalise(file, options.readers);
  const readings = pickiestFirst(options.readers).map(read);
  const whole = readings.every((reading) => !isLost(reading));
  let outside: ReadonlySet<AssignmentEntry> | undefined;
  for (const [name, entries] of groupAssignments(file)) {
    const agreed = valueIn(reference, name);
    if (
      whole &&
      entries.length === 1 &&
      agreed !== undefined &&
      readings.every(({ values }) => values[name] === agreed)
    )
      continue;
    for (const entry of entries) {
      const deciding = entry === entries.at(-1);
      const value = deciding ? agreed : valueAlone(file, entry, options.reference);
      outside ??= findOutside(file, options.reference, reference);
      const result =
        value === undefined
          ? 'not-read'
          : outside.has(entry)
            ? 'from-outside'
            : rewrite(file, entry, value, plain);
      if (typeof result === 'string') {
        if (deciding) left.set(entry, result);
      } else if (result.length > 0) {
        edits.push(...result);
        changed.add(name);
      }
    }
  }
  const all = [...edits, ...plain.edits].sort((a, b) => a.start - b.start || a.end - b.end);
  return { edits: all, changed, left };
}

function valueAlone(file: DotenvFile, entry: AssignmentEntry, reader: ReaderId): string | undefined {
  return valueIn(readOnce(file.text.slice(entry.range.start, entry.range.end), reader), entry.name);
}
