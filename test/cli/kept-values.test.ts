import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram, withFolder } from '../support/run-program.js';

const run = (cwd: string, ...args: string[]) => runProgram(args, { cwd });
const env = (folder: string) => readFileSync(join(folder, '.env'), 'utf8');

describe('init beside an .env', () => {
  it.each([
    [{}, [], false],
    [{ Dockerfile: 'FROM scratch\n' }, ['--force'], false],
    [{}, ['elsewhere'], true],
  ])('names no command that writes over it (%j, %j)', (files, options, copies) =>
    withFolder({ '.env': 'MINE=1\n', ...files }, (folder) => {
      const done = run(folder, 'init', ...options);
      expect(done.code).toBe(0);
      const [, next = ''] = done.stdout.split('Next:\n');
      expect(/^ *cp /m.test(next)).toBe(copies);
      expect(env(folder)).toBe('MINE=1\n');
    }));
});

describe('migrate-config --collect, the target set under an older name', () => {
  const OLD = 'made-up-real-key-1234567';
  const FOUND = 'made-up-staging-key-7654321';
  const project = (key = FOUND) => ({
    'catalyst.config.json': '{"profile":"catalyst"}',
    '.env': `CLAUDE_API_KEY=${OLD}\n`,
    'notes.md': `- staging: ANTHROPIC_API_KEY=${key}\n`,
  });
  const collect = (folder: string, ...args: string[]) =>
    run(folder, 'migrate-config', '--as-of', '2026-11-22', '--collect', '--write', ...args);

  it('is a conflict, of both places, and nothing is written', () =>
    withFolder(project(), (folder) => {
      const done = run(folder, 'migrate-config', '--as-of', '2026-11-22', '--collect', '-f', 'json');
      expect(JSON.parse(done.stdout).migrations[0].conflicts).toMatchObject([
        {
          from: 'ANTHROPIC_API_KEY',
          to: 'CLAUDE_API_KEY',
          old: { file: 'notes.md', line: 1 },
          new: { file: '.env', line: 1 },
        },
      ]);
      collect(folder);
      collect(folder, '--prefer', 'new');
      expect([env(folder), existsSync(join(folder, '.catalyst'))]).toEqual([project()['.env'], false]);
    }));

  it('is decided by --prefer old, and the rename that comes after drops no value', () =>
    withFolder(project(), (folder) => {
      collect(folder, '--prefer', 'old');
      expect(env(folder)).toBe(`CLAUDE_API_KEY=${FOUND}\n`);
      expect(run(folder, 'migrate-config', '--as-of', '2026-11-22', '--write', '--unsafe').code).toBe(0);
      expect(env(folder)).toMatch(new RegExp(`^ANTHROPIC_API_KEY=${FOUND}$`, 'm'));
    }));

  it('is no conflict where both are equal, and a placeholder is no value', () => {
    withFolder(project(OLD), (folder) => {
      expect(collect(folder).stdout).not.toContain('conflict');
      expect(env(folder)).toBe(project()['.env']);
    });
    withFolder({ ...project(), '.env': 'CLAUDE_API_KEY=your-key-here\n' }, (folder) => {
      collect(folder);
      expect(env(folder)).toContain(`ANTHROPIC_API_KEY=${FOUND}\n`);
    });
  });
});
