/**
 * The patterns of `${x#…}`, `${x%…}`, `${x/…/…}`: `*`, `?` and escapes, no brackets, as BuildKit has them. Matched by
 * table, not by regular expression: the pattern comes from the file.
 */

type Token =
  | { readonly kind: 'one' }
  | { readonly kind: 'many' }
  | { readonly kind: 'char'; readonly char: string };

/** Above this product of lengths a result is not worth its time; the value counts as unknown. */
const MAX_WORK = 200_000;

/** Undefined for an escape that BuildKit refuses. */
function readPattern(pattern: string): Token[] | undefined {
  const tokens: Token[] = [];
  const chars = [...pattern];
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i]!;
    if (char === '*') tokens.push({ kind: 'many' });
    else if (char === '?') tokens.push({ kind: 'one' });
    else if (char === '\\') {
      const next = chars[++i];
      if (next === '}' || next === '/') tokens.push({ kind: 'char', char: next });
      else if (next === '*' || next === '?' || next === '\\') tokens.push({ kind: 'char', char: next });
      else return undefined;
    } else tokens.push({ kind: 'char', char });
  }
  return tokens;
}

/** The lengths at which a match that begins at `start` can end: the shortest and the longest, or -1. */
function matchFrom(
  chars: readonly string[],
  start: number,
  tokens: readonly Token[],
  longest: boolean,
): number {
  let ends = new Set([start]);
  for (const token of tokens) {
    const next = new Set<number>();
    if (token.kind === 'many') {
      let from = chars.length;
      for (const end of ends) from = Math.min(from, end);
      if (ends.size > 0) {
        // `.` matches no line feed.
        for (let i = from; i <= chars.length; i++) {
          next.add(i);
          if (chars[i] === '\n') break;
        }
      }
    } else {
      for (const end of ends) {
        const char = chars[end];
        if (char !== undefined && (token.kind === 'one' ? char !== '\n' : char === token.char))
          next.add(end + 1);
      }
    }
    ends = next;
  }
  let best = -1;
  for (const end of ends) if (best === -1 || (longest ? end > best : end < best)) best = end;
  return best;
}

function prepare(value: string, pattern: string): { chars: string[]; tokens: Token[] } | undefined {
  const tokens = readPattern(pattern);
  if (tokens === undefined || value.length * (tokens.length + 1) > MAX_WORK) return undefined;
  return { chars: [...value], tokens };
}

/** `${x#pattern}`; undefined where the pattern is refused. */
export function removePrefix(value: string, pattern: string, longest: boolean): string | undefined {
  const ready = prepare(value, pattern);
  if (ready === undefined) return undefined;
  const end = matchFrom(ready.chars, 0, ready.tokens, longest);
  return end === -1 ? value : ready.chars.slice(end).join('');
}

/** `${x%pattern}`. */
export function removeSuffix(value: string, pattern: string, longest: boolean): string | undefined {
  const ready = prepare(value, pattern);
  if (ready === undefined) return undefined;
  const reversed = ready.chars.toReversed();
  const end = matchFrom(reversed, 0, ready.tokens.toReversed(), longest);
  return end === -1 ? value : reversed.slice(end).reverse().join('');
}

/** `${x/pattern/replacement}`. */
export function replacePattern(
  value: string,
  pattern: string,
  replacement: string,
  all: boolean,
): string | undefined {
  const ready = prepare(value, pattern);
  // `$1` in a replacement means something to BuildKit's regular expressions.
  if (ready === undefined || (all && replacement.includes('$'))) return undefined;
  const { chars, tokens } = ready;
  if (chars.length * chars.length * (tokens.length + 1) > MAX_WORK) return undefined;
  let result = '';
  let lastEnd = -1;
  for (let i = 0; i <= chars.length; ) {
    const end = matchFrom(chars, i, tokens, true);
    // An empty match right after a match does not count.
    if (end === -1 || (end === i && i === lastEnd)) {
      result += chars[i++] ?? '';
      continue;
    }
    result += replacement;
    lastEnd = end;
    if (!all) return result + chars.slice(end).join('');
    if (end === i) result += chars[i] ?? '';
    i = end === i ? i + 1 : end;
  }
  return result;
}
