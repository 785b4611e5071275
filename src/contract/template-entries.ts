import { parseDotenv } from '../syntax/dotenv/parse.js';
import type { DotenvEntry } from '../syntax/dotenv/types.js';

/** A variable as a template shows it. */
export interface TemplateEntry {
  readonly key: string;
  /** As written, without quotes. */
  readonly value: string;
  /** `# KEY=value`: known, and off. */
  readonly commented: boolean;
  /** What the comments around it say. */
  readonly mark: 'optional' | 'required' | undefined;
}

const OPTIONAL =
  /\boptional(?:ly)?\b|\bnot required\b|\bleave (?:it )?(?:empty|blank)\b|\bonly (?:needed|required|if|when)\b|\bif you (?:want|use|need)\b|可选|選択/i;
const REQUIRED = /\b(?:required|mandatory)\b|\bmust be set\b|必填|必須/i;
const COMMENTED = /^#+[ \t]*(?:export[ \t]+)?([A-Z][A-Z0-9_]{2,})=(\S*)[ \t]*(?:#[\s\S]*)?$/;

/** A heading or a remark; in longer prose "required" mostly comes with an "if". */
const REMARK_LENGTH = 60;

function markOf(comment: string): TemplateEntry['mark'] {
  if (OPTIONAL.test(comment)) return 'optional';
  const remarks = comment.split('\n').filter((line) => line.length <= REMARK_LENGTH);
  return remarks.some((line) => REQUIRED.test(line)) ? 'required' : undefined;
}

function unquote(text: string): string {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}

/**
 * Lists the variables of a template, the commented ones too. A comment block speaks for the lines under it up to the
 * next blank line or comment; one that stands alone, for its whole section until another one stands alone.
 */
export function readTemplateEntries(text: string): TemplateEntry[] {
  const found: TemplateEntry[] = [];
  let section: TemplateEntry['mark'];
  let block: string[] = [];
  let blockUsed = false;
  const commentOf = (entry: DotenvEntry) =>
    'comment' in entry && entry.comment
      ? text.slice(entry.comment.range.start, entry.comment.range.end).trim()
      : '';
  for (const entry of parseDotenv(text).entries) {
    const comment = commentOf(entry);
    const commented = entry.kind === 'comment' ? COMMENTED.exec(comment) : null;
    if (entry.kind === 'blank') {
      if (block.length > 0 && !blockUsed) section = markOf(block.join('\n'));
      block = [];
      blockUsed = false;
    } else if (entry.kind === 'comment' && !commented) {
      if (blockUsed) block = [];
      blockUsed = false;
      block.push(comment);
    } else if (commented || entry.kind === 'assignment') {
      const near = markOf(comment) ?? markOf(block.join('\n'));
      // A section's "required" is too far away to hold for each line in it.
      const mark = near ?? (section === 'optional' ? section : undefined);
      blockUsed = true;
      found.push(
        commented
          ? { key: commented[1] ?? '', value: unquote(commented[2] ?? ''), commented: true, mark }
          : {
              key: entry.kind === 'assignment' ? entry.name : '',
              value: entry.kind === 'assignment' ? text.slice(entry.inner.start, entry.inner.end) : '',
              commented: false,
              mark,
            },
      );
    }
  }
  return found;
}
