import type { Edit } from '../core/edits.js';
import type { Finding } from '../core/finding.js';
import { positionAt } from '../core/text.js';
import type { FrameSource, PlacedEdit, ReportFinding } from './types.js';

/** Shorter pieces of a value say nothing of it. */
const PIECE = 4;

/** Finds the edits of a finding's fix again, by its identity. */
export function rememberEdits(
  findings: readonly Finding[],
): (finding: Pick<ReportFinding, 'fingerprint'>) => readonly Edit[] {
  const edits = new Map<string, readonly Edit[]>();
  for (const { fingerprint, fixes } of findings) {
    const [fix] = fixes ?? [];
    if (fix && fix.edits.length > 0) edits.set(fingerprint, fix.edits);
  }
  return ({ fingerprint }) => edits.get(fingerprint) ?? [];
}

/**
 * Edits as another program may have them: with lines and columns. A fix that would write anything of a value that may
 * not be seen is left out as a whole.
 */
export function exportEdits(
  edits: readonly Edit[],
  frame: (file: string) => FrameSource | undefined,
  mask: (text: string) => string,
): readonly PlacedEdit[] | undefined {
  if (edits.length === 0) return undefined;
  const placed: PlacedEdit[] = [];
  for (const { file, start, end, text } of edits) {
    const source = frame(file);
    if (!source || mask(text) !== text || repeatsHidden(text, source)) return undefined;
    const range = { start: positionAt(source.lines, start), end: positionAt(source.lines, end) };
    placed.push({ file, range, text });
  }
  return placed;
}

function repeatsHidden(text: string, source: FrameSource): boolean {
  if (text.length < PIECE) return false;
  const pieces = new Set(
    Array.from({ length: text.length - PIECE + 1 }, (_, at) => text.slice(at, at + PIECE)),
  );
  return source.hidden.some(({ start, end }) => {
    for (let at = start; at + PIECE <= end; at++)
      if (pieces.has(source.text.slice(at, at + PIECE))) return true;
    return false;
  });
}
