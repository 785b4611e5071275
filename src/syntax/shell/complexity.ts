/** Which texts are not worth (or not safe) parsing. */

/** Longer texts are not analysed. The largest RUN in the wild is some 30,000 characters long. */
const MAX_LENGTH = 1_000_000;

/** Nobody nests so deep; the parser reads the inside of a substitution once a level. */
const MAX_DEPTH = 100;

/** Length times depth: what reading costs. */
const MAX_WORK = 20_000_000;

const MAX_HEREDOCS = 2000;

/** Whether a text is above the caps. A rough count of brackets, quotes not regarded; linear. */
export function isTooComplex(text: string): boolean {
  if (text.length > MAX_LENGTH) return true;
  let depth = 0;
  let deepest = 0;
  let heredocs = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 40 || code === 123) deepest = Math.max(deepest, ++depth);
    else if (code === 41 || code === 125) depth = Math.max(depth - 1, 0);
    else if (code === 60 && text.charCodeAt(i + 1) === 60) heredocs++;
  }
  return deepest > MAX_DEPTH || deepest * text.length > MAX_WORK || heredocs > MAX_HEREDOCS;
}
