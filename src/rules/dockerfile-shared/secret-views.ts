const CONTINUATION = /[\\`][ \t]{0,200}\r?\n/g;
/** Two words or more in double quotes and brackets, as CMD, RUN and their like, and lists of a compose file, have them. */
const LIST =
  /\[\s{0,200}"(?:[^"\\\n]|\\.){0,4000}"(?:\s{0,200},\s{0,200}"(?:[^"\\\n]|\\.){0,4000}"){0,200}\s{0,200}\]/g;
const WORD = /(?<!\\)"((?:[^"\\\n]|\\.){0,4000})"/g;

/**
 * The ways to read a text of commands in which a credential may stand, each as long as the text, so that places in one
 * are places in all: continued lines joined, and JSON lists as if they were typed, with the blanks in a word as they are
 * (`sh -c` has a command there) and without them (a password may have some).
 */
export function viewsOf(text: string): readonly string[] {
  const joined = text.replace(CONTINUATION, blank);
  if (!/\[\s{0,200}"/.test(joined)) return [joined];
  const typed = (fill: (word: string) => string) =>
    joined.replace(LIST, (list) => {
      let at = 0;
      let result = '';
      for (const { index, 0: whole, 1: word } of list.matchAll(WORD)) {
        result += `${blank(list.slice(at, index))} ${fill(word!)} `;
        at = index + whole.length;
      }
      return result + blank(list.slice(at));
    });
  return [joined, typed((word) => word), typed((word) => word.replace(/[\s"'\\;&|]/g, '_'))];
}

function blank(text: string): string {
  return ' '.repeat(text.length);
}
