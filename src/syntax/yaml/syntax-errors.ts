import type { YamlProblem } from './types.js';

/** Finds a character that no YAML reader takes, or a null character: a problem, or undefined. */
export function findForbidden(text: string): YamlProblem | undefined {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 32 ? code === 127 : code !== 9 && code !== 10 && code !== 13) {
      const range = { start: i, end: i + 1 };
      return {
        code: code === 0 ? 'yaml/nul' : 'yaml/syntax',
        path: [],
        range,
        args: { reason: 'control-character', character: code },
      };
    }
  }
  return undefined;
}

/** Turns an error of the parser into a problem: a tab that indents is one of its own, for it can be explained. */
export function describeError(text: string, code: string, offset: number): YamlProblem {
  const start = Math.min(Math.max(offset, 0), text.length);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, lineStart + 400))?.[0] ?? '';
  const tab = indent.indexOf('\t');
  const tabbed = code === 'TAB_AS_INDENT' || (tab !== -1 && start <= lineStart + indent.length + 1);
  if (tabbed) {
    const at = tab === -1 ? start : lineStart + tab;
    return { code: 'yaml/tab', path: [], range: { start: at, end: at + 1 }, args: {} };
  }
  const reason = code.toLowerCase().replaceAll('_', '-');
  return {
    code: 'yaml/syntax',
    path: [],
    range: { start, end: Math.min(start + 1, text.length) },
    args: { reason },
  };
}
