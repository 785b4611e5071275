import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { runProgram, withFolder } from '../support/run-program.js';

const SAMPLE = 'fixtures/sample-backend';
const run = (...args: string[]) =>
  runProgram(['validate', '--as-of', '2026-11-22', ...args], { cwd: SAMPLE });
const schema = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8'));
const isReport = new Ajv2020({ allErrors: true, strict: false }).compile(schema);

describe('json', () => {
  it('fits the schema that is shipped, on the sample and on nothing', async () => {
    const report = JSON.parse(run('-f', 'json').stdout);
    expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true);
    expect(report).toMatchObject({
      schemaVersion: '1',
      command: 'validate',
      root: '.',
      verdict: 'not-ready',
      asOf: '2026-11-22',
    });
    expect(report.providers).toHaveLength(9);
    const empty = await withFolder({}, (folder) =>
      JSON.parse(runProgram(['validate', '-f', 'json'], { cwd: folder }).stdout),
    );
    expect(isReport(empty), JSON.stringify(isReport.errors)).toBe(true);
    expect(empty.findings).toEqual([]);
  });

  it('gives the same bytes twice, and in another folder', async () => {
    const files = { '.env': 'A=1\nA=2\nOPENAI_API_KEY=your-key-here\n' };
    const once = (folder: string) =>
      runProgram(['validate', '-f', 'json', '--as-of', '2026-11-22'], { cwd: folder }).stdout;
    const [a, b] = await Promise.all([
      withFolder(files, (f) => once(f) + once(f)),
      withFolder(files, (f) => once(f) + once(f)),
    ]);
    expect(a).toBe(b);
    expect(a.slice(0, a.length / 2)).toBe(a.slice(a.length / 2));
  });

  it('counts in the summary what it lists', () => {
    const { summary, findings } = JSON.parse(run('-f', 'json').stdout);
    const open = findings.filter(
      (f: { suppressed: boolean; outcome: string }) => !f.suppressed && f.outcome === 'fail',
    );
    const count = (severity: string) =>
      open.filter((f: { severity: string }) => f.severity === severity).length;
    expect([summary.errors, summary.warnings, summary.infos]).toEqual([
      count('error'),
      count('warning'),
      count('info'),
    ]);
    expect(summary.errors).toBeGreaterThan(0);
    expect(summary.passed).toBeGreaterThan(0);
  });
});

describe('other formats', () => {
  it('jsonl is the findings one by one, then the rest', () => {
    const lines = run('-f', 'jsonl')
      .stdout.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const report = JSON.parse(run('-f', 'json').stdout);
    expect(lines.slice(0, -1).map(({ type, ...finding }) => finding)).toEqual(report.findings);
    expect(lines.at(-1)).toMatchObject({ type: 'summary', summary: report.summary });
  });

  it('compact is one line a finding: file:line:column: severity: text [rule]', () => {
    const report = JSON.parse(run('-f', 'json').stdout);
    const lines = run('-f', 'compact')
      .stdout.split('\n')
      .filter((line) => /\[[a-z]+\/[a-z0-9-]+\]$/.test(line));
    expect(lines).toHaveLength(report.findings.length);
    for (const line of lines)
      expect(line).toMatch(
        /^(?:[^:]+(?::\d+:\d+)?: )?(?:error|warning|info|unknown): .+ \[[a-z]+\/[a-z0-9-]+\]$/,
      );
  });

  it('github escapes what would end a command or a property', async () => {
    await withFolder({ 'a,b:c.env': 'A=1\nA=2\n' }, (folder) => {
      const { stdout } = runProgram(['validate', '-f', 'github', '--select', 'env/duplicate-key'], {
        cwd: folder,
      });
      expect(stdout).toMatch(/^::warning file=a%2Cb%3Ac\.env,line=\d+,/);
    });
  });

  it('pretty ends with counts and verdict, without colour unless asked', () => {
    const plain = run('-f', 'pretty').stdout;
    expect(plain).not.toContain('\u001b[');
    expect(plain.trimEnd().split('\n').at(-1)).toBe('not ready');
    expect(run('-f', 'pretty', '--color', 'always').stdout).toContain('\u001b[');
    expect(run('-f', 'json', '--color', 'always').stdout).not.toContain('\u001b[');
  });

  it('several at once, to files, without a change of the exit code', () =>
    withFolder({ '.env': 'A=1\n' }, (folder) => {
      const both = runProgram(['validate', '-f', 'json:out.json', '-f', 'compact'], { cwd: folder });
      expect(both.code).toBe(0);
      expect(both.stdout).toContain('0 errors');
      expect(isReport(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')))).toBe(true);
    }));

  it('adds annotations under GitHub Actions', () =>
    withFolder({ '.env': 'A=1\n' }, (folder) => {
      const { stdout } = runProgram(['validate'], { cwd: folder, env: { GITHUB_ACTIONS: 'true' } });
      expect(stdout).toMatch(/^::notice title=catalyst::/m);
    }));
});

describe('exit codes', () => {
  const code = (text: string, ...args: string[]) =>
    withFolder(
      { '.env': text },
      (folder) => runProgram(['validate', '--select', 'env/duplicate-key', ...args], { cwd: folder }).code,
    );

  it('follow --fail-on and --max-warnings', async () => {
    expect(await code('A=1\n')).toBe(0);
    expect(await code('A=1\nA=2\n')).toBe(0);
    expect(await code('A=1\nA=2\n', '--fail-on', 'warning')).toBe(1);
    expect(await code('A=1\nA=2\n', '--max-warnings', '0')).toBe(1);
    expect(await code('A=1\nA=2\n', '--max-warnings', '1')).toBe(0);
    expect(await code('A=1\nA=2\n', '--fail-on', 'never')).toBe(0);
  });

  it('are 1 for the sample, whose defects are errors', () => expect(run().code).toBe(1));
});
