/**
 * What Python's `shlex(text, posix=True)` gives with `whitespace_split`: parts between separators, quotes taken away, a `#`
 * hiding the rest of its line. Empty parts are dropped. Undefined where a quote is not closed or the text ends in a
 * backslash: it raises.
 * @param separators characters that part
 */
export function splitShlex(text: string, separators: string): string[] | undefined {
  const parts: string[] = [];
  let part = '';
  let isQuoted = false;
  let quote = '';
  const end = () => {
    if (part !== '' || isQuoted) parts.push(part);
    part = '';
    isQuoted = false;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '\\' && quote !== "'") {
      const next = text[++at];
      if (next === undefined) return undefined;
      part += quote !== '' && next !== '\\' && next !== quote ? char + next : next;
    } else if (quote !== '') {
      if (char === quote) quote = '';
      else part += char;
    } else if (separators.includes(char)) end();
    else if (char === '#') {
      end();
      const newline = text.indexOf('\n', at);
      at = newline < 0 ? text.length : newline;
    } else if (char === '"' || char === "'") {
      quote = char;
      isQuoted = true;
    } else part += char;
  }
  if (quote !== '') return undefined;
  end();
  return parts;
}
