import type { Range } from '../../core/text.js';
import type { AssignmentHead } from './assignment.js';
import { isPlainKeyCharacter, skipWhile, trimEndWhile } from './readers/character-classes.js';
import { findComment, inlineComment, isBlank, lineEndAt } from './scan.js';
import type { JunkEntry } from './types.js';

/** Reads what stands before the value in a line, or finds that the line is no assignment. */
export function parseHead(
  text: string,
  lineStart: number,
  contentStart: number,
  lineEnd: number,
): AssignmentHead | JunkEntry {
  const exported = parseExport(text, contentStart, lineEnd);
  const keyStart = exported?.end ?? contentStart;
  const head = { start: lineStart, export: exported };
  const word = skipWhile(text, keyStart, isPlainKeyCharacter, lineEnd);
  if (word > keyStart && text.charAt(word) === ':' && (word + 1 === lineEnd || isBlankAt(text, word + 1))) {
    return { ...head, key: { start: keyStart, end: word }, delimiter: word };
  }

  const comment = findComment(text, keyStart, lineEnd);
  const equals = skipWhile(text, keyStart, (code) => code !== 61, comment);
  const key = { start: keyStart, end: trimEndWhile(text, keyStart, equals, isBlank) };
  const inner = skipWhile(text, keyStart, (code) => !isBlank(code), key.end);
  if (equals < comment && key.end > keyStart && inner === key.end) return { ...head, key, delimiter: equals };

  const lineEndRange = lineEndAt(text, lineEnd);
  const reason = equals === comment ? 'no-delimiter' : key.end > keyStart ? 'blank-in-key' : 'no-key';
  return {
    kind: 'junk',
    range: { start: lineStart, end: lineEndRange.end },
    lineEnd: lineEndRange,
    reason,
    content: { start: contentStart, end: trimEndWhile(text, contentStart, comment, isBlank) },
    export: exported,
    key: key.end > keyStart && (reason === 'blank-in-key' || inner === key.end) ? key : null,
    comment: inlineComment(comment, lineEnd),
  };
}

/** `export` and blanks, if a key may follow. */
function parseExport(text: string, start: number, lineEnd: number): Range | null {
  if (!text.startsWith('export', start)) return null;
  const end = skipWhile(text, start + 6, isBlank, lineEnd);
  if (end === start + 6 || end === lineEnd || text.charAt(end) === '=' || text.charAt(end) === '#')
    return null;
  return { start, end };
}

function isBlankAt(text: string, at: number): boolean {
  return isBlank(text.charCodeAt(at));
}
