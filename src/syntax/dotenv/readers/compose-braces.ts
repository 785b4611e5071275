/** Where the content of a reference with an operator ends, and where the text goes on after it. */
export interface BraceContent {
  readonly end: number;
  readonly resume: number;
}

/** Answers, for one template, where references end. */
export interface BraceIndex {
  /**
   * @param open offset of the reference's `{`
   * @param from offset after its operator
   * @param limit the end of the enclosing content
   */
  readonly findContent: (open: number, from: number, limit: number) => BraceContent | null;
}

/**
 * Pairs braces as `getFirstBraceClosingIndex` counts them: the character after a counted `{` is passed over,
 * whatever it is. Whether a brace counts does not depend on where counting starts, as long as it starts at a
 * `${`, so one pass serves every reference. Where the pair is outside the line or the enclosing content, the
 * reference reaches to the last `}` inside them, because the pattern's `.*` is greedy and stops at a line end.
 */
export function indexBraces(template: string): BraceIndex {
  const pairs = new Map<number, number>();
  const closing: number[] = [];
  const lineEnds: number[] = [];
  const open: number[] = [];
  let passed = -1;
  for (let at = 0; at < template.length; at++) {
    const code = template.charCodeAt(at);
    if (code === 10) lineEnds.push(at);
    if (code === 125) closing.push(at);
    if (at === passed) continue;
    if (code === 123) {
      open.push(at);
      passed = at + 1;
    } else if (code === 125) {
      const partner = open.pop();
      if (partner !== undefined) pairs.set(partner, at);
    }
  }
  return {
    findContent: (brace, from, limit) => {
      const lineEnd = lineEnds[countBelow(lineEnds, from)] ?? template.length;
      const last = closing[countBelow(closing, Math.min(limit, lineEnd)) - 1] ?? -1;
      if (last < from) return null;
      const pair = pairs.get(brace) ?? Number.POSITIVE_INFINITY;
      const end = Math.min(pair, last);
      return { end, resume: end + 1 };
    },
  };
}

function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
