import type { LeftReason } from '../syntax/dotenv/portable-types.js';
import { PROGRAM_NAMES } from '../syntax/dotenv/readers/names.js';
import type { ReadErrorCode, ReaderId } from '../syntax/dotenv/readers/types.js';
import type { NotReadReason, ReadingTrait } from '../syntax/dotenv/reading-causes.js';

/** What a program does, as the end of a sentence that starts with its name. */
export const TRAIT_WORDS: Readonly<Record<ReadingTrait, string>> = {
  'quotes-kept': 'keeps the quotes',
  'comment-kept': 'keeps the comment in the value',
  'blanks-kept': 'keeps the blanks round the value',
  'return-kept': 'keeps the carriage return at the end of the line',
  'cut-at-hash': 'cuts the value at #',
  'cut-at-quote': 'ends the value at a quote behind a backslash',
  expanded: 'replaces what stands behind $',
  'escapes-decoded': 'decodes the escapes',
  'backslashes-dropped': 'drops backslashes',
  'first-line-only': 'reads the first line only',
  'more-lines': 'reads on in the lines that follow',
  'quotes-dropped': 'takes the quotes inside the value away',
  'rest-joined': 'joins on what stands behind the quote',
  'not-read': 'does not read it',
  'not-known': 'would run something: its value is not known',
  'no-value': 'knows the name, without a value',
};

/** Why a program does not read a variable. */
export const REASON_WORDS: Readonly<Record<NotReadReason, string>> = {
  export: 'the word export',
  colon: 'a colon where it wants =',
  name: 'it takes no such name',
  'byte-order-mark': 'a byte order mark is before the name',
  'blanks-round-equals': 'blanks stand round the =',
  'taken-for-command': 'it takes a part of the line for a command',
  'shell-character': 'a character in it means something to a shell',
  'line-dropped': 'it drops the line',
  'inside-another': 'the line belongs to a name or a value that starts above',
  'after-syntax-error': 'it gives up here or above: a syntax error',
  other: 'it reads no assignment here',
};

const REFUSALS: Readonly<Partial<Record<ReadErrorCode, string>>> = {
  'blank-in-key': 'a blank stands in a name',
  'no-key': 'there is no name before the =',
  'line-too-long': 'a line has more than 64 KiB',
  'unexpected-character': 'a character that no name may have',
  'empty-statement': 'nothing follows export',
  'unterminated-quote': 'a quote is never closed',
  'invalid-template': 'behind $ it expects a name or closed braces',
  'required-variable': 'a value demands a variable that is not set',
  'refused-by-environment': 'a value that no environment can hold',
  'nul-character': 'there is a NUL character',
  'syntax-error': 'a syntax error',
  'expansion-too-large': 'references double each other',
  'not-followed': 'there is shell code that may set anything',
};

/** Why a program refuses a file, or why nothing can be said of it. */
export function describeRefusal(code: ReadErrorCode | undefined): string {
  return (code && REFUSALS[code]) ?? 'it cannot read it';
}

/** What the program whose reading counts makes of a value with a `#`, as the end of a sentence. */
export function describeCut(reader: ReaderId): string {
  return `is cut at its # by ${PROGRAM_NAMES[reader]}`;
}

/** What to do where a value is cut at a `#`. */
export const CUT_ADVICE =
  'put the value in quotes if the # belongs to it, a blank before the # if it starts a comment';

/** Why an assignment stays as it is. */
export const LEFT_WORDS: Readonly<Record<LeftReason, string>> = {
  'no-form': 'nothing that can be written is this value to all of them',
  name: 'not all of them take such a name',
  'not-read': 'the program whose reading counts reads no value there',
  'from-outside': 'it takes variables that the file does not set',
  'not-assignment': 'no assignment, and not all of them pass over it',
  refused: 'one of them refuses the file for another line',
  together: 'in this file they read something else than from the line alone',
};
