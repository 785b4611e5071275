import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
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
});
