import { findRandomWords } from '../core/ordinary.js';
import { indexLines } from '../core/text.js';
import { redactCredentials } from '../core/mask.js';
import { printable } from '../core/terminal-text.js';
import { renderMaskedDiff } from '../report/diff.js';
import type { FrameSource } from '../report/types.js';
import type { PlannedWrite, WritePlan } from '../stack/plan.js';
import { parseDotenv } from '../syntax/dotenv/parse.js';
import { VERSION } from '../version.js';
import { frameOfCompose } from './compose-frame.js';
import { frameOfDockerfile } from './docker-check.js';
import { frameOf } from './env-check.js';

const WORDS: Readonly<Record<PlannedWrite['action'], string>> = {
  create: 'new',
  replace: 'replaced',
  extend: 'extended',
  same: 'as it is',
  keep: 'kept',
};

/** The files, one a line, with what happens to each. */
export function renderTree({ writes }: WritePlan, backups: ReadonlyMap<string, string> = new Map()): string {
  const sorted = [...writes].sort((a, b) => (a.path < b.path ? -1 : 1));
  const width = Math.max(...sorted.map(({ path }) => path.length));
  const lines = sorted.map(({ path, action, mode }) => {
    const backup = backups.get(path);
    const notes = [
      WORDS[action],
      ...(mode === 0o600 && action === 'create' ? ['for the owner alone'] : []),
      ...(backup === undefined ? [] : [`before: ${printable(backup)}`]),
    ];
    return `  ${path.padEnd(width)}  ${notes.join(', ')}`;
  });
  return `${lines.join('\n')}\n`;
}

/** What would change in files that are there; values that may be secret are hidden. */
export function renderInitDiffs({ writes }: WritePlan, mask: (text: string) => string): string {
  return writes
    .flatMap(({ path, action, before, after }) =>
      before !== undefined && (action === 'replace' || action === 'extend')
        ? [
            `\n${renderMaskedDiff(path, frameFor(path, before), frameFor(path, after), (text) => mask(redactCredentials(text)))}`,
          ]
        : [],
    )
    .join('');
}

/** Lines of a file that may hold a secret: what they say is not shown. */
const TELLING = /pass|secret|token|key|auth|credential|BEGIN/i;

function frameFor(path: string, text: string): FrameSource {
  if (/compose[^/]{0,100}\.ya?ml$/.test(path)) return frameOfCompose(text);
  if (/^Dockerfile/.test(path)) return frameOfDockerfile(text);
  if (/^\.env/.test(path)) return frameOf({ text, syntax: parseDotenv(text) });
  const lines = indexLines(text);
  const hidden = lines.flatMap((start, i) => {
    const end = lines[i + 1] ?? text.length;
    const line = text.slice(start, end).replace(/\r?\n$/, '');
    if (TELLING.test(line)) return [{ start, end: start + line.length }];
    return findRandomWords(line).map((word) => ({ start: start + word.start, end: start + word.end }));
  });
  return { text, lines, hidden };
}

/** The three commands that come next. */
export function renderNext(
  folder: string,
  { open, env }: { readonly open: readonly string[]; readonly env: 'written' | 'there' | 'none' },
): string {
  const at = (path: string) => quote(folder === '.' ? path : `${folder.replace(/\/{1,50}$/, '')}/${path}`);
  const cwd = folder === '.' ? '' : ` --cwd ${quote(folder)}`;
  const project = folder === '.' ? '' : ` --project-directory ${quote(folder)}`;
  // What is typed here must never replace values that are there.
  const first: readonly [string, string] =
    env === 'none'
      ? [`cp ${at('.env.template')} ${at('.env')}`, 'and fill in what is empty; --with-secrets would have']
      : [
          `\${EDITOR:-vi} ${at('.env')}`,
          open.length > 0
            ? `fill in ${open.join(', ')}`
            : env === 'there'
              ? 'look it over; .env.template has all names'
              : 'look it over',
        ];
  const steps: readonly (readonly [string, string])[] = [
    first,
    [`catalyst doctor${cwd}`, 'is anything left?'],
    [`docker compose${project} up --build --detach --wait`, 'start it; later: deploy/deploy.sh'],
  ];
  const width = Math.max(...steps.map(([command]) => command.length));
  return `\nNext:\n${steps.map(([command, what]) => `  ${command.padEnd(width)}  # ${what}`).join('\n')}\n`;
}

/** For a shell, where it would see more than a word. */
function quote(word: string): string {
  const text = printable(word);
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** The same for programs. */
export function renderInitJson(
  { writes, conflicts, notes }: WritePlan,
  { isWritten, backups }: { readonly isWritten: boolean; readonly backups: ReadonlyMap<string, string> },
): string {
  const data = {
    schemaVersion: '1',
    tool: { name: 'catalyst', version: VERSION },
    command: 'init',
    written: isWritten,
    files: writes.map(({ path, action }) => ({
      path,
      action,
      ...(backups.has(path) ? { backup: backups.get(path) } : {}),
    })),
    conflicts,
    notes,
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
