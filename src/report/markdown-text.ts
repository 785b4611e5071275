import { printable, toWellFormed } from '../core/terminal-text.js';

/**
 * Text that Markdown, HTML and GitHub leave alone: no emphasis, no tags, no list or heading by its first character, no
 * mention, no issue number, no link by itself.
 */
export function escapeMarkdown(text: string): string {
  return printable(toWellFormed(text))
    .replace(/[\\`*_{}[\]#|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
    .replace(/(?<!\w)@(?=\w)/g, '@\u200b')
    .replace(/#(?=\d)/g, '#\u200b')
    .replace(/\b(https?|ftp):\/\//gi, '$1:\u200b//')
    .replace(/\bwww\./gi, '$&\u200b');
}

/** Inline code; the fence is longer than any run of backticks in it. In a table the bar is escaped, elsewhere not. */
export function markdownCode(text: string, isInTable = false): string {
  const plain = printable(toWellFormed(text));
  const shown = isInTable ? plain.replaceAll('|', '\\|') : plain;
  const fence = '`'.repeat(longestRun(shown) + 1);
  return /^[` ]|[` ]$/.test(shown) ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

/** A block of code, indented to stand in a list. */
export function markdownBlock(lines: readonly string[], indent: string): string {
  const shown = lines.map((line) => printable(toWellFormed(line)));
  const fence = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1));
  return [`${fence}text`, ...shown, fence].map((line) => indent + line).join('\n');
}

/** A folded part; its heading is plain text. */
export function markdownFold(title: string, body: string): string {
  return `<details><summary>${title.replace(/[&<>]/g, '')}</summary>\n\n${body}\n\n</details>`;
}

/** Rows of a table below its head; the first cell of the head may be empty. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
