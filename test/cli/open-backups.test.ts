import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram, withFolder } from '../support/run-program.js';

const KEY = `sk-proj-${'Qx7vKp2mZt9wBn4c'.repeat(4)}`;
const ENV = `OPENAI_API_KEY = ${KEY}\nDEBUG=false \n`;
const git = (cwd: string, ...args: string[]) => {
  const done = spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd });
  expect(done.status).toBe(0);
};
const withRepository = (files: Record<string, string>, use: (folder: string) => void) =>
  withFolder(files, (folder) => {
    git(folder, 'init', '-q');
    use(folder);
  });
const findingsOf = (cwd: string, command: string) =>
  (
    JSON.parse(runProgram([command, '-f', 'json'], { cwd }).stdout).findings as {
      rule: string;
      file: string;
      range?: { start: { line: number } };
      args: object;
    }[]
  ).filter(({ rule }) => rule === 'env/tracked-secret' || rule === 'env/unignored-secret');
const WARNING = /git would add \.env\.bak: .*\*\.bak.*\.gitignore/;

describe.skipIf(spawnSync('git', ['--version']).status !== 0)('a backup of an env file', () => {
  it.each([
    ['validate', '--fix'],
    ['readers', '.env', '--portable', '--write'],
    ['template', '--profile', 'catalyst', '--out', '.env'],
  ])('is private, and %s says so where git does not ignore it', (...args) => {
    for (const [ignore, warns] of [
      ['.env\n', true],
      ['.env*\n', false],
    ] as const)
      withRepository({ '.gitignore': ignore, '.env': ENV }, (folder) => {
        const { stderr } = runProgram(args, { cwd: folder });
        expect(readFileSync(join(folder, '.env.bak'), 'utf8')).toBe(ENV);
        expect(statSync(join(folder, '.env.bak')).mode & 0o777).toBe(0o600);
        expect(WARNING.test(stderr)).toBe(warns);
      });
  });

  it('is judged by what it gives away once git has it, and by nothing else', () =>
    withRepository({ '.gitignore': '.env\n', '.env.bak': ENV, 'app.env.bak.1': 'A=1\n' }, (folder) => {
      expect(findingsOf(folder, 'validate')).toMatchObject([
        { rule: 'env/unignored-secret', file: '.env.bak', range: { start: { line: 1 } } },
      ]);
      git(folder, 'add', '.');
      for (const command of ['validate', 'doctor']) {
        const done = runProgram([command, '-f', 'json'], { cwd: folder });
        const { findings, verdict } = JSON.parse(done.stdout);
        expect(findings).toMatchObject([
          { rule: 'env/tracked-secret', file: '.env.bak', args: { names: ['OPENAI_API_KEY'], count: 1 } },
        ]);
        expect([done.code, verdict, done.stdout.includes(KEY)]).toEqual([1, 'not-ready', false]);
      }
      expect(runProgram(['validate'], { cwd: folder }).stdout).not.toContain(KEY);
    }));

  it('is no matter where it is ignored, or of a template', () =>
    withRepository({ '.gitignore': '*.bak\n', '.env.bak': ENV, '.env.template.orig': ENV }, (folder) => {
      expect(findingsOf(folder, 'validate')).toEqual([]);
    }));
});
