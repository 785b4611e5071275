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
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
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
  const taken = new Map<string, Edit[]>();
  const chosen: Group[] = [];
  const deferred: Group[] = [];
  for (const group of groups) {
    const clash = group.edits.some((edit) => taken.get(edit.file)?.some((other) => overlap(other, edit)));
    if (clash) {
      deferred.push(group);
      continue;
    }
    chosen.push(group);
    for (const edit of group.edits) taken.set(edit.file, [...(taken.get(edit.file) ?? []), edit]);
  }
  return { chosen, deferred };
}
