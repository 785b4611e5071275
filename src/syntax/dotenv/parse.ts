import { parseAssignment } from './assignment.js';
import { countLineEnds, findOddCharacters } from './characters.js';
import { parseHead } from './heads.js';
import { skipWhile } from './readers/character-classes.js';
import { findLineEnd, isBlank, lineEndAt } from './scan.js';
import type { DotenvComment, DotenvEntry, DotenvFile, UnterminatedQuote } from './types.js';

/**
 * Reads a `.env` file as text, without deciding for one of the programs that read such files: see
 * `readDotenv` for what each makes of it. Never throws; linear in the length of the text.
 *
 * Where the programs disagree on the extent of an entry, it is the smallest sensible one: a quote that is not
 * closed ends with its line.
 *
 * @param text the decoded file, a byte order mark included
 */
export function parseDotenv(text: string): DotenvFile {
  const entries: DotenvEntry[] = [];
  const comments: DotenvComment[] = [];
  const unterminated: UnterminatedQuote[] = [];
  const bom = text.startsWith('\ufeff') ? { start: 0, end: 1 } : null;
  for (let at = bom?.end ?? 0; at < text.length; ) {
    const { entry, quote } = parseEntry(text, at);
    entries.push(entry);
    if ('comment' in entry && entry.comment !== null) comments.push(entry.comment);
    if (quote !== null) unterminated.push(quote);
    at = entry.range.end;
  }
  const last = entries.at(-1);
  // Counted when they are asked for: most who read a file ask for its entries alone.
  let lineEnds: DotenvFile['lineEnds'] | undefined;
  let characters: DotenvFile['characters'] | undefined;
  return {
    text,
    bom,
    entries,
    comments,
    get lineEnds() {
      lineEnds ??= countLineEnds(text);
      return lineEnds;
    },
    finalNewline: last === undefined || last.lineEnd.end > last.lineEnd.start,
    get characters() {
      characters ??= findOddCharacters(text);
      return characters;
    },
    unterminated,
  };
}

interface ParsedEntry {
  readonly entry: DotenvEntry;
  readonly quote: UnterminatedQuote | null;
}

/** `NAME=value` of characters that mean nothing to any program: most lines, in one step. */
const PLAIN = /[A-Za-z_][\w.-]*=[\w.:/@,+%-]*(?=[\r\n]|$)/y;

function parsePlain(text: string, start: number): ParsedEntry | undefined {
  PLAIN.lastIndex = start;
  if (!PLAIN.test(text)) return undefined;
  const lineEnd = lineEndAt(text, PLAIN.lastIndex);
  const keyEnd = text.indexOf('=', start);
  const value = { start: keyEnd + 1, end: lineEnd.start };
  const entry: DotenvEntry = {
    kind: 'assignment',
    range: { start, end: lineEnd.end },
    lineEnd,
    export: null,
    key: { start, end: keyEnd },
    name: text.slice(start, keyEnd),
    separator: { start: keyEnd, end: value.start },
    delimiter: '=',
    value,
    inner: value,
    quote: 'none',
    closed: true,
    closedByEscape: false,
    afterQuote: null,
    comment: null,
  };
  return { entry, quote: null };
}

function parseEntry(text: string, start: number): ParsedEntry {
  const plain = parsePlain(text, start);
  if (plain) return plain;
  const end = findLineEnd(text, start);
  const lineEnd = lineEndAt(text, end);
  const range = { start, end: lineEnd.end };
  const content = skipWhile(text, start, isBlank, end);
  if (content === end) return { entry: { kind: 'blank', range, lineEnd }, quote: null };
  if (text.charAt(content) === '#') {
    const comment = { range: { start: content, end }, inline: false };
    return { entry: { kind: 'comment', range, lineEnd, comment }, quote: null };
  }
  const head = parseHead(text, start, content, end);
  if ('kind' in head) return { entry: head, quote: null };
  const { entry, unterminated } = parseAssignment(text, head);
  return { entry, quote: unterminated };
}
