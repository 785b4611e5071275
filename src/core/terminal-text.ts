/** Characters that a terminal or a viewer would act on instead of showing: C0, DEL, C1, bidirectional marks, line separators. */
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\t\n]/g;

/** The same without what JSON escapes itself, line ends between its parts among them. */
export const UNSEEN = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Makes untrusted text printable on one line: control, format and bidirectional characters become visible escapes. */
export function printable(text: string): string {
  return text.replace(UNSAFE, escapeCharacter);
}

/** A character as a visible escape: `\\u001b`. */
export function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * JSON of a value in which the characters that a viewer would act on are escapes: the same data to every parser.
 * @param indent spaces a level; one line unless given
 */
export function toJsonText(data: unknown, indent?: number): string {
  return JSON.stringify(data, null, indent).replace(UNSEEN, escapeCharacter);
}

/** A text in which half a surrogate pair, which no encoding can hold, is the replacement character. */
export function toWellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
