import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findInGitIndex } from '../../src/syntax/git-index.js';

const folder = mkdtempSync(join(tmpdir(), 'catalyst-git-index-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const git = (...args: readonly string[]) =>
  execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
const LONG = `deep/${'n'.repeat(200)}/${'m'.repeat(200)}/${'o'.repeat(200)}`.replace(/\/$/, '');
const PATHS = ['.env', 'a', 'backend/.env', 'backend/.env.docker', 'späße/Dockerfile', `${LONG}/f`, 'z z'];
const hasGit = (() => {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn('SKIPPED  the index as git writes it: git is not installed');
    return false;
  }
})();

describe.runIf(hasGit)('the index as git writes it', () => {
  it.each(['2', '3', '4'])('finds what version %s tracks, and nothing else', (version) => {
    rmSync(join(folder, '.git'), { recursive: true, force: true });
    git('init', '-q');
    for (const path of [...PATHS, 'untracked', 'intended']) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), path);
    }
    git('add', '--', ...PATHS);
    // An entry with extended flags: without one, git writes version 2 for 3.
    if (version === '3') git('add', '-N', 'intended');
    git('update-index', '--index-version', version === '3' ? '2' : version);
    const index = readFileSync(join(folder, '.git/index'));
    expect(index.readUInt32BE(4)).toBe(Number(version));
    const tracked = version === '3' ? [...PATHS, 'intended'] : PATHS;
    const asked = [...PATHS, 'intended', 'untracked', 'b', 'backend', 'backend/.en', '', 'z  '];
    expect([...findInGitIndex(index, asked)!].sort()).toEqual([...tracked].sort());
    expect(git('ls-files', '-z').split('\0').filter(Boolean).sort()).toEqual([...tracked].sort());
  });

  it('leaves a split index, and any that was cut or changed in its structure, to git', () => {
    const whole = readFileSync(join(folder, '.git/index'));
    for (let length = 0; length < whole.length; length++)
      expect(findInGitIndex(whole.subarray(0, length), PATHS)).toBeUndefined();
    const other = Buffer.from(whole);
    other.writeUInt32BE(5, 4);
    expect(findInGitIndex(other, PATHS)).toBeUndefined();
    git('update-index', '--split-index');
    expect(findInGitIndex(readFileSync(join(folder, '.git/index')), PATHS)).toBeUndefined();
  });
});
