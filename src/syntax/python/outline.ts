import { splitUnits, type Unit } from './units.js';

/** The logical lines of a module with what belongs to what. */
export interface Outline {
  readonly units: readonly Unit[];
  /** The line whose block a line is in; -1 at the top. */
  readonly parents: Int32Array;
  /** The first line of the statement that a line is part of: `else` goes with its `if`, a function with its decorators. */
  readonly groups: Int32Array;
  /** The line after it in the same block, by its number; -1 for the last. */
  readonly next: Int32Array;
  /** The first word of a line. */
  readonly wordOf: (unit: number) => string;
}

const CLAUSE = /^(?:else|elif|except|finally)$/;
const WORD = /[\w@]*/y;

/** Orders the logical lines of a module by their indentation; undefined where it does not fit. */
export function readOutline(text: string): Outline | undefined {
  const units = splitUnits(text);
  if (!units) return undefined;
  const parents = new Int32Array(units.length).fill(-1);
  const groups = new Int32Array(units.length);
  const next = new Int32Array(units.length).fill(-1);
  const wordOf = (unit: number) => {
    WORD.lastIndex = units[unit]!.from;
    return WORD.exec(text)![0];
  };
  // The last line of each open block, from the top to where we are.
  const open: number[] = [];
  for (const [i, unit] of units.entries()) {
    const above = i === 0 ? undefined : units[i - 1]!;
    groups[i] = i;
    if (above ? above.opens !== unit.indent > above.indent : unit.indent > 0) return undefined;
    if (above?.opens) parents[i] = open.at(-1)!;
    else if (above) {
      while (open.length > 0 && units[open.at(-1)!]!.indent > unit.indent) open.pop();
      const before = open.pop();
      if (before === undefined || units[before]!.indent !== unit.indent) return undefined;
      parents[i] = parents[before]!;
      next[before] = i;
      if (text[units[before]!.from] === '@' || CLAUSE.test(wordOf(i))) groups[i] = groups[before]!;
    }
    open.push(i);
  }
  return { units, parents, groups, next, wordOf };
}
