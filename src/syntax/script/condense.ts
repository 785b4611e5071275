import { type Group, readOutline } from './outline.js';
import { AROUND, choose, endOf, FRAME, isBlock, lastOf, WHOLE } from './relevant.js';

/** Files that cost less than the search for what matters. */
const SMALL = 1000;
/** Words before `(…)` that want something in it, and those that may want anything. */
const CONDITION = /^(?:if|while|switch)$/;
const NO_CALL =
  /^(?:for|catch|return|typeof|case|in|instanceof|delete|void|throw|new|do|else|extends|default|await|yield|of|import|as|is|satisfies|keyof|infer|asserts|with|const|let|var|readonly|async|implements|type|export|unique)$/;

/** How a function begins that is a statement of its own. */
const FUNCTION = /(?:export\s{1,9})?(?:async\s{1,9})?function\s/y;

/**
 * The text of a script in which statements, and what stands in brackets, are replaced by spaces where they say nothing
 * about what it reads: of the same length, so that all places stay. Parsing is what reading a file costs, and most of a
 * file has nothing to do with the environment. Linear.
 * @param file its name says the dialect
 * @returns undefined where it is not certain what belongs together: it is then to be parsed whole
 */
export function condense(text: string, file: string): string | undefined {
  if (text.length < SMALL) return undefined;
  const root = readOutline(text, file);
  if (!root || !choose(text, root)) return undefined;
  const pieces: string[] = [];
  // Whether it is a block, a class or a type: `a: a;` is part of each, `a;` where there are no types.
  const writer = { text, pieces, nothing: /tsx?$/i.test(file) ? 'a:a;' : 'a;' };
  writeBlock(writer, root, false);
  return pieces.join('');
}

interface Writer {
  readonly text: string;
  readonly pieces: string[];
  /** What stands for statements that are left out. */
  readonly nothing: string;
}

/** Writes what a group has between its brackets. */
function writeGroup(writer: Writer, group: Group, isWhole: boolean): void {
  if (isBlock(group)) writeBlock(writer, group, isWhole);
  else writeRange(writer, group, group.open + 1, group.close, isWhole);
}

function writeBlock(writer: Writer, group: Group, isAsked: boolean): void {
  const { text, pieces } = writer;
  const { starts, marks } = group;
  let at = group.open + 1;
  // Where the statements begin that are left out.
  let gap = -1;
  for (const [i, start] of starts.entries()) {
    const level = Math.max(marks?.[i] ?? 0, lowest(text.slice(start, start + 8), isAsked));
    if (level === 0) {
      if (gap < 0) gap = start;
      continue;
    }
    if (gap >= 0) at = leaveOut(writer, at, gap, endOf(group, i - 1));
    gap = -1;
    pieces.push(text.slice(at, start));
    at = endOf(group, i);
    const body = level === AROUND ? bodyAlone(text, group, start, at) : undefined;
    if (body) pieces.push(' '.repeat(body.open - start));
    writeRange(writer, group, body?.open ?? start, at, level >= WHOLE);
  }
  if (gap >= 0) at = leaveOut(writer, at, gap, endOf(group, starts.length - 1));
  pieces.push(text.slice(at, group.close));
}

/** The body of a function, where nothing else of it matters: a block of its own does as well. */
function bodyAlone(text: string, group: Group, start: number, end: number): Group | undefined {
  FUNCTION.lastIndex = start;
  if (!FUNCTION.test(text)) return undefined;
  const { children } = group;
  const body = children[lastOf(children, end)];
  if (!body || body.close + 1 !== end || text[body.open] !== '{') return undefined;
  for (let i = lastOf(children, end) - 1; i >= 0 && children[i]!.open >= start; i--)
    if (children[i]!.kept) return undefined;
  return body;
}

/** Parts of a `switch` are statements only together; whether a branch stops the program is asked where it is looked into. */
function lowest(start: string, isAsked: boolean): number {
  if (/^(?:case|default)\b/.test(start)) return FRAME;
  return isAsked && /^throw\b/.test(start) ? WHOLE : 0;
}

function leaveOut({ text, pieces, nothing }: Writer, at: number, from: number, to: number): number {
  const length = to - from;
  const isShort = length < nothing.length;
  pieces.push(text.slice(at, from), isShort ? text.slice(from, to) : nothing.padEnd(length));
  return to;
}

/** Writes a part of a group with the brackets in it. */
function writeRange(writer: Writer, group: Group, from: number, to: number, isWhole: boolean): void {
  const { text, pieces } = writer;
  const { children } = group;
  let at = from;
  for (let i = Math.max(0, lastOf(children, from)); i < children.length; i++) {
    const child = children[i]!;
    if (child.open >= to) break;
    if (child.open < from) continue;
    const filler = isWhole || child.kept ? undefined : fillerOf(text, child);
    pieces.push(text.slice(at, child.open + 1));
    if (filler === undefined) writeGroup(writer, child, isWhole);
    else pieces.push(filler.padEnd(child.close - child.open - 1));
    at = child.close;
  }
  pieces.push(text.slice(at, to));
}

/** What may stand between two brackets instead of what does, by the token before them. */
function fillerOf(text: string, { open, close, bracket, before }: Group): string | undefined {
  if (close - open < 4) return undefined;
  if (text[open] === '{') return '';
  const word = text.slice(...before);
  if (text[open] === '[') return word === '=' && close - open > 20 ? '0' : undefined;
  if (bracket === 0 || !/^[\w$]+$/.test(word)) return undefined;
  return CONDITION.test(word) ? '0' : NO_CALL.test(word) ? undefined : '';
}
