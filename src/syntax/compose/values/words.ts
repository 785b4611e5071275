/** The words of a command line; `cut` where Compose drops the rest from a shell operator on. */
export interface CommandWords {
  readonly words: readonly string[];
  readonly cut: boolean;
}

/**
 * Splits a command line into words as Compose does: quotes and backslashes, no expansion. An unquoted
 * `;`, `&`, `|`, `<` or `>` ends it silently. Undefined where a quote or a bracket is not closed.
 */
export function splitWords(line: string): CommandWords | undefined {
  const words: string[] = [];
  let word = '';
  let started = false;
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const char = line[i]!;
    if (char === '\\' && quote !== "'") {
      i++;
      if (i >= line.length) return undefined;
      word += line[i];
      started = true;
    } else if (/[ \t\r\n]/.test(char) && quote === '') {
      if (started) words.push(word);
      word = '';
      started = false;
    } else if (
      (char === '"' || char === "'") &&
      quote !== '$' &&
      (quote === '' || quote === char || quote === '`')
    ) {
      const closes = quote === char;
      started ||= closes;
      if (quote !== '`') quote = closes ? '' : char;
    } else if (quote === '' && ';&|<>'.includes(char)) {
      if (char === '>' && /^[0-9]/.test(word)) started = false;
      if (started) words.push(word);
      return { words, cut: true };
    } else {
      const next = nextQuote(char, quote, word);
      if (next === undefined) return undefined;
      quote = next;
      word += char;
      started = true;
    }
  }
  if (quote !== '') return undefined;
  if (started) words.push(word);
  return { words, cut: false };
}

/** The state after a character that may open or close `…` or `$(…)`; undefined for a stray bracket. */
function nextQuote(char: string, quote: string, word: string): string | undefined {
  if (char === '`' && (quote === '' || quote === '`')) return quote === '' ? '`' : '';
  if (char === '(' && (quote === '' || quote === '$'))
    return quote === '' && word.endsWith('$') ? '$' : undefined;
  if (char === ')' && (quote === '' || quote === '$')) return quote === '' ? '$' : '';
  return quote;
}
