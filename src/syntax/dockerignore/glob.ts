/** A compiled pattern: whether it matches one whole path. */
export type Glob = (path: string) => boolean;

type Token =
  | { readonly kind: 'char'; readonly char: string }
  /** `?` */
  | { readonly kind: 'one' }
  /** `*`: anything but a slash. */
  | { readonly kind: 'star' }
  /** `**` in the middle: nothing, or anything up to a slash. */
  | { readonly kind: 'folders' }
  /** `**` at the end: anything. */
  | { readonly kind: 'rest' }
  | {
      readonly kind: 'class';
      readonly negated: boolean;
      readonly ranges: readonly (readonly [string, string])[];
    };

/**
 * Compiles a cleaned pattern with the meaning that moby/patternmatcher gives it, its four ways of matching included.
 * Matching takes time in proportion to pattern × path, whatever the pattern.
 * @returns undefined for a pattern that Docker refuses.
 */
export function compileGlob(pattern: string): Glob | undefined {
  const tokens = tokenize(pattern);
  if (!tokens) return undefined;
  const leading = pattern.startsWith('**');
  const rest = leading ? tokens.slice(1) : tokens;
  if (leading && rest.every(isChar) && !pattern.slice(2).includes('\\')) {
    // "**name" is a matter of the ending alone: "**/name" also matches "name".
    const suffix = pattern.slice(2);
    return (path) => path.endsWith(suffix) || (suffix.startsWith('/') && path === suffix.slice(1));
  }
  if (tokens.every(isChar)) {
    const text = tokens.map((token) => token.char).join('');
    return (path) => path === text;
  }
  const last = tokens.at(-1)!;
  if (last.kind === 'rest' && !pattern.includes('\\') && tokens.slice(0, -1).every(isChar)) {
    const prefix = pattern.slice(0, -2);
    return (path) => path.startsWith(prefix);
  }
  const literalEnd = last.kind === 'char' ? last.char : undefined;
  return (path) => (literalEnd === undefined || path.endsWith(literalEnd)) && simulate(tokens, path);
}

function isChar(token: Token): token is Extract<Token, { kind: 'char' }> {
  return token.kind === 'char';
}

function tokenize(pattern: string): Token[] | undefined {
  const chars = [...pattern];
  const tokens: Token[] = [];
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i]!;
    if (char === '*' && chars[i + 1] === '*') {
      i += chars[i + 2] === '/' ? 2 : 1;
      tokens.push({ kind: i + 1 >= chars.length ? 'rest' : 'folders' });
    } else if (char === '*') tokens.push({ kind: 'star' });
    else if (char === '?') tokens.push({ kind: 'one' });
    else if (char === '\\') {
      if (i + 1 >= chars.length) return undefined;
      tokens.push({ kind: 'char', char: chars[++i]! });
    } else if (char === '[') {
      const found = readClass(chars, i + 1);
      if (!found) return undefined;
      tokens.push(found.token);
      i = found.end;
    } else tokens.push({ kind: 'char', char });
  }
  return tokens;
}

function readClass(chars: readonly string[], start: number): { token: Token; end: number } | undefined {
  let i = start;
  const negated = chars[i] === '^';
  if (negated) i++;
  const ranges: [string, string][] = [];
  const readOne = (): string | undefined => {
    const char = chars[i];
    if (char === undefined || char === ']' || char === '-') return undefined;
    if (char === '\\') i++;
    return chars[i++];
  };
  while (i < chars.length && !(chars[i] === ']' && ranges.length > 0)) {
    const low = readOne();
    if (low === undefined) return undefined;
    let high: string | undefined = low;
    if (chars[i] === '-') {
      i++;
      high = readOne();
      if (high === undefined) return undefined;
    }
    ranges.push([low, high]);
  }
  return chars[i] === ']' ? { token: { kind: 'class', negated, ranges }, end: i } : undefined;
}

/** Runs all ways through the tokens side by side, so that no pattern can make it slow. */
function simulate(tokens: readonly Token[], path: string): boolean {
  let states = closure(new Set([0]), tokens);
  for (const char of path) {
    const next = new Set<number>();
    for (const state of states) step(state, char, next, tokens);
    if (next.size === 0) return false;
    states = closure(next, tokens);
  }
  return states.has(tokens.length);
}

/** States: a token's index, or its negative minus one while inside the folders that `**` swallows. */
function step(state: number, char: string, next: Set<number>, tokens: readonly Token[]): void {
  if (state < 0) {
    next.add(state);
    if (char === '/') next.add(-state);
    return;
  }
  const token = tokens[state];
  if (!token) return;
  if (token.kind === 'folders') {
    next.add(-(state + 1));
    if (char === '/') next.add(state + 1);
  } else if (token.kind === 'rest') next.add(state);
  else if (token.kind === 'star') {
    if (char !== '/') next.add(state);
  } else if (accepts(token, char)) next.add(state + 1);
}

function accepts(token: Token, char: string): boolean {
  if (token.kind === 'char') return token.char === char;
  if (token.kind === 'one') return char !== '/';
  if (token.kind !== 'class') return false;
  return token.ranges.some(([low, high]) => low <= char && char <= high) !== token.negated;
}

/** Adds what is reached without a character: the token after a star, `**` or rest. */
function closure(states: Set<number>, tokens: readonly Token[]): Set<number> {
  for (const state of states) {
    const kind = state >= 0 ? tokens[state]?.kind : undefined;
    if (kind === 'star' || kind === 'folders' || kind === 'rest') states.add(state + 1);
  }
  return states;
}
