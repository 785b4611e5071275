import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM, runProgram, withFolder } from '../support/run-program.js';

/** One line on stderr, nothing on stdout, exit code 2, no stack. */
function expectOneLine(run: ReturnType<typeof runProgram>, pattern: RegExp): void {
  expect(run.stderr).toMatch(pattern);
  expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(run.stderr).not.toMatch(/\n\s+at /);
  expect(run.stdout).toBe('');
  expect(run.code).toBe(2);
}

const validate = (folder: string, ...args: string[]) => runProgram(['validate', ...args], { cwd: folder });

describe('input that cannot be read', () => {
  it('a missing file', () =>
    withFolder({}, (folder) => expectOneLine(validate(folder, 'no.env'), /no\.env: there is no such file/)));

  it('a folder', () =>
    withFolder({ 'd/x': '' }, (folder) => expectOneLine(validate(folder, 'd'), /^catalyst: d is a folder/)));

  it.skipIf(process.getuid?.() === 0)('a file that may not be read', () =>
    withFolder({ '.env': 'A=1\n' }, (folder) => {
      chmodSync(join(folder, '.env'), 0);
      expectOneLine(validate(folder, '.env'), /permission denied/);
    }),
  );

  it.skipIf(process.platform === 'win32')('a pipe', () =>
    withFolder({}, (folder) => {
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      expectOneLine(validate(folder, 'pipe'), /pipe is not a regular file/);
    }),
  );

  it('links that go round', () =>
    withFolder({}, (folder) => {
      symlinkSync('b.env', join(folder, 'a.env'));
      symlinkSync('a.env', join(folder, 'b.env'));
      expectOneLine(validate(folder, 'a.env'), /symbolic links go round/);
    }));

  it('a file of 200 MB, by its size and without reading it', () =>
    withFolder({ '.env': '' }, (folder) => {
      truncateSync(join(folder, '.env'), 200 * 1024 * 1024);
      expectOneLine(
        validate(folder, '.env'),
        /\.env has 200 MiB, more than the limit of 10 MiB .*limits\.maxFileSize/,
      );
    }));

  it('reads a larger file when the configuration allows it', () =>
    withFolder(
      {
        '.env': `#${'x'.repeat(11 * 1024 * 1024)}\nA=1\n`,
        'catalyst.config.json': '{"limits":{"maxFileSize":20000000}}',
      },
      (folder) => {
        expect(validate(folder, '.env').code).toBe(0);
      },
    ));
});

describe('usage that makes no sense', () => {
  it.each([
    [['validate', '-f', 'jsn'], /there is no format "jsn"; did you mean json\?/],
    [
      ['validate', '--select', 'env/duplicat-key'],
      /there is no rule "env\/duplicat-key"; did you mean env\/duplicate-key\?/,
    ],
    [['validate', '--cwd', 'nowhere'], /--cwd nowhere: there is no such folder/],
    [['validate', '--as-of', '2026-02-30'], /--as-of takes a day of the calendar/],
    [['validate', '--reader', 'perl'], /--reader takes dotenv, .*, not "perl"/],
    [['explain', 'env/no-such-rule'], /there is no rule "env\/no-such-rule"/],
    [['completion', 'bsh'], /no completion for "bsh"; did you mean bash\?/],
  ])('%j', (args, pattern) =>
    withFolder({}, (folder) => expectOneLine(runProgram(args, { cwd: folder }), pattern)));

  it('an unknown command or option, with the nearest', () =>
    withFolder({}, (folder) => {
      const command = runProgram(['validat'], { cwd: folder });
      expect(command.stderr).toMatch(/unknown command 'validat'[\s\S]*Did you mean validate\?/);
      expect(command.code).toBe(2);
      const option = runProgram(['validate', '--formt', 'json'], { cwd: folder });
      expect(option.stderr).toMatch(/unknown option '--formt'[\s\S]*--format/);
      expect(option.code).toBe(2);
    }));

  it.each([
    ['catalyst.config.json', '{"profil": "generic"}', /unknown key "profil"; did you mean "profile"\?/],
    ['catalyst.config.json', '{\n"profile": }', /catalyst\.config\.json:2: not valid JSON/],
    ['catalyst.config.yaml', 'ignore:\n  - rule: env/bom\n', /ignore\.0\.reason/],
    ['catalyst.config.jsonc', '{ /* fine */ "failOn": "sometimes", }', /failOn/],
    ['package.json', '{"catalyst": {"maxWarnings": -1}}', /maxWarnings/],
  ])('a bad configuration in %s: %s', (name, text, pattern) =>
    withFolder({ [name]: text, '.env': 'A=1\n' }, (folder) => expectOneLine(validate(folder), pattern)));

  it('a configuration that is a program is not run', () =>
    withFolder({ 'catalyst.config.js': 'throw new Error("ran")', '.env': 'A=1\n' }, (folder) => {
      expect(validate(folder).code).toBe(0);
      expectOneLine(validate(folder, '--config', 'catalyst.config.js'), /are not run/);
    }));
});

describe('the end of a run', () => {
  const many = Array.from({ length: 3000 }, (_, i) => `lower_${i}=1\n`).join('');

  it('delivers all of a long JSON document through a pipe', () =>
    withFolder({ '.env': many }, (folder) => {
      const run = validate(folder, '-f', 'json', '--select', 'all');
      expect(run.stdout.length).toBeGreaterThan(65_536 * 4);
      expect(JSON.parse(run.stdout).findings.length).toBeGreaterThanOrEqual(3000);
    }));

  it('ends quietly when nobody reads on', () =>
    withFolder({ '.env': many }, (folder) => {
      const line = execFileSync(
        'sh',
        ['-c', `"${process.execPath}" "${PROGRAM}" validate -f json --select all 2>err | head -1; cat err`],
        {
          cwd: folder,
          encoding: 'utf8',
        },
      );
      expect(line).toBe('{\n');
    }));

  it('answers Ctrl-C with 130', () =>
    withFolder({}, async (folder) => {
      const child = spawn(process.execPath, [PROGRAM, 'validate', '-'], {
        cwd: folder,
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      // It waits for standard input; by then it listens for the interrupt.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
      child.kill('SIGINT');
      expect(await ended).toBe(130);
    }));

  it('shows a stack only with -v', () =>
    withFolder({}, (folder) => {
      mkdirSync(join(folder, 'd'));
      expect(validate(folder, 'd', '-v').stderr).toMatch(/\n\s+at /);
    }));
});
