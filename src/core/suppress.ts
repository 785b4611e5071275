import { UserError } from './errors.js';
import type { Range } from './text.js';

/** A comment in an inspected file, as its syntax model gives it; `text` without the comment mark. */
export interface CommentText {
  readonly text: string;
  readonly range: Range;
  /** 1-based line of the comment. */
  readonly line: number;
  /** Whether something else stands before it on its line. */
  readonly trailing: boolean;
  /** Line of the next thing that is not a comment or blank: what a comment of its own line speaks of. */
  readonly nextLine?: number;
}

/** A request in a file not to report some rules at some place. */
export interface Suppression {
  readonly file: string;
  readonly range: Range;
  /** Names as written: rule ids, aliases, areas. */
  readonly rules: readonly string[];
  readonly reason: string | undefined;
  /** Lines (1-based) it covers; undefined: the whole file. */
  readonly lines: readonly number[] | undefined;
  /** Written in another tool's words, whose reason is not required. */
  readonly foreign?: boolean;
  /** The other tool itself passes over it, as it is written or where it stands. */
  readonly isVoid?: boolean;
}

/** A request in the configuration. */
export interface ConfiguredIgnore {
  readonly rule: string;
  readonly path?: string | undefined;
  readonly reason: string;
  /** `YYYY-MM-DD`: from that day on it no longer counts. */
  readonly expires?: string | undefined;
}

const DIRECTIVE = /^\s*catalyst-ignore(-file)?(?:[ \t]+(?![ \t])([^\n]*))?$/;

/**
 * Reads `catalyst-ignore <rule>[, <rule>] -- reason` and `catalyst-ignore-file …` from comments. A directive on a line
 * of its own speaks of the next line with content, one behind content (where the syntax has such comments) of its own.
 */
export function readSuppressions(file: string, comments: Iterable<CommentText>): Suppression[] {
  const found: Suppression[] = [];
  for (const comment of comments) {
    const match = DIRECTIVE.exec(comment.text);
    if (!match) continue;
    const [names = '', ...reason] = (match[2] ?? '').split(/(?:^|\s)--(?:\s|$)/);
    const rules = names.split(/[\s,]+/).filter(Boolean);
    const line = comment.trailing ? comment.line : (comment.nextLine ?? comment.line + 1);
    found.push({
      file,
      range: comment.range,
      rules,
      reason: reason.join(' -- ').trim() || undefined,
      lines: match[1] ? undefined : [line],
    });
  }
  return found;
}

/**
 * Turns a path pattern of the configuration into a test: `*` within a folder, `**` across folders, else exact; a
 * folder's name covers what is below it.
 * @throws {UserError} for an empty pattern.
 */
export function matchPath(pattern: string): (path: string) => boolean {
  const clean = pattern.replace(/^\.\//, '').replace(/(?<!\/)\/+$/, '');
  if (!clean)
    throw new UserError('an ignore has an empty path', { advice: 'leave "path" out to mean every file' });
  const source = clean
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => {
      if (part === '**/') return '(?:[^/]+/)*';
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      if (part === '?') return '[^/]';
      return part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  const expression = new RegExp(`^${source}(?:/.*)?$`);
  return (path) => expression.test(path);
}
