/** Joins words for a sentence: `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** A number of seconds, or the words that stand for a long number. */
export function showSeconds(seconds: number | string): string {
  return typeof seconds === 'number' ? `${seconds} s` : seconds;
}

/** A count with its noun: `1 worker`, `4 workers`. */
export function showCount(count: number | string, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const KINDS: Readonly<Record<string, string>> = {
  url: 'a URL',
  enum: 'one of its words',
  email: 'an address',
};

/** The kind of a variable with its article: `a port`, `an integer`. */
export function nameKind(kind: string): string {
  return KINDS[kind] ?? `${/^[aeiou]/i.test(kind) ? 'an' : 'a'} ${kind}`;
}

/** Advice that shows how to make a value, where the contract knows it. */
export function adviseRecipe(fallback: string): (args: { readonly generate?: string }) => string {
  return ({ generate }) => (generate === undefined ? fallback : `make one: ${generate}`);
}

/** The same, else the command that shows the contract: with what makes it go by the same one. */
export function adviseTemplate(args: { readonly generate?: string; readonly option?: string }): string {
  const { option } = args;
  return adviseRecipe(`catalyst template${option === undefined ? '' : ` ${option}`} shows what to write`)(
    args,
  );
}
