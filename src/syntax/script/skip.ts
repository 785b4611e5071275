const [NEWLINE, RETURN, SPACE, QUOTE, DOLLAR, APOSTROPHE, STAR, SLASH] = [10, 13, 32, 34, 36, 39, 42, 47];
const [OPEN, BACKSLASH, CLOSE, BACKTICK, BRACE, BRACE_END] = [91, 92, 93, 96, 123, 125];
/** Templates inside of templates: no program has so many. */
const DEEPEST = 20;

/** The position after a text in quotes; -1 where it is not closed on its line. */
export function skipString(text: string, from: number): number {
  const quote = text.charCodeAt(from);
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === NEWLINE || code === RETURN) return -1;
    if (code === BACKSLASH && text.charCodeAt(++at) === RETURN && text.charCodeAt(at + 1) === NEWLINE) at++;
  }
  return -1;
}

/** The position after the comment that starts here; `from` itself where none does. */
export function skipComment(text: string, from: number): number {
  const next = text.charCodeAt(from + 1);
  if (next === SLASH) {
    const end = text.indexOf('\n', from);
    return end < 0 ? text.length : end;
  }
  if (next !== STAR) return from;
  const end = text.indexOf('*/', from + 2);
  return end < 0 ? -1 : end + 2;
}

/** The position after a regular expression; -1 where it is not closed on its line. */
export function skipExpression(text: string, from: number): number {
  let isClass = false;
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE || code === RETURN) return -1;
    if (code === BACKSLASH) at++;
    else if (code === OPEN) isClass = true;
    else if (code === CLOSE) isClass = false;
    else if (code === SLASH && !isClass) return at + 1;
  }
  return -1;
}

/**
 * The position after a template; -1 where that is not certain: in its holes only names, texts and brackets are known,
 * and a slash, which may begin a regular expression, is not.
 */
export function skipTemplate(text: string, from: number, depth = 0): number {
  if (depth > DEEPEST) return -1;
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKTICK) return at + 1;
    if (code === BACKSLASH) at++;
    else if (code === DOLLAR && text.charCodeAt(at + 1) === BRACE) {
      at = skipHole(text, at + 2, depth);
      if (at < 0) return -1;
    }
  }
  return -1;
}

/** The brace that ends a hole of a template; -1 where that is not certain. */
function skipHole(text: string, from: number, depth: number): number {
  let open = 1;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BRACE) open++;
    else if (code === BRACE_END && --open === 0) return at;
    else if (code === QUOTE || code === APOSTROPHE) at = skipString(text, at) - 1;
    else if (code === BACKTICK) at = skipTemplate(text, at, depth + 1) - 1;
    // `a / b` with spaces around it divides.
    else if (code === SLASH && (text.charCodeAt(at - 1) !== SPACE || text.charCodeAt(at + 1) !== SPACE))
      return -1;
    if (at < 0) return -1;
  }
  return -1;
}
