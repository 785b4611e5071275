import { structuredPatch } from 'diff';
import { printable } from '../core/terminal-text.js';
import { maskText } from './frame.js';
import type { FrameSource } from './types.js';

/**
 * A unified diff of a file in which values and comments are masked. The lines are compared as they are, so that a
 * change inside a value shows as a changed line even where its mask is the same.
 */
export function renderMaskedDiff(
  file: string,
  before: FrameSource,
  after: FrameSource,
  mask: (text: string) => string,
): string {
  const patch = structuredPatch(file, file, joinLines(before), joinLines(after), undefined, undefined, {
    context: 2,
  });
  const shownBefore = maskLines(before, mask);
  const shownAfter = maskLines(after, mask);
  const name = printable(file);
  const lines = [`--- ${name}`, `+++ ${name} (fixed)`];
  for (const hunk of patch.hunks) {
    lines.push(`@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`);
    let oldLine = hunk.oldStart;
    let newLine = hunk.newStart;
    for (const line of hunk.lines) {
      const sign = line[0];
      if (sign === '\\') lines.push(line);
      else if (sign === '+') lines.push(`+${shownAfter[newLine++ - 1] ?? ''}`);
      else if (sign === '-') lines.push(`-${shownBefore[oldLine++ - 1] ?? ''}`);
      else {
        lines.push(` ${shownAfter[newLine++ - 1] ?? ''}`);
        oldLine++;
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The text with LF at the end of each line as this toolkit counts lines; other line ends become visible as such. */
function joinLines({ text, lines }: FrameSource): string {
  return lines
    .map((start, i) => text.slice(start, lines[i + 1] ?? text.length).replace(/\n$/, ''))
    .join('\n');
}

function maskLines(source: FrameSource, mask: (text: string) => string): string[] {
  return source.lines.map((_, i) => mask(maskText(source, i + 1)));
}
