import type { Range } from '../../core/text.js';
import type { AssignmentEntry, DotenvEntry, DotenvFile } from './types.js';

/** The assignments of a file by key, each in the order of the file: the last one decides for every program. */
export function groupAssignments(file: DotenvFile): ReadonlyMap<string, readonly AssignmentEntry[]> {
  const groups = new Map<string, AssignmentEntry[]>();
  for (const entry of file.entries) {
    if (entry.kind !== 'assignment') continue;
    const group = groups.get(entry.name);
    if (group === undefined) groups.set(entry.name, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** The assignments of one key, in the order of the file. */
export function findAssignments(file: DotenvFile, name: string): AssignmentEntry[] {
  return file.entries.filter(
    (entry) => entry.kind === 'assignment' && entry.name === name,
  ) as AssignmentEntry[];
}

/** The entry that holds an offset; undefined in the byte order mark and behind the end. O(log entries). */
export function findEntryAt(file: DotenvFile, offset: number): DotenvEntry | undefined {
  let low = 0;
  let high = file.entries.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const entry = file.entries[middle]!;
    if (offset < entry.range.start) high = middle - 1;
    else if (offset >= entry.range.end) low = middle + 1;
    else return entry;
  }
  return undefined;
}

/** Cuts an entry into its parts and what lies between them: put together they are the entry. */
export function cutEntry(entry: DotenvEntry): Range[] {
  const parts: (Range | null)[] =
    entry.kind === 'assignment'
      ? [
          entry.export,
          entry.key,
          entry.separator,
          entry.value,
          entry.afterQuote,
          entry.comment?.range ?? null,
        ]
      : entry.kind === 'junk'
        ? [entry.content, entry.comment?.range ?? null]
        : entry.kind === 'comment'
          ? [entry.comment.range]
          : [];
  const pieces: Range[] = [];
  let at = entry.range.start;
  for (const part of [...parts, entry.lineEnd]) {
    if (part === null) continue;
    if (part.start > at) pieces.push({ start: at, end: part.start });
    if (part.end > part.start) pieces.push(part);
    at = part.end;
  }
  return pieces;
}
