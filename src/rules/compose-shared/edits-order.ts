import type { Edit } from '../../core/edits.js';
import type { YamlNode } from '../../syntax/yaml/types.js';
import { lastLineEnd, lineEndAt, lineStartAt } from './edits-place.js';
import type { StyledNode } from './edits-restyle.js';

/** The lines of one entry or item, from its leading comments to its last line. */
interface Block {
  readonly start: number;
  readonly end: number;
}

/**
 * Puts the entries of a block map or the items of a block list into another order, each with the comments above it; the
 * blank lines between them stay where they are.
 * @param order indices of the present order, as they shall stand
 * @returns undefined where something cannot be moved for certain: anchors and aliases inside, a comment that belongs to no
 * entry, two entries on a line
 */
export function reorderBlocks(
  { file, text, node }: Pick<StyledNode, 'file' | 'text' | 'node'>,
  order: readonly number[],
): Edit[] | undefined {
  const items = rangesOf(node);
  if (items === undefined || items.length !== order.length) return undefined;
  const blocks = findBlocks(text, items);
  if (blocks === undefined || isBound(node, blocks.at(-1)?.end === text.length)) return undefined;
  if (/^[ \t]*<<[ \t]*:/m.test(text.slice(blocks[0]!.start, blocks.at(-1)!.end))) return undefined;
  const edits: Edit[] = [];
  for (const [place, from] of order.entries()) {
    if (place === from) continue;
    const [target, source] = [blocks[place]!, blocks[from]!];
    edits.push({ file, start: target.start, end: target.end, text: text.slice(source.start, source.end) });
  }
  return edits;
}

function rangesOf(node: YamlNode): { start: number; end: number; item: boolean }[] | undefined {
  if (node.flow) return undefined;
  if (node.kind === 'map') return [...node.entries.values()].map(({ range }) => ({ ...range, item: false }));
  if (node.kind === 'seq') return node.items.map(({ range }) => ({ ...range, item: true }));
  return undefined;
}

/**
 * Whether something inside cannot change its place: an anchor has to stand before its aliases, a text that keeps the
 * blank lines below it would take others, and one whose last line may end the file needs a line end there.
 */
function isBound(root: YamlNode, endsFile: boolean): boolean {
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.anchor !== undefined || node.through !== undefined) return true;
    if (node.kind === 'map') for (const { value } of node.entries.values()) stack.push(value);
    else if (node.kind === 'seq') stack.push(...node.items);
    else if (node.style === 'literal' || node.style === 'folded') {
      if (endsFile || /^[|>][0-9]?\+/.test(node.source)) return true;
    }
  }
  return false;
}

function findBlocks(
  text: string,
  items: readonly { start: number; end: number; item: boolean }[],
): Block[] | undefined {
  const blocks: Block[] = [];
  let column: number | undefined;
  let before = -1;
  for (const { start, end, item } of items) {
    const line = lineStartAt(text, start);
    const lead = text.slice(line, start);
    if (!(item ? /^ *-[ \t]+$/ : /^ *$/).test(lead)) return undefined;
    const depth = item ? lead.indexOf('-') : lead.length;
    column ??= depth;
    if (depth !== column || line <= before) return undefined;
    const own = leadingComments(text, line, before, depth);
    if (own === undefined) return undefined;
    const last = trailingComments(text, lastLineEnd(text, start, end), depth);
    blocks.push({ start: own, end: last });
    before = last;
  }
  return blocks;
}

/** The start of the comment lines right above a line, at its indent; undefined for comments that stand apart. */
function leadingComments(text: string, line: number, before: number, depth: number): number | undefined {
  let start = line;
  let apart = false;
  for (let at = line; at > Math.max(before, 0); ) {
    const previous = lineStartAt(text, at - 1);
    if (previous <= before - 1 || at === 0) break;
    const content = text.slice(previous, lineEndAt(text, previous));
    if (content.trim() === '') apart = true;
    else if (content.trimStart().startsWith('#')) {
      // Above the first entry a comment that stands apart belongs to the whole.
      if (apart || content.search(/\S/) !== depth) return before === -1 ? start : undefined;
      start = previous;
    } else break;
    if (previous === 0) break;
    at = previous;
  }
  return start;
}

/** The end of the comment lines below an entry that are indented deeper than it. */
function trailingComments(text: string, from: number, depth: number): number {
  let end = from;
  for (;;) {
    const next = text.indexOf('\n', end);
    if (next === -1) return end;
    const lineEnd = lineEndAt(text, next + 1);
    const line = text.slice(next + 1, lineEnd);
    const column = line.search(/\S/);
    if (column <= depth || line[column] !== '#') return end;
    end = lineEnd;
  }
}
