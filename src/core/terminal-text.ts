/** Characters that a terminal or a viewer would act on instead of showing: C0, DEL, C1, bidirectional marks, line separators. */
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\t\n]/g;

/** Makes untrusted text printable on one line: control, format and bidirectional characters become visible escapes. */
export function printable(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A text in which half a surrogate pair, which no encoding can hold, is the replacement character. */
export function toWellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
