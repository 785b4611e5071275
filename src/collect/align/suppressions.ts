import { type CommentText, readSuppressions, type Suppression } from '../../core/suppress.js';

/** What begins a comment, right before the word that is looked for. */
const BEGIN = /(#|\/\/)[ \t]{0,50}$/;

/** What comments in source code ask not to be reported; `#` and `//` begin one. */
export function readCommentSuppressions(file: string, text: string | undefined): Suppression[] {
  if (!text?.includes('catalyst-ignore')) return [];
  const lines = text.split('\n');
  let offset = 0;
  const comments: CommentText[] = [];
  for (const [i, line] of lines.entries()) {
    const at = line.length < 2000 ? line.indexOf('catalyst-ignore') : -1;
    const begin = at < 0 ? null : BEGIN.exec(line.slice(0, at));
    if (begin) {
      const before = line.slice(0, begin.index);
      const words = line.slice(begin.index + begin[1]!.length).replace(/\r$/, '');
      const start = offset + before.length;
      const next = nextContent(lines, i + 1);
      comments.push({
        text: words,
        range: { start, end: offset + line.length },
        line: i + 1,
        trailing: before.trim() !== '',
        ...(next === undefined ? {} : { nextLine: next + 1 }),
      });
    }
    offset += line.length + 1;
  }
  return readSuppressions(file, comments);
}

/** Index of the next line with something on it; comments far above nothing are not followed for ever. */
function nextContent(lines: readonly string[], from: number): number | undefined {
  for (let i = from; i < Math.min(lines.length, from + 50); i++) if (lines[i]!.trim() !== '') return i;
  return undefined;
}
