import type { Range } from '../../core/text.js';

/** How a value is quoted. A backtick quotes for npm dotenv only. */
export type QuoteKind = 'none' | 'single' | 'double' | 'backtick';

/** A comment, from its `#` to the end of the line. */
export interface DotenvComment {
  readonly range: Range;
  /** Whether it stands behind something else in its line. */
  readonly inline: boolean;
}

interface EntryBase {
  /** The whole of the entry, its line end included; for a value of several lines all of them. */
  readonly range: Range;
  /** Empty at the end of a file without a final line end. */
  readonly lineEnd: Range;
}

/** `KEY=value`, or `KEY: value`, which npm dotenv and Compose read too. */
export interface AssignmentEntry extends EntryBase {
  readonly kind: 'assignment';
  /** The word `export` and the blanks after it. */
  readonly export: Range | null;
  readonly key: Range;
  /** The key as written. */
  readonly name: string;
  /** The `=` or `:` with the blanks round it; those after it only if a value follows. */
  readonly separator: Range;
  readonly delimiter: '=' | ':';
  /** The value as written, quotes included; empty, right behind the delimiter, if there is none. */
  readonly value: Range;
  /** The value without its quotes. */
  readonly inner: Range;
  readonly quote: QuoteKind;
  /** Whether the quote is closed; true for a value without quotes. */
  readonly closed: boolean;
  /** Whether only a quote behind a backslash closes it: programs disagree on what that is. */
  readonly closedByEscape: boolean;
  /** What stands between a closing quote and the comment or line end. */
  readonly afterQuote: Range | null;
  readonly comment: DotenvComment | null;
}

/** A line that holds only a comment. */
export interface CommentEntry extends EntryBase {
  readonly kind: 'comment';
  readonly comment: DotenvComment;
}

/** An empty line, or one of blanks. */
export interface BlankEntry extends EntryBase {
  readonly kind: 'blank';
}

/**
 * Why a line is no assignment.
 *
 * - `no-delimiter`: no `=`; with a `key` it is a name alone, which Compose and Docker take from the host
 * - `no-key`: nothing before the `=`
 * - `blank-in-key`: `A B=1`
 */
export type JunkReason = 'no-delimiter' | 'no-key' | 'blank-in-key';

/** A line that is no assignment. */
export interface JunkEntry extends EntryBase {
  readonly kind: 'junk';
  readonly reason: JunkReason;
  /** The line without the blanks round it and without its comment. */
  readonly content: Range;
  readonly export: Range | null;
  readonly key: Range | null;
  readonly comment: DotenvComment | null;
}

/** A line of the file, or several for a value of several lines. */
export type DotenvEntry = AssignmentEntry | CommentEntry | BlankEntry | JunkEntry;

/** A quote that nothing closes where it should be closed. */
export interface UnterminatedQuote {
  readonly entry: AssignmentEntry;
  /** The opening quote. */
  readonly quote: Range;
  /** From there to the next such quote, or the end of the file: what a program that goes on looking takes. */
  readonly swallows: Range;
}

/** How often each line end occurs, and which the file uses. */
export interface LineEnds {
  readonly lf: number;
  readonly crlf: number;
  readonly cr: number;
  readonly style: 'none' | 'lf' | 'crlf' | 'cr' | 'mixed';
}

/** Offsets of characters that do harm unseen. */
export interface OddCharacters {
  readonly nul: readonly number[];
  readonly nbsp: readonly number[];
  /** Zero-width characters, and byte order marks that are not at the start. */
  readonly zeroWidth: readonly number[];
  readonly smartQuotes: readonly number[];
}

/** A `.env` file as text: the byte order mark and the entries, one after the other, are the whole of it. */
export interface DotenvFile {
  readonly text: string;
  readonly bom: Range | null;
  readonly entries: readonly DotenvEntry[];
  /** Every comment, in order. */
  readonly comments: readonly DotenvComment[];
  readonly lineEnds: LineEnds;
  /** Whether the last line ends with a line end; true for an empty file. */
  readonly finalNewline: boolean;
  readonly characters: OddCharacters;
  readonly unterminated: readonly UnterminatedQuote[];
}
