import { structuredPatch } from 'diff';
import type { TextEdit } from '../core/edits.js';
import { printable } from '../core/terminal-text.js';
import { hunksOfEdits } from './edit-hunks.js';
import { maskText } from './frame.js';
import type { FrameSource } from './types.js';

/**
 * A unified diff of a file in which values and comments are masked. The lines are compared as they are, so that a
 * change inside a value shows as a changed line even where its mask is the same.
 *
 * @param edits what made one of the other, in the order of the text; looked for where it is not known
 */
export function renderMaskedDiff(
  file: string,
  before: FrameSource,
  after: FrameSource,
  mask: (text: string) => string,
  edits?: readonly TextEdit[],
): string {
  const hunks = edits ? hunksOfEdits(before, after, edits) : findHunks(before, after);
  const show = (source: FrameSource, line: number) => mask(maskText(source, line));
  const name = printable(file);
  const lines = [`--- ${name}`, `+++ ${name} (fixed)`];
  for (const hunk of hunks) {
    lines.push(`@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`);
    let oldLine = hunk.oldStart;
    let newLine = hunk.newStart;
    for (const line of hunk.lines) {
      const sign = line[0];
      if (sign === '\\') lines.push(line);
      else if (sign === '+') lines.push(`+${show(after, newLine++)}`);
      else if (sign === '-') lines.push(`-${show(before, oldLine++)}`);
      else {
        lines.push(` ${show(after, newLine++)}`);
        oldLine++;
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

function findHunks(before: FrameSource, after: FrameSource) {
  return structuredPatch('', '', joinLines(before), joinLines(after), undefined, undefined, { context: 2 })
    .hunks;
}

/** The text with LF at the end of each line as this toolkit counts lines; other line ends become visible as such. */
function joinLines({ text, lines }: FrameSource): string {
  return lines
    .map((start, i) => text.slice(start, lines[i + 1] ?? text.length).replace(/\n$/, ''))
    .join('\n');
}
