import type { Range } from '../../core/text.js';

const BEGIN = /-----BEGIN [A-Z0-9 ]{1,60}-----[^\n]*(?:\n|$)/g;
const END = '-----END ';

/**
 * The lines between the first and the last line of keys and certificates (PEM) that stand in a file without quotes. Their
 * text may look like `NAME=`, and is part of a secret. Linear.
 */
export function findKeyBlocks(text: string): Range[] {
  const blocks: Range[] = [];
  let at = 0;
  for (const { 0: line, index } of text.matchAll(BEGIN)) {
    const start = index + line.length;
    // On one line, or inside of the block before.
    if (index < at || line.includes(END)) continue;
    const end = text.indexOf(END, start);
    at = end < 0 ? text.length : end;
    blocks.push({ start, end: at });
  }
  return blocks;
}

/** Whether an offset lies in one of the blocks. */
export function isInBlock(blocks: readonly Range[], offset: number): boolean {
  return blocks.some(({ start, end }) => start <= offset && offset < end);
}
