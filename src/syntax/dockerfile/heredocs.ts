/** Heredocs: finding them in a line, and their bodies in the lines below. */
import { createMappedText, type MappedText, sliceMapped, sourceRange } from './mapped-text.js';
import { lexWords } from './heredoc-words.js';
import type { Line } from './lines.js';
import type { Heredoc } from './part-types.js';
import type { Report } from './problems.js';
import { scanWord } from './variable-scanner.js';

/** A `<<NAME` that was found, without its body. */
export interface HeredocStart {
  readonly name: string;
  readonly chomp: boolean;
  readonly expands: boolean;
  readonly descriptor: number;
  readonly start: number;
  readonly nameStart: number;
  readonly end: number;
}

const HEREDOC = /^(\d*)<<(-?)([\t\n\f\r ]*)(?![\t\n\f\r ])([^<]*)$/;

/** Reads one word as `<<NAME`; undefined where it is none. */
export function parseHeredocWord(
  word: string,
): Omit<HeredocStart, 'start' | 'nameStart' | 'end'> | undefined {
  const match = HEREDOC.exec(word);
  const rest = match?.[4];
  if (match === null || rest === undefined || rest === '') return undefined;
  const words = lexWords(rest, false, false);
  const raw = lexWords(rest, true, false);
  if (words?.length !== 1 || raw?.length !== 1) return undefined;
  const name = words[0]!.text;
  return {
    name,
    chomp: match[2] === '-',
    expands: countQuotes(name) === countQuotes(raw[0]!.text),
    descriptor: match[1] === '' ? 0 : Number(match[1]),
  };
}

function countQuotes(text: string): number {
  let count = 0;
  for (const char of text) if (char === '"' || char === "'") count++;
  return count;
}

/** The heredocs that a logical line opens, in order, with offsets into it. */
export function findHeredocs(line: string): HeredocStart[] {
  if (!line.includes('<<')) return [];
  const starts: HeredocStart[] = [];
  for (const { text, span } of lexWords(line, true, true) ?? []) {
    const found = parseHeredocWord(text);
    if (found === undefined) continue;
    const match = HEREDOC.exec(text)!;
    const prefix = match[1]!.length + 2 + match[2]!.length + match[3]!.length;
    starts.push({
      ...found,
      start: span.start,
      nameStart: Math.min(span.start + prefix, span.end),
      end: span.end,
    });
  }
  return starts;
}

/** Finds the first line at or after `from` that closes a heredoc; -1 where there is none. */
export type TerminatorIndex = (name: string, chomp: boolean, from: number) => number;

/** Indexes lines by their text once, so that many unclosed heredocs stay linear. */
export function indexTerminators(text: string, lines: readonly Line[]): TerminatorIndex {
  const build = (strip: boolean) => {
    const index = new Map<string, number[]>();
    lines.forEach((line, number) => {
      let { start } = line;
      if (strip) while (text.charCodeAt(start) === 9 && start < line.end) start++;
      const key = text.slice(start, line.end);
      const list = index.get(key);
      if (list === undefined) index.set(key, [number]);
      else list.push(number);
    });
    return index;
  };
  const built = new Map<boolean, Map<string, number[]>>();
  return (name, chomp, from) => {
    const index = built.get(chomp) ?? build(chomp);
    built.set(chomp, index);
    const numbers = index.get(name) ?? [];
    let low = 0;
    let high = numbers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[middle]! < from) low = middle + 1;
      else high = middle;
    }
    return numbers[low] ?? -1;
  };
}

const INSTRUCTION_LINE =
  /^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)[ \t]/;

export interface BodyContext {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly findTerminator: TerminatorIndex;
  readonly report: Report;
}

/**
 * Reads the bodies below a line. A heredoc that is never closed ends before the next line that is plainly an
 * instruction, so that the rest of the file is still read.
 */
export function readBodies(
  context: BodyContext,
  logical: MappedText,
  starts: readonly HeredocStart[],
  firstLine: number,
  expandsVariables: boolean,
): { readonly heredocs: Heredoc[]; readonly nextLine: number } {
  const { text, lines } = context;
  const heredocs: Heredoc[] = [];
  let line = firstLine;
  let open = false;
  for (const start of starts) {
    const range = sourceRange(logical, start.start, start.end);
    const nameRange = sourceRange(logical, start.nameStart, start.end);
    const at = lines[line]?.start ?? text.length;
    let bodyEnd = at;
    let terminatorRange: Heredoc['terminatorRange'];
    if (!open) {
      const found = context.findTerminator(start.name, start.chomp, line);
      let end = found;
      if (found === -1) {
        open = true;
        end = line;
        while (
          end < lines.length &&
          !INSTRUCTION_LINE.test(text.slice(lines[end]!.start, lines[end]!.start + 16))
        )
          end++;
        context.report('heredoc-unterminated', range);
      } else {
        const last = lines[found]!;
        terminatorRange = { start: last.start, end: last.end };
      }
      bodyEnd = lines[end]?.start ?? text.length;
      const content = readContent(text, lines, line, end, start.chomp);
      // Quotes mean nothing in a body, and its escape character is always the backslash.
      const parts = expandsVariables && start.expands ? scanWord(content, '\\', false).parts : [];
      heredocs.push({
        ...describe(start),
        range,
        nameRange,
        contentRange: { start: at, end: bodyEnd },
        content,
        terminatorRange,
        parts,
      });
      line = found === -1 ? end : end + 1;
    } else {
      const content = { text: '', starts: [], sources: [] };
      heredocs.push({
        ...describe(start),
        range,
        nameRange,
        contentRange: { start: at, end: at },
        content,
        terminatorRange,
        parts: [],
      });
    }
  }
  return { heredocs, nextLine: line };
}

function describe(start: HeredocStart): Pick<Heredoc, 'name' | 'chomp' | 'expands' | 'descriptor'> {
  return { name: start.name, chomp: start.chomp, expands: start.expands, descriptor: start.descriptor };
}

function readContent(
  text: string,
  lines: readonly Line[],
  from: number,
  to: number,
  chomp: boolean,
): MappedText {
  const first = lines[from];
  if (first === undefined || to <= from) return { text: '', starts: [], sources: [] };
  const end = lines[to]?.start ?? text.length;
  const body = text.slice(first.start, end);
  if (!chomp && !body.includes('\r'))
    return sliceMapped({ text, starts: [0], sources: [0] }, first.start, end);
  const builder = createMappedText();
  for (let i = from; i < to; i++) {
    const line = lines[i]!;
    let { start } = line;
    if (chomp) while (start < line.end && text.charCodeAt(start) === 9) start++;
    builder.add(text.slice(start, line.end), start);
    if (text.charCodeAt(line.next - 1) === 10) builder.add('\n', line.next - 1);
  }
  return builder.build();
}
