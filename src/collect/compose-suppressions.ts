import { type CommentText, type Suppression, readSuppressions } from '../core/suppress.js';
import { type LineIndex, indexLines, lineAt, positionAt } from '../core/text.js';
import type { YamlComment, YamlFile } from '../syntax/yaml/types.js';

/** Reads the comments of a compose file that turn rules off: our own, and dclint's `disable…`. */
export function readComposeSuppressions(yaml: YamlFile): Suppression[] {
  const { path, text } = yaml;
  // A text that cannot be parsed has no comments; it has nothing that they could silence either.
  const comments = yaml.comments.filter((comment) => /catalyst-ignore|dclint/.test(comment.text));
  if (comments.length === 0) return [];
  const lines = indexLines(text);
  const own = readSuppressions(
    path,
    comments.map((comment) => locateComment(comment, text, lines)),
  );
  return [...own, ...comments.flatMap((comment) => readDclintComment(path, comment, lines))];
}

function locateComment(comment: YamlComment, text: string, lines: LineIndex): CommentText {
  const line = positionAt(lines, comment.range.start).line;
  const before = text.slice(lines[line - 1], comment.range.start);
  let next = line + 1;
  while (next <= lines.length && /^\s*(?:#|$)/.test(lineAt(text, lines, next))) next++;
  return {
    text: comment.text,
    range: comment.range,
    line,
    trailing: before.trim() !== '',
    ...(next <= lines.length && { nextLine: next }),
  };
}

/** `dclint disable-file`, `dclint disable [rules]` for the file, `dclint disable-line [rules]` for its line. */
function readDclintComment(file: string, { text, range }: YamlComment, lines: LineIndex): Suppression[] {
  const match = /^\s*dclint\s+disable(-file|-line)?(?:\s+([\s\S]*))?$/.exec(text);
  if (!match) return [];
  const scope = match[1];
  const names = scope === '-file' ? [] : (match[2] ?? '').split(/[\s,]+/).filter(Boolean);
  return [
    {
      file,
      range,
      rules: names.length === 0 ? ['compose'] : names.map((name) => `dclint:${name}`),
      reason: undefined,
      lines: scope === '-line' ? [positionAt(lines, range.start).line] : undefined,
      foreign: true,
    },
  ];
}
