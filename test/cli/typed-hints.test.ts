import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram, withFolder } from '../support/run-program.js';

/** Runs the first `catalyst template …` that a text names. */
const typeTemplate = (text: string, cwd: string) => {
  const [, options] = /catalyst template((?: --\w+ \w+)*)/.exec(text)!;
  return runProgram(['template', ...options!.trim().split(' ').filter(Boolean)], { cwd });
};

describe('a command that a hint names', () => {
  it.each([
    [
      'the code',
      { 'app.py': 'import os\nurl = os.environ["SHOP_URL"]\n', '.env': 'A=1\n' },
      ['--contract', 'code'],
    ],
    ['nothing', {}, []],
    ['nothing but a profile', { 'catalyst.config.json': '{"profile":"catalyst"}' }, []],
    ['nothing but a declaration', { 'catalyst.config.json': '{"variables":{"SHOP":{}}}' }, []],
    ['a profile for this run', { '.env': 'ENVIRONMENT=production\n' }, ['--profile', 'catalyst']],
  ])('writes a template where there is %s', (_, files, options) =>
    withFolder(files, (folder) => {
      const run = runProgram(['validate', ...options], { cwd: folder });
      expect(typeTemplate(run.stdout + run.stderr, folder)).toMatchObject({ code: 0 });
      expect(existsSync(join(folder, '.env.template'))).toBe(true);
    }));

  it('renames an older name where it says so', () => {
    const env = 'WORKERS=4\n';
    const advise = (folder: string) => {
      const run = runProgram(['validate', '--profile', 'catalyst', '-f', 'json'], { cwd: folder });
      const { findings } = JSON.parse(run.stdout) as {
        findings: { rule: string; args: object; advice: string }[];
      };
      return findings.find(({ rule }) => rule === 'env/legacy-name')!;
    };
    const renames = (folder: string) =>
      runProgram(['migrate-config'], { cwd: folder }).stdout.includes('WORKER_PROCESSES');
    withFolder({ '.env': env }, (folder) => {
      expect(advise(folder).args).toMatchObject({ old: 'WORKERS', option: '--profile catalyst' });
      expect(advise(folder).advice).toContain('"profile": "catalyst"');
      expect(renames(folder)).toBe(false);
    });
    withFolder({ '.env': env, 'catalyst.config.json': '{"profile": "catalyst"}' }, (folder) => {
      expect(advise(folder).args).not.toHaveProperty('option');
      expect(renames(folder)).toBe(true);
    });
  });
});
