import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { runProgram, withFolder } from '../support/run-program.js';

const DAY = ['--as-of', '2026-11-22'];
const folder = mkdtempSync(join(tmpdir(), 'catalyst-report-'));
const sample = join(folder, 'sample');
cpSync(resolve('fixtures/sample-backend'), sample, { recursive: true });
const run = (...args: string[]) => runProgram(['report', ...DAY, ...args], { cwd: sample });
const read = (name: string) => readFileSync(join(sample, name), 'utf8');
const isReport = new Ajv2020({ allErrors: true, strict: false }).compile(
  JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('catalyst report', () => {
  it.each([
    ['x.html', /^<!doctype html>\n/],
    ['x.md', /^## ❌ not ready · \d+ of 100\n/],
    ['x.json', /^\{\n {2}"schemaVersion": "1",/],
  ])('--out %s: the name says the format, the exit code says what was found', (name, start) => {
    const { code, stdout, stderr } = run('--out', name);
    expect([code, stdout, stderr]).toEqual([1, '', `catalyst: wrote ${name}\n`]);
    expect(read(name)).toMatch(start);
  });

  it('writes JSON that fits the schema, with lines that show no value', () => {
    const report = JSON.parse(run('-f', 'json').stdout);
    expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true);
    const key = report.findings.find(({ rule }: { rule: string }) => rule === 'env/placeholder-secret');
    expect(key.frame[0]).toMatch(/^\d+ │ [A-Z_]+=‹set, \d+ characters›$/);
  });

  it('-f before --out counts more than the name, and other files are written too', () => {
    const { code } = run('--out', 'page.txt', '-f', 'html', '-f', 'json:too.json');
    expect(code).toBe(1);
    expect(read('page.txt')).toMatch(/^<!doctype html>/);
    expect(JSON.parse(read('too.json')).command).toBe('report');
  });

  it('goes to a pipe as Markdown', () => expect(run().stdout).toMatch(/^## ❌/));

  it('gives the same bytes twice, and on a copy in another folder, in every format', () => {
    const formats = ['html', 'markdown', 'json'];
    const other = join(folder, 'elsewhere', 'copy');
    cpSync(resolve('fixtures/sample-backend'), other, { recursive: true });
    const first = join(folder, 'first');
    cpSync(resolve('fixtures/sample-backend'), first, { recursive: true });
    const texts = (cwd: string) =>
      formats.map((format) => runProgram(['report', ...DAY, '-f', format], { cwd }).stdout);
    const [once, again, copied] = [texts(first), texts(first), texts(other)];
    expect(again).toEqual(once);
    expect(copied).toEqual(once);
  });

  it('--from shows a report of before as it was, frames included', () => {
    const fresh = run('--out', 'now.json', '-f', 'html:fresh.html', '-f', 'json');
    expect(fresh.code).toBe(1);
    expect(run('--from', 'now.json', '--out', 'again.html').code).toBe(1);
    expect(read('again.html')).toBe(read('fresh.html'));
    expect(run('--from', 'now.json', '-f', 'json').stdout).toBe(read('now.json'));
  });

  it('--from - reads standard input, in UTF-16 too', () => {
    const json = run('-f', 'json').stdout;
    const piped = runProgram(['report', '--from', '-', '-f', 'json'], { cwd: sample, input: json });
    expect(piped.stdout).toBe(json);
    writeFileSync(join(sample, 'wide.json'), Buffer.from(`\ufeff${json}`, 'utf16le'));
    expect(run('--from', 'wide.json', '-f', 'json').stdout).toBe(json);
  });

  it('--from of several is one page: counts add up, the verdict is the worst', () =>
    withFolder({ '.env': 'A=1\nA=2\n' }, (small) => {
      const out = (name: string) => join(folder, name);
      runProgram(['doctor', ...DAY, '-f', `json:${out('small.json')}`], { cwd: small });
      runProgram(['doctor', ...DAY, '-f', `json:${out('big.json')}`], { cwd: sample });
      const { code, stdout } = run(
        '--from',
        out('small.json'),
        out('big.json'),
        '-f',
        'json',
        '-f',
        `html:${out('fleet.html')}`,
      );
      const [one, two] = ['small.json', 'big.json'].map((name) =>
        JSON.parse(readFileSync(out(name), 'utf8')),
      );
      const fleet = JSON.parse(stdout);
      expect(code).toBe(1);
      expect(isReport(fleet), JSON.stringify(isReport.errors)).toBe(true);
      expect([one.verdict, two.verdict, fleet.verdict]).toEqual([
        'ready-with-warnings',
        'not-ready',
        'not-ready',
      ]);
      for (const key of Object.keys(fleet.summary))
        expect(fleet.summary[key]).toBe(one.summary[key] + two.summary[key]);
      expect(fleet.projects.map(({ path }: { path: string }) => path)).toEqual(['small', 'big']);
      expect(readFileSync(out('fleet.html'), 'utf8')).toContain('data-project="big"');
      const again = run('--from', out('small.json'), out('big.json'), '--compare', out('big.json'));
      expect(again.stderr).toMatch(/^catalyst: since big: \d+ new, \d+ fixed, \d+ as before/);
    }));

  it('--compare tells new from fixed from as before, with a report of another machine', () => {
    const old = join(folder, 'old');
    cpSync(resolve('fixtures/sample-backend'), old, { recursive: true });
    const env = join(old, 'backend/.env.docker');
    const text = readFileSync(env, 'utf8');
    // One line more on top moves all others; one defect less, another one more.
    writeFileSync(env, `# moved\n${text.replace(/^DEBUG=.*$/m, 'DEBUG=false')}JWT_ALGORITHM=none\n`);
    runProgram(['doctor', ...DAY, '-f', `json:${join(folder, 'old.json')}`], { cwd: old });
    const { comparison, findings } = JSON.parse(
      run('--compare', join(folder, 'old.json'), '-f', 'json').stdout,
    );
    const added = findings.filter(({ state }: { state?: string }) => state === 'new');
    expect(added.map(({ rule }: { rule: string }) => rule)).toEqual(['env/debug-in-production']);
    expect(comparison.fixed.map(({ rule }: { rule: string }) => rule)).toContain('env/jwt-algorithm-none');
    expect(comparison.persisting).toBe(findings.length - 1);
    expect(comparison.undecided).toBeUndefined();
  });

  it('--compare does not call fixed what this run left out', () => {
    run('--out', 'full.json');
    const { comparison } = JSON.parse(
      run('--select', 'env/debug-in-production', '--compare', 'full.json', '-f', 'json').stdout,
    );
    expect(comparison.fixed).toEqual([]);
    expect(comparison.undecided.length).toBeGreaterThan(20);
  });

  it.each([
    ['a file that is not there', ['--from', 'none.json'], /none\.json: there is no such file/],
    ['a folder', ['--from', 'backend'], /backend is a folder/],
    ['no JSON', ['--from', 'docker-compose.yml'], /docker-compose\.yml is no JSON/],
    ['the same twice', ['--from', 'x.json', './x.json'], /given twice/],
    ['an older report that is none', ['--compare', 'docker-compose.yml'], /is no JSON/],
    ['a name without a format', ['--out', 'report'], /format cannot be told/],
    ['a name that objects have', ['--out', 'x.constructor'], /format cannot be told/],
    ['a fresh run beside one of before', ['--from', 'x.json', '--live'], /--live is for a fresh run/],
  ])('ends with 2 and a word for %s', (_, args, message) => {
    run('--out', 'x.json');
    const { code, stdout, stderr } = run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('refuses what is larger than any report without reading it', () =>
    withFolder({}, (big) => {
      writeFileSync(join(big, 'huge.json'), '');
      // A file of holes: 65 MiB that take no room.
      const { code } = runProgram(['report', '--from', 'huge.json'], { cwd: big });
      expect(code).toBe(2);
      writeFileSync(join(big, 'huge.json'), Buffer.alloc(65 * 1024 * 1024, 0x20));
      const huge = runProgram(['report', '--from', 'huge.json'], { cwd: big });
      expect(huge.code).toBe(2);
      expect(huge.stderr).toMatch(/larger than 64 MiB/);
    }));

  it('says that there is nothing to judge in an empty folder, and calls it nothing', () =>
    withFolder({}, (empty) => {
      const { code } = runProgram(['report', '--out', 'x.html', '-f', 'html', '-f', 'json:x.json'], {
        cwd: empty,
      });
      expect(code).toBe(0);
      expect(JSON.parse(readFileSync(join(empty, 'x.json'), 'utf8')).verdict).toBeUndefined();
      expect(readFileSync(join(empty, 'x.html'), 'utf8')).toContain('Nothing to judge');
      expect(existsSync(join(empty, 'catalyst.html'))).toBe(false);
    }));
});
