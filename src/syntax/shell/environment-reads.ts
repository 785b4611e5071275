import type { CodeDefault, CodeRead, CodeReads } from '../code/types.js';

/** Variables that the shell or the system sets. */
const OWN = new Set(
  'PATH HOME PWD OLDPWD USER LOGNAME SHELL TERM LANG LC_ALL TMPDIR HOSTNAME IFS OPTARG OPTIND RANDOM SECONDS LINENO UID EUID PPID BASH BASH_SOURCE BASH_VERSION FUNCNAME PIPESTATUS REPLY PS1 PS4 COLUMNS LINES EDITOR DISPLAY SHLVL OSTYPE HOSTTYPE MACHTYPE BASHPID BASH_REMATCH DIRSTACK GROUPS'.split(
    ' ',
  ),
);

const ASSIGNED =
  /(?:^|[\s;&|({])(?:(?:export|local|declare|typeset|readonly)[ \t]+(?:-\w+[ \t]+)*)?([A-Za-z_]\w*)\+?=/gm;
const BOUND =
  /(?:^|[\s;&|({])(?:for|select)[ \t]+([A-Za-z_]\w*)\b|(?:^|[\s;&|({])(?:read|getopts|mapfile|readarray|local|printf[ \t]+-v)\b((?:[ \t]+[-\w"'$:]+)*)/gm;

/**
 * Variables that a shell script takes from its environment: those that it uses before it sets them anywhere. Text in
 * single quotes and comments is passed over.
 */
export function readShellVariables(text: string): CodeReads {
  const bound = new Set(OWN);
  for (const match of text.matchAll(ASSIGNED)) {
    // `X=${X:-default}` asks the environment first.
    if (
      !text.startsWith(`"\${${match[1]}:`, match.index + match[0].length) &&
      !text.startsWith(`\${${match[1]}:`, match.index + match[0].length)
    )
      bound.add(match[1]!);
  }
  for (const match of text.matchAll(BOUND)) {
    if (match[1]) bound.add(match[1]);
    for (const word of match[2]?.match(/[A-Za-z_]\w*/g) ?? []) bound.add(word);
  }
  const reads = scanReferences(text).filter(({ name }) => !bound.has(name));
  return { reads, dynamic: [], settings: [], classes: [], loads: [], errors: [] };
}

const REFERENCE = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-?+=])|[}:#%/^,@[]))/y;

const HEREDOC = /<<-?[ \t]*(?:(['"])([\w.!-]+)\1|(\\?)([\w.!-]+))/y;

/** One pass over the text: quotes, comments, heredocs and escapes decide whether a `$` counts. */
function scanReferences(text: string): CodeRead[] {
  const reads: CodeRead[] = [];
  const heredocs: { word: string; isQuoted: boolean }[] = [];
  let inDouble = false;
  // In the body of a heredoc quotes mean nothing.
  let bodyEnd = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    const inBody = at < bodyEnd;
    if (char === '\\') at++;
    else if (char === '\n' && heredocs.length > 0 && !inBody) {
      const { word, isQuoted } = heredocs.shift()!;
      bodyEnd = findEnd(text, at, word);
      if (isQuoted) at = bodyEnd - 1;
    } else if (inBody && char !== '$') continue;
    else if (char === '<' && !inDouble && text[at + 1] === '<' && text[at + 2] !== '<') {
      HEREDOC.lastIndex = at;
      const match = HEREDOC.exec(text);
      if (!match) continue;
      heredocs.push({ word: (match[2] ?? match[4])!, isQuoted: Boolean(match[1] || match[3]) });
      at += match[0].length - 1;
    } else if (char === '<' && text.startsWith('<<<', at)) at += 2;
    else if (char === '"') inDouble = !inDouble;
    else if (char === "'" && !inDouble) {
      const end = text.indexOf("'", at + 1);
      if (end < 0) break;
      at = end;
    } else if (char === '#' && !inDouble && (at === 0 || /\s/.test(text[at - 1]!))) {
      const end = text.indexOf('\n', at);
      if (end < 0) break;
      at = end;
    } else if (char === '$') {
      REFERENCE.lastIndex = at;
      const match = REFERENCE.exec(text);
      if (!match) continue;
      const name = match[1] ?? match[2]!;
      const start = at + match[0].indexOf(name);
      const fallback = readFallback(text, at + match[0].length, match[3]);
      reads.push({
        name,
        range: { start, end: start + name.length },
        by: 'shell',
        type: 'string',
        ...(fallback ? { default: fallback } : {}),
        required: match[3]?.endsWith('?') === true,
      });
      at += match[0].length - 1;
    }
  }
  return reads;
}

/** Where the line that ends a heredoc begins; the end of the text where there is none. */
function findEnd(text: string, from: number, word: string): number {
  for (let line = from + 1; line > 0 && line <= text.length; ) {
    const next = text.indexOf('\n', line);
    const end = next < 0 ? text.length : next;
    if (text.slice(line, Math.min(end, line + 200)).trim() === word) return line;
    line = next < 0 ? text.length + 1 : next + 1;
  }
  return text.length;
}

function readFallback(text: string, start: number, operator: string | undefined): CodeDefault | undefined {
  if (!operator || !/[-=]$/.test(operator)) return undefined;
  let end = start;
  while (end < text.length && end - start < 1000 && !/[}\n]/.test(text[end]!)) end++;
  const value = text.slice(start, end);
  const range = { start, end };
  return /[$`"'\\{]/.test(value) ? { kind: 'expression', range } : { kind: 'literal', value, range };
}
