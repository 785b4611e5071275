import type { Range } from './text.js';

/** One replacement in one file: the text of the range becomes `text`. */
export interface Edit extends Range {
  readonly file: string;
  readonly text: string;
}

/** A replacement without its file. */
export type TextEdit = Omit<Edit, 'file'>;

/** Whether two edits of one file touch the same characters, or insert at the same place. */
export function overlap(a: Range, b: Range): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}

/**
 * Applies edits to a text.
 * @throws {RangeError} when edits overlap or lie outside the text: a caller must have chosen among them before.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = sortEdits(edits);
  const pieces: string[] = [];
  let at = 0;
  let previous: TextEdit | undefined;
  for (const edit of sorted) {
    if (edit.start < 0 || edit.end > text.length || edit.start > edit.end) {
      throw new RangeError(`edit ${edit.start}-${edit.end} lies outside a text of ${text.length}`);
    }
    if (previous && (edit.start < at || overlap(previous, edit))) {
      throw new RangeError(`edits overlap at offset ${edit.start}`);
    }
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
    previous = edit;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** Chooses, in order, the groups of edits that do not overlap one chosen before; a group is taken whole or not. */
export function chooseCompatible<Group extends { readonly edits: readonly Edit[] }>(
  groups: readonly Group[],
): { readonly chosen: Group[]; readonly deferred: Group[] } {
  const taken = new Map<string, TakenPlaces>();
  const chosen: Group[] = [];
  const deferred: Group[] = [];
  for (const group of groups) {
    if (group.edits.some((edit) => taken.get(edit.file)?.holds(edit))) {
      deferred.push(group);
      continue;
    }
    chosen.push(group);
    for (const edit of group.edits) {
      const places = taken.get(edit.file) ?? createPlaces();
      taken.set(edit.file, places);
      places.add(edit);
    }
  }
  return { chosen, deferred };
}

interface TakenPlaces {
  readonly holds: (range: Range) => boolean;
  readonly add: (range: Range) => void;
}

/** Characters of a stretch in which places are looked for together. */
const STRETCH = 256;

/** Places of a text that are found again without looking at all of them. */
function createPlaces(): TakenPlaces {
  const byStretch = new Map<number, Range[]>();
  return {
    holds: (range) => {
      for (let at = Math.floor(range.start / STRETCH); at <= range.end / STRETCH; at++)
        if (byStretch.get(at)?.some((other) => overlap(other, range))) return true;
      return false;
    },
    add: (range) => {
      for (let at = Math.floor(range.start / STRETCH); at <= range.end / STRETCH; at++) {
        const known = byStretch.get(at);
        if (known) known.push(range);
        else byStretch.set(at, [range]);
      }
    },
  };
}

/**
 * The edits that do at once what two lists of edits do one after the other, in the order of the text.
 * @param before the text that the first are made in
 * @param between what they make of it, in which the second are made
 */
export function composeEdits(
  before: string,
  between: string,
  first: readonly TextEdit[],
  second: readonly TextEdit[],
): readonly TextEdit[] {
  const composed: TextEdit[] = [];
  const [one, two] = [sortEdits(first), sortEdits(second)];
  let [i, j] = [0, 0];
  /** By how much a place of `between` lies behind that of `before`, outside of the first edits. */
  let moved = 0;
  while (i < one.length || j < two.length) {
    const startOf = () => (i < one.length ? one[i]!.start + moved : Number.POSITIVE_INFINITY);
    const from = Math.min(startOf(), two[j]?.start ?? Number.POSITIVE_INFINITY);
    const start = from - moved;
    let to = from;
    const own: TextEdit[] = [];
    // All that touch each other become one edit.
    for (;;) {
      if (startOf() <= to) {
        const edit = one[i++]!;
        to = Math.max(to, edit.start + moved + edit.text.length);
        moved += edit.text.length - (edit.end - edit.start);
      } else if (j < two.length && two[j]!.start <= to) {
        const edit = two[j++]!;
        own.push({ start: edit.start - from, end: edit.end - from, text: edit.text });
        to = Math.max(to, edit.end);
      } else break;
    }
    const edit = { start, end: to - moved, text: applyEdits(between.slice(from, to), own) };
    if (before.slice(edit.start, edit.end) !== edit.text) composed.push(edit);
  }
  return composed;
}

function sortEdits(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}
