import type { Parser, Tree } from '@lezer/common';

/**
 * Parses a text; a byte order mark at its start counts as an empty line. Recovery from errors costs many steps a
 * character, so that a text that is no code at all is given up on once it has had its share of them: the tree ends there.
 */
export function parseBounded(parser: Parser, text: string): Tree {
  const parse = parser.startParse(text.startsWith('\uFEFF') ? `\n${text.slice(1)}` : text);
  for (let lost = 0; ; ) {
    const tree = parse.advance();
    if (tree) return tree;
    // Not in the types; without it there is no limit.
    if ((parse as { recovering?: number }).recovering) lost++;
    if (lost > MOST_LOST && parse.stoppedAt === null) parse.stopAt(parse.parsedPos);
  }
}

/** Steps of recovery that a file may cost: a few seconds at most. */
const MOST_LOST = 100_000;
