import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM, withFolder } from '../support/run-program.js';

const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;
if (!hasTerminal) console.warn('skipped: the review on a terminal, since util-linux `script` is not here');

const FILES = {
  'catalyst.config.json': '{"profile":"catalyst"}',
  '.env': 'METRICS_ENDPOINT=/m\nSMTP_USER=made-up\nALGORITHM=HS256\n',
};
const env = (folder: string) => readFileSync(join(folder, '.env'), 'utf8');

/** Runs the program on a terminal of its own, and types an answer at each question. */
function typeInto(cwd: string, args: string, answers: readonly string[], question: RegExp) {
  const command = `${process.execPath} ${PROGRAM} migrate-config ${args}`;
  const child = spawn('script', ['-qec', command, '/dev/null'], { cwd });
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    let output = '';
    let asked = 0;
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      const questions = output.match(question)?.length ?? 0;
      for (; asked < Math.min(questions, answers.length); asked++) {
        const answer = answers[asked]!;
        // The terminal is read by lines only once the question is out.
        setTimeout(() => child.stdin.write(answer), 200);
      }
    });
    child.on('close', (code) => resolve({ code, output }));
  });
}

describe.skipIf(!hasTerminal)('the review on a terminal', () => {
  const review = (folder: string, ...answers: string[]) =>
    typeInto(folder, '--review', answers, /\[y\/N\/q\]/g);

  it('applies what was answered with yes', () =>
    withFolder(FILES, async (folder) => {
      const { code } = await review(folder, 'y\r', 'n\r', 'y\r');
      expect([code, env(folder)]).toEqual([
        0,
        'METRICS_ENDPOINT=/m\nSMTP_USERNAME=made-up\nJWT_ALGORITHM=HS256\n',
      ]);
    }));

  it('writes nothing after Ctrl-C, whatever was answered before, and ends with 130', () =>
    withFolder(FILES, async (folder) => {
      const { code } = await review(folder, 'y\r', '\x03');
      expect([code, env(folder), existsSync(join(folder, '.catalyst'))]).toEqual([130, FILES['.env'], false]);
    }));

  it('writes nothing where the input ends before the last question', () =>
    withFolder(FILES, async (folder) => {
      const { code, output } = await review(folder, 'y\r', '\x04');
      expect([code, env(folder)]).toEqual([2, FILES['.env']]);
      expect(output).toContain('nothing was written');
    }));

  it('asks which of several values counts, and says what became of each', () =>
    withFolder(
      {
        'catalyst.config.json': FILES['catalyst.config.json'],
        '.env': 'SECRET_KEY=made-up-current-1\n',
        'a.env.bak': 'SECRET_KEY=made-up-older-2\n',
        'b.env.bak': 'SECRET_KEY=made-up-oldest-3\n',
      },
      async (folder) => {
        const { output } = await typeInto(folder, '--collect --write', ['1\r'], /as it is: /g);
        expect(env(folder)).toBe('SECRET_KEY=made-up-older-2\n');
        expect(output).toMatch(/a\.env\.bak:1 {2}SECRET_KEY: takes the place of another value/);
        expect(output).toMatch(/b\.env\.bak:1 {2}SECRET_KEY: another value is set; kept/);
        expect(output).not.toMatch(/made-up/);
      },
    ));
});
