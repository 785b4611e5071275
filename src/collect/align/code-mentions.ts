import type { Mention } from '../../models/align.js';
import type { CodeText } from './code-files.js';

const WORD = /[A-Za-z_]\w{1,99}/g;

/**
 * Finds names as whole words in texts: evidence that something reads or sets a variable, where the file is not parsed
 * for it. In code that is parsed only a name in quotes, behind `$` or behind `env.` counts: a constant of the same name
 * reads nothing. One pass over each text.
 */
export function findMentions(
  texts: readonly CodeText[],
  names: ReadonlySet<string>,
): ReadonlyMap<string, Mention> {
  const found = new Map<string, { code?: string; config?: string; docs?: string }>();
  if (names.size === 0) return found;
  for (const { path, text, role } of texts) {
    const kind = role === 'docs' ? 'docs' : role === 'source' || role === 'other-source' ? 'code' : 'config';
    // SvelteKit: `import { NAME } from '$env/static/private'`.
    const isLoose = role !== 'source' || text.includes('$env/');
    for (const { 0: word, index } of text.matchAll(WORD)) {
      if (!names.has(word)) continue;
      if (!isLoose && !isSpelledOut(text, index, word.length)) continue;
      const known = found.get(word) ?? {};
      found.set(word, known);
      known[kind] ??= path;
    }
  }
  return found;
}

/** Whether a word in code stands as a name of the environment: in quotes, as `$NAME`, as `env.NAME`. */
function isSpelledOut(text: string, at: number, length: number): boolean {
  const before = text[at - 1] ?? '';
  if (before === '"' || before === "'" || before === '`') return text[at + length] === before;
  if (before === '$' || (before === '{' && text[at - 2] === '$')) return true;
  return before === '.' && /env\??$/i.test(text.slice(Math.max(0, at - 6), at - 1));
}
