import { execFileSync } from 'node:child_process';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram, withFolder } from '../support/run-program.js';

const FILES = {
  'app/.env': 'JWT_SECRET_KEY=made-up-signing-key-0000\n',
  'catalyst.config.json': '{"profile":"catalyst"}',
};
const ODD: Readonly<Record<string, (path: string) => void>> = {
  'a link to nothing': (path) => symlinkSync('nowhere', path),
  'a link to a folder': (path) => symlinkSync('app', path),
  'links that go round': (path) => symlinkSync('.env', path),
  'a pipe': (path) => execFileSync('mkfifo', [path]),
};

describe.skipIf(process.platform === 'win32')('a .env that is no file', () => {
  describe.each(Object.keys(ODD))('%s', (what) => {
    it.each([
      'validate',
      'doctor',
      'migrate-config',
    ])('is named by %s, which goes on with the others', (command) =>
      withFolder(FILES, (folder) => {
        ODD[what]!(join(folder, '.env'));
        const { code, stdout, stderr } = runProgram([command, '-f', 'json'], { cwd: folder });
        expect([code === 2, stderr.includes('catalyst: .env is ')]).toEqual([false, true]);
        expect(stdout).toContain('"app/.env"');
        expect(stdout + stderr).not.toContain('could not be checked');
      }));

    it('is refused where somebody names it', () =>
      withFolder(FILES, (folder) => {
        ODD[what]!(join(folder, '.env'));
        const { code, stderr } = runProgram(['validate', '.env'], { cwd: folder });
        expect([code, stderr.includes('.env')]).toEqual([2, true]);
      }));
  });

  describe.each(Object.keys(ODD))('%s', (what) => {
    it.each([
      ['validate', 0],
      ['doctor', 0],
      ['report', 0],
    ])('leaves %s undecided, and --fail-on-unknown reacts', (command, usual) =>
      withFolder(FILES, (folder) => {
        ODD[what]!(join(folder, '.env'));
        const run = (...args: string[]) => {
          const ignored = ['--ignore', 'dockerfile', '--fail-on', 'never'];
          return runProgram([command, ...ignored, '-f', 'json', ...args], { cwd: folder });
        };
        const { findings, summary, verdict } = JSON.parse(run().stdout);
        const own = findings.filter(({ rule }: { rule: string }) => rule === 'env/unreadable-file');
        expect(own).toMatchObject([{ file: '.env', outcome: 'unknown', category: 'environment' }]);
        expect(own[0].range).toBeUndefined();
        expect([summary.unknown, verdict]).not.toContain('ready');
        expect([run().code, run('--fail-on-unknown').code]).toEqual([usual, 3]);
        expect(run('--fail-on-unknown', '--fail-on', 'error').code).toBe(summary.errors > 0 ? 1 : 3);
      }));
  });

  it('is no reason to call a variable unset, nor a file over it incomplete', () =>
    withFolder(
      {
        ...FILES,
        'main.py': 'import os\nkey = os.environ["KEY_OF_NOTHING"]\n',
        '.env.local': 'DEBUG=true\n',
        'compose.yaml': 'services:\n  api:\n    build: .\n    env_file: [b.env, .env]\n',
        'b.env': 'DEBUG=true\n',
      },
      (folder) => {
        symlinkSync('nowhere', join(folder, '.env'));
        const { stdout } = runProgram(['doctor', '-f', 'json'], { cwd: folder });
        const findings = JSON.parse(stdout).findings as { rule: string; file: string; outcome: string }[];
        const of = (pattern: RegExp) =>
          findings.filter(({ rule }) => pattern.test(rule)).map(({ file, outcome }) => [file, outcome]);
        expect(of(/^align\/read-never-set$/)).toEqual([]);
        expect(new Set(of(/^env\/missing-required$/).map((one) => one.join(' ')))).toEqual(
          new Set(['app/.env fail', 'b.env unknown']),
        );
      },
    ));

  it('a file that is there and cannot be read makes the run less than the whole', () =>
    withFolder(FILES, (folder) => {
      const path = join(folder, '.env');
      writeFileSync(path, '');
      truncateSync(path, 20 * 1024 * 1024);
      for (const command of ['validate', 'doctor']) {
        const { code, stdout } = runProgram([command, '-f', 'json', '--fail-on', 'never'], { cwd: folder });
        const { findings, files } = JSON.parse(stdout);
        expect(code).toBe(2);
        expect(findings).toContainEqual(
          expect.objectContaining({ rule: 'env/unreadable-file', file: '.env', outcome: 'unknown' }),
        );
        expect(files.map((file: { path: string }) => file.path)).toContain('app/.env');
      }
      expect(runProgram(['migrate-config'], { cwd: folder }).code).toBe(2);
    }));

  it('an ignore with a reason settles it', () =>
    withFolder(
      {
        ...FILES,
        'catalyst.config.json': JSON.stringify({
          ignore: [{ rule: 'env/unreadable-file', path: '.env', reason: 'mounted' }],
        }),
      },
      (folder) => {
        symlinkSync('nowhere', join(folder, '.env'));
        const args = ['validate', '--fail-on-unknown', '--fail-on', 'never', '-f', 'json'];
        const { code, stdout } = runProgram(args, { cwd: folder });
        expect([code, JSON.parse(stdout).summary.suppressed]).toEqual([0, 1]);
      },
    ));
});
