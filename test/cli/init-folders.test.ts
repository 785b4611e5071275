import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram, withFolder } from '../support/run-program.js';

const init = (folder: string, ...args: string[]) => runProgram(['init', ...args], { cwd: folder });

describe('init into a folder', () => {
  it.each([
    ['sub/my shop \u00fc', []],
    ["it's $(id)", []],
    ['-x', []],
    ['inner', ['--cwd', 'sub']],
    ['.', ['--cwd', 'sub']],
  ])('prints commands that a shell takes for %j with %j', (at, options) =>
    withFolder({ 'sub/x': '' }, (folder) => {
      const run = init(folder, '--with-secrets', ...options, '--', at);
      expect(run.code).toBe(0);
      const root = join(folder, options[1] ?? '', at);
      expect(existsSync(join(root, '.env'))).toBe(true);
      const [, next = ''] = run.stdout.split('Next:\n');
      // As typed, by the programs that stand in: each says where it was led.
      const shell = `EDITOR='test -f'; catalyst() { [ "$1" = doctor ] && cd -- "\${3:-.}" && pwd; }
docker() { [ "$2" = --project-directory ] && cd -- "$3"; pwd; }\nset -e\n${next.replace(/^ *(catalyst.*)$/m, '($1\n)').replace(/^ *(docker.*)$/m, '($1\n)')}`;
      const typed = spawnSync('sh', ['-c', shell], { cwd: folder, encoding: 'utf8' });
      expect([typed.status, typed.stderr]).toEqual([0, '']);
      expect(typed.stdout).toBe(`${realpathSync(root)}\n`.repeat(2));
    }));

  it.each(['file/below', ''])('refuses %j, and writes nothing', (at) =>
    withFolder({ file: '' }, (folder) => {
      const run = init(folder, at);
      expect([run.code, run.stdout]).toEqual([2, '']);
      expect(run.stderr).not.toContain('internal error');
      expect(readdirSync(folder)).toEqual(['file']);
    }));
});
