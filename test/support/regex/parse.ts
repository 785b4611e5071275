/** What an expression is made of, as far as attacks on it need to know. */
export type RegexNode =
  | { readonly kind: 'set'; readonly accepts: (character: string) => boolean }
  /** What takes no character: an anchor, a look ahead or behind, a reference. */
  | { readonly kind: 'empty'; readonly inner?: RegexNode }
  | { readonly kind: 'sequence'; readonly parts: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly parts: readonly RegexNode[] }
  | { readonly kind: 'repeat'; readonly part: RegexNode; readonly min: number; readonly max: number };

export interface ParsedRegex {
  readonly root: RegexNode;
  /** Characters that the expression names, for samples. */
  readonly named: readonly string[];
}

const ESCAPE =
  /\\(?:x[\da-fA-F]{2}|u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|[pP]\{[^}]*\}|k<[^>]*>|c[A-Za-z]|[\s\S])/uy;

/** Reads an expression that the engine has accepted. */
export function parseRegex({ source, flags }: RegExp): ParsedRegex {
  let at = 0;
  const named = new Set<string>();
  const kept = flags.replace(/[gyd]/g, '');
  const setOf = (text: string): RegexNode => {
    const one = new RegExp(`^${text}$`, kept);
    return { kind: 'set', accepts: (character) => one.test(character) };
  };
  const take = (text: string): boolean => {
    if (!source.startsWith(text, at)) return false;
    at += text.length;
    return true;
  };
  const readEscape = (): string => {
    ESCAPE.lastIndex = at;
    const found = ESCAPE.exec(source)![0];
    at += found.length;
    if (/^\\[^A-Za-z\d]$/.test(found)) named.add(found[1]!);
    return found;
  };
  const readClass = (): string => {
    const start = at++;
    while (source[at] !== ']') {
      if (source[at] === '\\') readEscape();
      else named.add(source[at++]!);
    }
    at += 1;
    return source.slice(start, at);
  };

  const readAtom = (): RegexNode => {
    if (take('^') || take('$')) return { kind: 'empty' };
    if (take('(')) {
      const looks = ['?=', '?!', '?<=', '?<!'].find((opening) => take(opening));
      if (looks === undefined && !take('?:')) {
        const name = /\?<[^>]*>/y;
        name.lastIndex = at;
        at += name.exec(source)?.[0].length ?? 0;
      }
      const inner = readChoice();
      take(')');
      return looks === undefined ? inner : { kind: 'empty', inner };
    }
    if (source[at] === '[') return setOf(readClass());
    if (take('.')) return setOf('.');
    if (source[at] !== '\\') {
      const character = String.fromCodePoint(source.codePointAt(at)!);
      at += character.length;
      named.add(character);
      return setOf(/[{}\]]/.test(character) ? `\\${character}` : character);
    }
    const escaped = readEscape();
    return /^\\(?:[bB]|k<.*>|[1-9])$/.test(escaped) ? { kind: 'empty' } : setOf(escaped);
  };

  const readRepeat = (part: RegexNode): RegexNode => {
    const counted = /\{(\d+)(,?)(\d*)\}/y;
    counted.lastIndex = at;
    const found = counted.exec(source);
    let bounds: readonly [number, number] | undefined;
    if (take('*')) bounds = [0, Number.POSITIVE_INFINITY];
    else if (take('+')) bounds = [1, Number.POSITIVE_INFINITY];
    else if (take('?')) bounds = [0, 1];
    else if (found) {
      at += found[0].length;
      const min = Number(found[1]);
      bounds = [min, found[2] === '' ? min : found[3] === '' ? Number.POSITIVE_INFINITY : Number(found[3])];
    }
    if (bounds === undefined) return part;
    take('?');
    return { kind: 'repeat', part, min: bounds[0], max: bounds[1] };
  };

  const readChoice = (): RegexNode => {
    const choices: RegexNode[] = [];
    do {
      const parts: RegexNode[] = [];
      while (at < source.length && source[at] !== '|' && source[at] !== ')')
        parts.push(readRepeat(readAtom()));
      choices.push({ kind: 'sequence', parts });
    } while (take('|'));
    return choices.length === 1 ? choices[0]! : { kind: 'choice', parts: choices };
  };

  return { root: readChoice(), named: [...named] };
}
