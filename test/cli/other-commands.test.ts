import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/command-tree.js';
import { PROGRAM, runProgram, withFolder } from '../support/run-program.js';

const here = (...args: string[]) => runProgram(args, { cwd: '.' });

describe('template', () => {
  it('writes what validate accepts, and --check says when it is out of step', () =>
    withFolder({}, (folder) => {
      const template = (...args: string[]) =>
        runProgram(['template', '--profile', 'catalyst', ...args], { cwd: folder });
      expect(template('--check').code).toBe(1);
      expect(template().code).toBe(0);
      expect(template('--check').code).toBe(0);
      const run = runProgram(['validate', '-f', 'json', '.env.template'], { cwd: folder });
      expect(JSON.parse(run.stdout).findings).toEqual([]);
      const path = join(folder, '.env.template');
      const written = readFileSync(path, 'utf8');
      execFileSync('sh', ['-c', 'echo "# more" >> .env.template'], { cwd: folder });
      expect(template('--check').code).toBe(1);
      expect(template().code).toBe(0);
      expect(readFileSync(path, 'utf8')).toBe(written);
      expect(readFileSync(`${path}.bak`, 'utf8')).toBe(`${written}# more\n`);
    }));

  it('is a JSON Schema or a table too', () => {
    const schema = JSON.parse(here('template', '--profile', 'catalyst', '--as', 'json-schema').stdout);
    expect(schema.properties.API_PORT).toBeDefined();
    expect(schema.required).toEqual(expect.arrayContaining(['SECRET_KEY', 'DATABASE_URL']));
    expect(here('template', '--profile', 'catalyst', '--as', 'markdown').stdout).toMatch(
      /\| `?OPENAI_API_KEY`? \|/,
    );
  });

  it('is made from the variables of the configuration', () =>
    withFolder(
      { 'catalyst.config.json': '{"profile":"generic","variables":{"PORT":{"type":"port","default":8080}}}' },
      (folder) => {
        expect(runProgram(['template', '--out', '-'], { cwd: folder }).stdout).toMatch(/^PORT=8080$/m);
      },
    ));

  it('says what to do when there is nothing to write from', () =>
    withFolder({}, (folder) => {
      const run = runProgram(['template'], { cwd: folder });
      expect([run.code, run.stderr]).toEqual([2, expect.stringMatching(/no contract .*--profile catalyst/)]);
    }));
});

describe('help', () => {
  it('explains a rule by id, slug and alias, with the text of its page', () => {
    const page = readFileSync('docs/rules/env/key-without-value.md', 'utf8');
    for (const name of ['env/key-without-value', 'key-without-value', 'dotenv-linter:KeyWithoutValue'])
      expect(here('explain', name).stdout).toBe(page);
    expect(JSON.parse(here('explain', 'env/duplicate-key', '-f', 'json').stdout)).toMatchObject({
      id: 'env/duplicate-key',
    });
  });

  it('lists the rules, all or of an area', () => {
    const all = JSON.parse(here('rules', '-f', 'json').stdout);
    const env = JSON.parse(here('rules', 'env', '-f', 'json').stdout);
    expect(env.length).toBeGreaterThan(40);
    expect(all.length).toBeGreaterThan(env.length);
    expect(
      env.every(({ id, what }: { id: string; what: string }) => id.startsWith('env/') && what.length > 10),
    ).toBe(true);
  });

  it('tells what was found here', () => {
    const info = JSON.parse(runProgram(['info', '-f', 'json'], { cwd: 'fixtures/sample-backend' }).stdout);
    expect(info).toMatchObject({ profile: 'catalyst', config: null });
    expect(info.files.map(({ path }: { path: string }) => path)).toEqual([
      'backend/.env.docker',
      'backend/.env.template',
    ]);
  });

  it('is printed without a command, and has every command', () => {
    const { stdout, code } = here();
    expect(code).toBe(0);
    for (const { name, description } of COMMANDS)
      expect(stdout).toContain(`${name}`.padEnd(3) && description.slice(0, 20));
    expect(here('--help').stdout).toBe(stdout);
  });

  it('prints the version of the package', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(here('--version').stdout).toBe(`${version}\n`);
    expect(here('-V', '--no-such').code).toBe(0);
  });
});

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])('for %s names every command and option', (shell) => {
    const { stdout, code } = here('completion', shell);
    expect(code).toBe(0);
    for (const { name } of COMMANDS) expect(stdout).toContain(name);
    expect(stdout).toContain(shell === 'fish' ? '-l fail-on' : '--fail-on');
  });

  it('is bash that completes', () => {
    const script = `${here('completion', 'bash').stdout}
COMP_WORDS=(catalyst val); COMP_CWORD=1; _catalyst; echo "\${COMPREPLY[*]}"
COMP_WORDS=(catalyst validate --environ); COMP_CWORD=2; _catalyst; echo "\${COMPREPLY[*]}"`;
    expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' })).toBe('validate\n--environment\n');
  });
});

describe('a reader that has gone', () => {
  it.each([['--help'], ['validate', '--help'], ['rules']])('%s %s: is no error', (...args) => {
    const line = `"$0" "$@" | true`;
    const { status, stderr } = spawnSync('sh', ['-c', line, process.execPath, PROGRAM, ...args], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });
});
