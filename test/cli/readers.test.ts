import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { runProgram, withFolder } from '../support/run-program.js';

const isReport = new Ajv2020({ allErrors: true, strict: false }).compile(
  JSON.parse(readFileSync('schemas/readers.schema.json', 'utf8')),
);
const TEXT = [
  '# sample',
  'PLAIN=ok-made-up',
  'NOTE=made-up-1 # a note',
  'PASS=made-up#2',
  'export TOKEN=made-up-3',
  'MONEY=made-up$four',
  'LINES="made-up\\nfive"',
  '',
].join('\n');
const VALUES = ['made-up', 'a note', 'four', 'five'];
const read = (folder: string, ...args: string[]) => runProgram(['readers', ...args], { cwd: folder });

interface Variable {
  readonly name: string;
  readonly alike: boolean;
  readonly groups: readonly { readonly readers: readonly string[]; readonly state: string }[];
  readonly causes: readonly {
    readonly readers: readonly string[];
    readonly trait: string;
    readonly reason?: string;
  }[];
  readonly advice?: unknown;
}

describe('catalyst readers', () => {
  it('says who reads what alike, what sets the others apart, and shows no value', () =>
    withFolder({ '.env': TEXT }, (folder) => {
      for (const format of ['pretty', 'compact', 'json']) {
        const { stdout, stderr, code } = read(folder, '-v', '-f', format);
        expect([format, code, stderr]).toEqual([format, 0, '']);
        for (const value of VALUES) expect([format, stdout.includes(value)]).toEqual([format, false]);
      }
      const report = JSON.parse(read(folder, '-f', 'json').stdout);
      expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true);
      expect(report.summary).toEqual({ variables: 6, alike: 1, different: 5 });
      expect(report.readers.find(({ id }: { id: string }) => id === 'docker_run')).toMatchObject({
        state: 'refuses',
        problem: { code: 'blank-in-key', range: { start: { line: 5 } } },
      });
      const causes = Object.fromEntries(
        report.variables.map(({ name, causes: found }: Variable) => [
          name,
          found.map(({ readers, trait }) => [trait, ...readers]),
        ]),
      );
      expect(causes).toEqual({
        PLAIN: [],
        NOTE: [['comment-kept', 'systemd']],
        PASS: [['cut-at-hash', 'dotenv', 'node20', 'node22', 'node24']],
        TOKEN: [['not-read', 'systemd']],
        MONEY: [['expanded', 'compose', 'bash']],
        LINES: [['escapes-decoded', 'dotenv', 'node20', 'node22', 'node24', 'python_dotenv', 'compose']],
      });
    }));

  it('compares the readers that are asked for, by their usual names', () =>
    withFolder({ '.env': TEXT }, (folder) => {
      const { readers, variables } = JSON.parse(
        read(folder, '--readers', 'python,docker-run', '--readers', 'node', '-f', 'json').stdout,
      );
      expect(readers.map(({ id }: { id: string }) => id)).toEqual([
        'node20',
        'node22',
        'node24',
        'python_dotenv',
        'docker_run',
      ]);
      expect(variables.find(({ name }: Variable) => name === 'TOKEN').alike).toBe(true);
      const wrong = read(folder, '--readers', 'sytemd');
      expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('systemd')]);
    }));

  it('reads standard input, and takes what cannot be read as trouble', () =>
    withFolder({ 'a.env': 'A=1\n', 'b.env': 'B=1\n' }, (folder) => {
      const piped = runProgram(['readers', '-', '-f', 'json'], { cwd: folder, input: 'A="b"\n' });
      expect([piped.code, JSON.parse(piped.stdout).summary.different]).toEqual([0, 1]);
      expect(read(folder).code).toBe(2);
      expect(read(folder, 'none.env').code).toBe(2);
      expect(read(folder, 'a.env', '-f', 'sarif').code).toBe(2);
      expect(read(folder, 'a.env', '--write').code).toBe(2);
      expect(read(folder, 'a.env', '--portable', '-f', 'json').code).toBe(2);
    }));
});

describe('catalyst readers --portable', () => {
  it('shows a masked diff, and writes nothing', () =>
    withFolder({ '.env': TEXT }, (folder) => {
      const { stdout, code } = read(folder, '--portable', '--readers', 'python,compose,systemd');
      expect(code).toBe(0);
      expect(stdout).toContain('+TOKEN=‹set, 9 characters›');
      for (const value of VALUES) expect(stdout).not.toContain(value);
      expect(readFileSync(join(folder, '.env'), 'utf8')).toBe(TEXT);
    }));

  it('rewrites the file with a backup; the second time nothing is left to do', () =>
    withFolder({ '.env': TEXT }, (folder) => {
      const args = ['--portable', '--write', '--readers', 'python,compose,systemd'];
      expect(read(folder, ...args).code).toBe(0);
      const written = readFileSync(join(folder, '.env'), 'utf8');
      expect(written).toContain('# sample\nPLAIN=ok-made-up\n# a note\nNOTE=made-up-1\n');
      expect(readFileSync(join(folder, '.env.bak'), 'utf8')).toBe(TEXT);
      const { summary } = JSON.parse(
        read(folder, '--readers', 'python,compose,systemd', '-f', 'json').stdout,
      );
      expect(summary).toEqual({ variables: 6, alike: 6, different: 0 });
      expect(read(folder, ...args).code).toBe(0);
      expect(readFileSync(join(folder, '.env'), 'utf8')).toBe(written);
      expect(existsSync(join(folder, '.env.bak.1'))).toBe(false);
    }));

  it('writes to a new file that nobody else may read, and says what stays', () =>
    withFolder({ '.env': TEXT }, (folder) => {
      const args = ['--portable', '--out', 'new.env', '--readers', 'python,docker'];
      const { code, stderr } = read(folder, ...args);
      expect(code).toBe(1);
      expect(stderr).toMatch(/\.env:7: LINES/);
      for (const value of VALUES) expect(stderr).not.toContain(value);
      expect(statSync(join(folder, 'new.env')).mode & 0o777).toBe(0o600);
      expect(read(folder, ...args).code).toBe(2);
    }));

  it('keeps the reading of the program that is named', () =>
    withFolder({ '.env': 'PASS=made-up#2\n' }, (folder) => {
      const write = (reader: string, out: string) =>
        read(folder, '--portable', '--readers', 'python,node', '--as-read-by', reader, '--out', out);
      expect([write('node', 'a.env').code, write('python', 'b.env').code]).toEqual([0, 0]);
      expect(readFileSync(join(folder, 'a.env'), 'utf8')).toBe('PASS=made-up\n');
      expect(readFileSync(join(folder, 'b.env'), 'utf8')).toBe('PASS="made-up#2"\n');
    }));

  describe('a value that the program whose reading counts cuts at its #', () => {
    const text = 'A=1 # note\nPASS=made-up#2 # note\nQUOTED="made-up#3"\nPASS=made-up#22\n';

    it('is warned of, with its place, in text and in JSON; what is no cut is not', () =>
      withFolder({ '.env': text }, (folder) => {
        const as = (reader: string, ...args: string[]) =>
          read(folder, '--as-read-by', reader, '--readers', 'python,dotenv', ...args);
        const { warnings } = JSON.parse(as('dotenv', '-f', 'json').stdout);
        expect(isReport(JSON.parse(as('dotenv', '-f', 'json').stdout))).toBe(true);
        expect(warnings).toMatchObject([
          {
            code: 'cut-at-hash',
            reader: 'dotenv',
            name: 'PASS',
            range: { start: { line: 4, column: 13 }, end: { line: 4, column: 16 } },
          },
        ]);
        expect(JSON.parse(as('python', '-f', 'json').stdout).warnings).toEqual([]);
        for (const format of ['pretty', 'compact'])
          expect(as('dotenv', '-f', format).stdout).toMatch(/\.env:4:13: .*PASS/);
        const { stderr, code } = as('dotenv', '--portable');
        expect([code, stderr.match(/\.env:\d+:\d+/g)]).toEqual([0, ['.env:4:13']]);
        expect(as('python', '--portable').stderr).not.toMatch(/PASS/);
        expect(stderr + as('dotenv', '-f', 'pretty').stdout).not.toContain('made-up');
      }));

    it('and once it is in quotes, no more', () =>
      withFolder({ '.env': text.replace('made-up#22', '"made-up#22"') }, (folder) => {
        const { stderr } = read(folder, '--as-read-by', 'dotenv', '--readers', 'python,dotenv', '--portable');
        expect(stderr).not.toMatch(/PASS/);
      }));
  });
});
