/** A set of characters: ranges of code points, possibly turned round. */
export interface CharacterSet {
  readonly ranges: readonly (readonly [number, number])[];
  readonly negated: boolean;
}

/** A node of the subset of regular expressions that a finite automaton decides. */
export type PatternNode =
  | { readonly type: 'set'; readonly set: CharacterSet }
  | { readonly type: 'start' }
  | { readonly type: 'end' }
  | { readonly type: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly type: 'choice'; readonly items: readonly PatternNode[] }
  | { readonly type: 'repeat'; readonly item: PatternNode; readonly min: number; readonly max: number };

/** Why a pattern cannot be used. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

const MAX_LENGTH = 500;
const MAX_DEPTH = 20;
const MAX_COUNT = 1000;

const DIGIT: CharacterSet['ranges'] = [[48, 57]];
const WORD: CharacterSet['ranges'] = [...DIGIT, [65, 90], [95, 95], [97, 122]];
const BLANK: CharacterSet['ranges'] = [
  [9, 13],
  [32, 32],
  [0xa0, 0xa0],
  [0xfeff, 0xfeff],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
];
const ANY: CharacterSet = {
  ranges: [
    [10, 10],
    [13, 13],
  ],
  negated: true,
};
const CLASSES: Readonly<Record<string, CharacterSet['ranges']>> = { d: DIGIT, w: WORD, s: BLANK };
const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, 0: 0 };

/** The other characters of some ranges, which must be sorted and apart. */
function invert(ranges: CharacterSet['ranges']): [number, number][] {
  const rest: [number, number][] = [];
  let next = 0;
  for (const [low, high] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (low > next) rest.push([next, low - 1]);
    next = high + 1;
  }
  rest.push([next, 0x10ffff]);
  return rest;
}

/**
 * Reads a pattern of JavaScript's syntax without what needs backtracking: no references to groups, no looking around,
 * no `\b`.
 * @throws PatternError with the reason.
 */
export function parsePattern(source: string): PatternNode {
  if (source.length > MAX_LENGTH) throw new PatternError(`it is longer than ${MAX_LENGTH} characters`);
  try {
    new RegExp(source);
  } catch {
    throw new PatternError('it is not a valid regular expression');
  }
  const characters = [...source];
  let at = 0;
  const peek = () => characters[at];
  const take = (expected: string): boolean => {
    if (peek() !== expected) return false;
    at += 1;
    return true;
  };

  const readEscape = (): CharacterSet['ranges'] => {
    const letter = characters[at++] ?? '';
    const lower = letter.toLowerCase();
    if (Object.hasOwn(CLASSES, lower)) {
      const ranges = CLASSES[lower] ?? [];
      return letter === lower ? ranges : invert(ranges);
    }
    if (Object.hasOwn(CONTROLS, letter)) return [[CONTROLS[letter] ?? 0, CONTROLS[letter] ?? 0]];
    const hex = /^(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,6})\})/.exec(
      characters.slice(at - 1, at + 9).join(''),
    );
    if (hex) {
      at += hex[0].length - 1;
      const code = Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16);
      return [[code, code]];
    }
    if (/[A-Za-z0-9]/.test(letter)) throw new PatternError(`\\${letter} is not supported`);
    const code = letter.codePointAt(0) ?? 0;
    return [[code, code]];
  };

  const readSet = (): CharacterSet => {
    const negated = take('^');
    const ranges: (readonly [number, number])[] = [];
    while (!take(']')) {
      const first = take('\\') ? readEscape() : readLiteral();
      const low = first.length === 1 && first[0]?.[0] === first[0]?.[1] ? first[0]?.[0] : undefined;
      if (low === undefined || peek() !== '-' || characters[at + 1] === ']') {
        ranges.push(...first);
        continue;
      }
      at += 1;
      const last = take('\\') ? readEscape() : readLiteral();
      ranges.push([low, last[0]?.[1] ?? low]);
    }
    return { ranges, negated };
  };

  const readLiteral = (): CharacterSet['ranges'] => {
    const code = characters[at++]?.codePointAt(0) ?? 0;
    return [[code, code]];
  };

  const readAtom = (depth: number): PatternNode => {
    if (take('^')) return { type: 'start' };
    if (take('$')) return { type: 'end' };
    if (take('.')) return { type: 'set', set: ANY };
    if (take('[')) return { type: 'set', set: readSet() };
    if (take('\\')) return { type: 'set', set: { ranges: readEscape(), negated: false } };
    if (!take('(')) return { type: 'set', set: { ranges: readLiteral(), negated: false } };
    if (take('?')) {
      const named = /^<[A-Za-z_]\w*>/.exec(characters.slice(at, at + 100).join(''));
      if (named) at += named[0].length;
      else if (!take(':')) throw new PatternError('it looks ahead or behind, which is not supported');
    }
    const inner = readChoice(depth + 1);
    take(')');
    return inner;
  };

  const readRepeat = (item: PatternNode): PatternNode => {
    const counted = /^\{(\d+)(?:(,)(\d*))?\}/.exec(characters.slice(at, at + 20).join(''));
    let bounds: readonly [number, number] | undefined;
    if (take('*')) bounds = [0, Number.POSITIVE_INFINITY];
    else if (take('+')) bounds = [1, Number.POSITIVE_INFINITY];
    else if (take('?')) bounds = [0, 1];
    else if (counted) {
      at += counted[0].length;
      const min = Number(counted[1]);
      const max =
        counted[2] === undefined ? min : counted[3] === '' ? Number.POSITIVE_INFINITY : Number(counted[3]);
      if (min > MAX_COUNT || (Number.isFinite(max) && max > MAX_COUNT)) {
        throw new PatternError(`it repeats more than ${MAX_COUNT} times`);
      }
      bounds = [min, max];
    }
    if (!bounds) return item;
    // Greedy or lazy makes no difference to whether a text matches.
    take('?');
    return { type: 'repeat', item, min: bounds[0], max: bounds[1] };
  };

  const readChoice = (depth: number): PatternNode => {
    if (depth > MAX_DEPTH) throw new PatternError(`its groups are nested more than ${MAX_DEPTH} deep`);
    const branches: PatternNode[] = [];
    do {
      const items: PatternNode[] = [];
      while (at < characters.length && peek() !== '|' && peek() !== ')') {
        items.push(readRepeat(readAtom(depth)));
      }
      branches.push({ type: 'sequence', items });
    } while (take('|'));
    return { type: 'choice', items: branches };
  };

  return readChoice(0);
}
