import { type Host, resolvePath } from '../host.js';
import type { GitState } from '../models/env.js';

/**
 * Options that keep the inspected repository's own configuration from running anything: no file system monitor, no
 * hooks, no pager. Aliases cannot replace built-in commands.
 */
const HARMLESS = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.pager=cat',
  '-c',
  'core.untrackedCache=false',
];
const QUIET = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_PAGER: 'cat', LC_ALL: 'C' };

/** Asks git whether files are tracked or ignored. Without git, or outside a repository, all are unknown. */
export async function askGit(
  host: Host,
  root: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, GitState>> {
  const states = new Map<string, GitState>();
  if (files.length === 0 || !(await isInRepository(host, root))) return states;
  const options = { cwd: root, env: QUIET };
  const tracked = await host.exec(
    'git',
    [...HARMLESS, 'ls-files', '-z', '--', ...files.map((file) => `:(literal)${file}`)],
    options,
  );
  if (tracked.code !== 0) return states;
  const trackedSet = new Set(tracked.stdout.split('\0'));
  // What git has cannot be ignored any more: to start a program costs more than to read the answer.
  const others = files.filter((file) => !trackedSet.has(file));
  const ignored =
    others.length === 0
      ? { code: 0, stdout: '' }
      : await host.exec('git', [...HARMLESS, 'check-ignore', '-z', '--stdin'], {
          ...options,
          input: others.join('\0'),
        });
  // check-ignore answers 1 when nothing is ignored.
  if (ignored.code !== 0 && ignored.code !== 1) return states;
  const ignoredSet = new Set(ignored.stdout.split('\0'));
  for (const file of files) {
    states.set(file, trackedSet.has(file) ? 'tracked' : ignoredSet.has(file) ? 'ignored' : 'untracked');
  }
  return states;
}

/** Looks for `.git` from the root upward: without one, git need not be started. */
async function isInRepository(host: Host, root: string): Promise<boolean> {
  for (let folder = root; ; ) {
    if (await host.stat(resolvePath(folder, '.git'))) return true;
    const parent = resolvePath(folder, '..');
    if (parent === folder) return false;
    folder = parent;
  }
}
