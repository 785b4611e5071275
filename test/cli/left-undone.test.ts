import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram, withFolder } from '../support/run-program.js';

describe('what was not done', () => {
  it('is no verdict: an env file over the limit', () =>
    withFolder(
      { 'catalyst.config.json': '{"limits":{"maxFileSize":1024}}', '.env': `A=${'x'.repeat(5000)}\n` },
      (folder) => {
        for (const format of ['pretty', 'compact']) {
          const run = runProgram(['doctor', '-f', format], { cwd: folder });
          expect([run.code, run.stdout.includes('not decided'), /\bready\b/.test(run.stdout)]).toEqual([
            2,
            true,
            false,
          ]);
        }
      },
    ));

  it('is counted: an .env that is a link to nothing', () =>
    withFolder({ Dockerfile: 'FROM scratch\n' }, (folder) => {
      symlinkSync('nowhere', join(folder, '.env'));
      const report = JSON.parse(runProgram(['doctor', '-f', 'json'], { cwd: folder }).stdout);
      expect(report.verdict).not.toBe('ready');
      expect(report.unchecked).toContainEqual({ what: '.env', why: 'a link that leads to no file' });
    }));

  it('leaves nothing: a rollback without a run', () =>
    withFolder({ '.env': 'A=1\n' }, (folder) => {
      expect(runProgram(['migrate-config', '--rollback'], { cwd: folder }).code).toBe(2);
      expect(existsSync(join(folder, '.catalyst'))).toBe(false);
    }));

  it('takes the slug of a rule, and says which was meant', () =>
    withFolder({}, (folder) => {
      expect(runProgram(['rules', 'weak-secret'], { cwd: folder }).stdout).toContain('env/weak-secret');
      expect(runProgram(['validate', '--select', 'secret-in-run'], { cwd: folder }).code).toBe(0);
      expect(runProgram(['explain', 'datastore-publishd'], { cwd: folder }).stderr).toContain(
        'compose/datastore-published',
      );
    }));
});
