import { type Host, relativePath, resolvePath } from '../host.js';
import type { GitState } from '../models/env.js';
import { findInGitIndex } from '../syntax/git-index.js';

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

/** Variables of git that move the repository, or its index, to another place. */
const ELSEWHERE = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_COMMON_DIR', 'GIT_CEILING_DIRECTORIES'];
const MAX_INDEX = 32 * 1024 * 1024;
const MAX_CONFIG = 1024 * 1024;

/**
 * Says of files whether git tracks or ignores them. Without git, or outside a repository, all are unknown. What is in
 * the index is read there: git itself is started only for other files, and for repositories that are laid out
 * differently.
 */
export async function askGit(
  host: Host,
  root: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, GitState>> {
  const states = new Map<string, GitState>();
  const top = files.length === 0 ? undefined : await findRepository(host, root);
  if (top === undefined) return states;
  const tracked = (await readIndex(host, top, root, files)) ?? (await listTracked(host, root, files));
  if (!tracked) return states;
  // What git has cannot be ignored any more: to start a program costs more than to read the answer.
  const ignored = await listIgnored(
    host,
    root,
    files.filter((file) => !tracked.has(file)),
  );
  if (!ignored) return states;
  for (const file of files) {
    states.set(file, tracked.has(file) ? 'tracked' : ignored.has(file) ? 'ignored' : 'untracked');
  }
  return states;
}

/** Looks for `.git` from the root upward: without one, git need not be started. */
export async function findRepository(host: Host, root: string): Promise<string | undefined> {
  for (let folder = (await host.realpath(root)) ?? root; ; ) {
    if (await host.stat(resolvePath(folder, '.git'))) return folder;
    const parent = resolvePath(folder, '..');
    if (parent === folder) return undefined;
    folder = parent;
  }
}

/** Those of the files that the index names; undefined where only git can say. */
async function readIndex(
  host: Host,
  top: string,
  root: string,
  files: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  if (ELSEWHERE.some((name) => host.env[name] !== undefined)) return undefined;
  const folder = resolvePath(top, '.git');
  // A file in its place leads to a repository elsewhere (a worktree, a submodule), and a folder without HEAD is none.
  if ((await host.stat(resolvePath(folder, 'HEAD')))?.kind !== 'file') return undefined;
  const config = await host
    .readText(resolvePath(folder, 'config'), { maxBytes: MAX_CONFIG })
    .catch(() => undefined);
  if (!config || /worktree|objectformat|include|\bbare\s*=\s*(?:true|yes|on|1)/i.test(config.text))
    return undefined;
  const index = await host.readBytes(resolvePath(folder, 'index'), MAX_INDEX);
  if (!index) return undefined;
  const prefix = relativePath(top, (await host.realpath(root)) ?? root);
  const named = new Map(files.map((file) => [prefix === '.' ? file : `${prefix}/${file}`, file]));
  const found = findInGitIndex(index, [...named.keys()]);
  return found && new Set([...found].map((path) => named.get(path)!));
}

async function listTracked(
  host: Host,
  root: string,
  files: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  const tracked = await host.exec(
    'git',
    [...HARMLESS, 'ls-files', '-z', '--', ...files.map((file) => `:(literal)${file}`)],
    { cwd: root, env: QUIET },
  );
  return tracked.code === 0 ? new Set(tracked.stdout.split('\0')) : undefined;
}

async function listIgnored(
  host: Host,
  root: string,
  files: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  if (files.length === 0) return new Set();
  const ignored = await host.exec('git', [...HARMLESS, 'check-ignore', '-z', '--stdin'], {
    cwd: root,
    env: QUIET,
    input: files.join('\0'),
  });
  // check-ignore answers 1 when nothing is ignored.
  return ignored.code === 0 || ignored.code === 1 ? new Set(ignored.stdout.split('\0')) : undefined;
}
