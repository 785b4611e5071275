import type { SourceText } from '../../core/text.js';
import { compileGlob } from './glob.js';
import type { DockerIgnore, IgnorePattern, IgnoreProblem } from './types.js';

/**
 * Reads a .dockerignore the way Docker does: `#` counts only in the first column, lines are trimmed, paths cleaned,
 * a leading slash means nothing. Never throws.
 * Reference: https://docs.docker.com/build/concepts/context/#dockerignore-files and github.com/moby/patternmatcher.
 */
export function parseDockerIgnore({ path, text }: SourceText): DockerIgnore {
  const patterns: IgnorePattern[] = [];
  const comments: DockerIgnore['comments'][number][] = [];
  const problems: IgnoreProblem[] = [];
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let line = 1; start <= text.length; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    readLine(text.slice(start, end), start, line);
    start = end + 1;
  }
  return { path, text, patterns, comments, problems };

  function readLine(raw: string, offset: number, line: number): void {
    const content = raw.trim();
    if (content === '') return;
    const from = offset + raw.indexOf(content);
    const range = { start: from, end: from + content.length };
    if (raw.startsWith('#')) {
      comments.push({ text: content.slice(1).trim(), range, line });
      return;
    }
    const negated = content.startsWith('!');
    const body = negated ? content.slice(1).trim() : content;
    if (body === '') {
      problems.push({ code: 'lone-exclamation', range, line });
      return;
    }
    const pattern = cleanPattern(body);
    if (compileGlob(pattern) === undefined) problems.push({ code: 'bad-pattern', range, line });
    else patterns.push({ pattern, negated, range, line });
  }
}

function cleanPattern(text: string): string {
  const clean = cleanPath(text);
  return clean.length > 1 && clean.startsWith('/') ? clean.slice(1) : clean;
}

/** The shortest path that means the same: no `.`, no empty parts, `..` resolved where something stands before it. */
export function cleanPath(path: string): string {
  const rooted = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!rooted) parts.push(part);
  }
  const joined = parts.join('/');
  return rooted ? `/${joined}` : joined || '.';
}
