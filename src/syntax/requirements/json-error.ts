/** One piece of JSON: a mark, a word, a number or a text. https://www.rfc-editor.org/rfc/rfc8259 */
const TOKEN =
  /[{}[\],:]|true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/**
 * Offset at which a text stops being JSON; undefined where it is. The engine's own messages say it in other words, or
 * not at all, in each version.
 */
export function findJsonError(text: string): number | undefined {
  const open: string[] = [];
  // What may come: a value, the first member (or the end), a name, a colon, or what follows a value.
  let wants: 'value' | 'first' | 'name' | 'colon' | 'next' = 'value';
  let offset = text.startsWith('\ufeff') ? 1 : 0;
  for (;;) {
    while (offset < text.length && ' \t\r\n'.includes(text[offset]!)) offset++;
    const isOver = wants === 'next' && open.length === 0;
    if (offset >= text.length) return isOver ? undefined : offset;
    TOKEN.lastIndex = offset;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined || isOver) return offset;
    const inside = open.at(-1);
    if (wants === 'colon') {
      if (token !== ':') return offset;
      wants = 'value';
    } else if ((token === '}' || token === ']') && (wants === 'next' || wants === 'first')) {
      if (inside !== (token === '}' ? '{' : '[')) return offset;
      open.pop();
      wants = 'next';
    } else if (wants === 'next') {
      if (token !== ',') return offset;
      wants = inside === '{' ? 'name' : 'value';
    } else if (wants === 'name' || (wants === 'first' && inside === '{')) {
      if (!token.startsWith('"')) return offset;
      wants = 'colon';
    } else {
      if (',:}]'.includes(token)) return offset;
      if (token === '{' || token === '[') open.push(token);
      wants = token === '{' || token === '[' ? 'first' : 'next';
    }
    offset += token.length;
  }
}
