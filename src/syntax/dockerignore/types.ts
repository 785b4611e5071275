import type { Range, SourceText } from '../../core/text.js';

/** One pattern line of a .dockerignore. */
export interface IgnorePattern {
  /** As Docker cleans it: no leading slash, no trailing slash, `./` removed. */
  readonly pattern: string;
  readonly negated: boolean;
  /** Of the line's content. */
  readonly range: Range;
  /** 1-based. */
  readonly line: number;
}

/** A line that Docker refuses, and with it the whole build. */
export interface IgnoreProblem {
  /** `lone-exclamation`: `!` without a pattern; `bad-pattern`: a class or escape that is not closed. */
  readonly code: 'lone-exclamation' | 'bad-pattern';
  readonly range: Range;
  readonly line: number;
}

/** A parsed .dockerignore. */
export interface DockerIgnore extends SourceText {
  readonly patterns: readonly IgnorePattern[];
  readonly comments: readonly { readonly text: string; readonly range: Range; readonly line: number }[];
  readonly problems: readonly IgnoreProblem[];
}
