import type { TextEdit } from '../core/edits.js';
import { positionAt } from '../core/text.js';
import type { FrameSource } from './types.js';

/** Lines of a unified diff: 1-based, each line with its sign. */
export interface DiffHunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  /** The sign first; of the text behind it nothing is promised. */
  readonly lines: readonly string[];
}

/** Lines (0-based, the end not in it) of which an edit changes something, before and after. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Unchanged lines round a change. */
const CONTEXT = 2;

/** The hunks that known edits make: linear, where to look for what changed takes the square of the changes. */
export function hunksOfEdits(
  before: FrameSource,
  after: FrameSource,
  edits: readonly TextEdit[],
): readonly DiffHunk[] {
  const oldCount = countLines(before);
  const newCount = countLines(after);
  const groups: Change[][] = [];
  for (const change of findChanges(before, after, edits)) {
    const group = groups.at(-1);
    if (group && change.from - group.at(-1)!.to <= 2 * CONTEXT) group.push(change);
    else groups.push([change]);
  }
  return groups.map((group) => {
    const first = group[0]!;
    const last = group.at(-1)!;
    const above = Math.min(CONTEXT, first.from);
    const below = Math.max(0, Math.min(CONTEXT, oldCount - last.to));
    const lines: string[] = [];
    const add = (sign: string, times: number) => {
      for (let i = 0; i < times; i++) lines.push(sign);
    };
    add(' ', above);
    for (const [i, { from, to, newFrom, newTo }] of group.entries()) {
      if (i > 0) add(' ', from - group[i - 1]!.to);
      add('-', to - from);
      if (to === oldCount && !endsLine(before)) lines.push(NO_NEWLINE);
      add('+', newTo - newFrom);
      if (newTo === newCount && !endsLine(after)) lines.push(NO_NEWLINE);
    }
    add(' ', below);
    if (below > 0 && last.to + below === oldCount && !endsLine(before)) lines.push(NO_NEWLINE);
    return {
      oldStart: first.from - above + 1,
      oldLines: last.to - first.from + above + below,
      newStart: first.newFrom - above + 1,
      newLines: last.newTo - first.newFrom + above + below,
      lines,
    };
  });
}

const NO_NEWLINE = '\\ No newline at end of file';

function findChanges(before: FrameSource, after: FrameSource, edits: readonly TextEdit[]): Change[] {
  const changes: Change[] = [];
  let moved = 0;
  for (const { start, end, text } of edits) {
    const newStart = start + moved;
    const newEnd = newStart + text.length;
    moved += text.length - (end - start);
    const last = positionAt(before.lines, end);
    const newLast = positionAt(after.lines, newEnd);
    // An edit that ends where a line starts, before and after, leaves that line alone.
    const rest = last.column === 1 && newLast.column === 1 && end > start && newEnd > newStart ? 1 : 0;
    const change = {
      from: positionAt(before.lines, start).line - 1,
      to: last.line - rest,
      newFrom: positionAt(after.lines, newStart).line - 1,
      newTo: newLast.line - rest,
    };
    const known = changes.at(-1);
    if (known && change.from < known.to)
      changes[changes.length - 1] = { ...change, from: known.from, newFrom: known.newFrom };
    else changes.push(change);
  }
  return changes;
}

function endsLine({ text, lines }: FrameSource): boolean {
  return lines.at(-1) === text.length;
}

/** What stands behind the last line end is a line only if there is something. */
function countLines(source: FrameSource): number {
  return source.lines.length - (endsLine(source) ? 1 : 0);
}
