import type { TextEdit } from '../core/edits.js';
import type { AssignmentEntry } from '../syntax/dotenv/types.js';

/** Takes assignments out with their lines; a comment behind a value stays, on a line of its own. */
export function takeOut(entries: readonly AssignmentEntry[]): TextEdit[] {
  return entries.map(({ range, comment }) => ({
    start: range.start,
    end: comment ? comment.range.start : range.end,
    text: '',
  }));
}
