import { originOf } from '../tree.js';
import type { ComposeScalar, LocatedText, TextPart } from '../types.js';

/** The text of a scalar from an offset of its raw text on; what is before must hold no variable. */
export function sliceText(node: ComposeScalar, from: number): LocatedText {
  const raw = node.raw.slice(from);
  const parts: TextPart[] = [];
  let skip = from;
  for (const part of node.text.parts) {
    if (skip === 0 || typeof part !== 'string') {
      parts.push(part);
      skip = 0;
      continue;
    }
    if (part.length > skip) parts.push(part.slice(skip));
    skip = Math.max(skip - part.length, 0);
  }
  const value = typeof node.value === 'string' ? node.value.slice(from) : undefined;
  const text = { ...node.text, parts: parts.length === 0 ? [''] : parts, value };
  const quoted = node.style === 'single' || node.style === 'double' ? 1 : 0;
  const start = Math.min(node.range.start + quoted + from, node.range.end);
  return {
    ...originOf(node),
    range: { start, end: Math.max(node.range.end - quoted, start) },
    value,
    raw,
    text,
  };
}
