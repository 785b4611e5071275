import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/types.js';
import { expectReport } from '../support/report-schema.js';
import { runCommand, runForReport } from '../support/run-command.js';

const FILE = '.catalyst/baseline.json';
const PATH = `/project/${FILE}`;
const SECRET = 'QXZJ-made-up-0W1V2q3x4z';
const FILES = {
  '.env': `A=1\nA=2\nSECRET_KEY=changeme\nOPENAI_API_KEY=${SECRET}\nB = 1\n`,
  Dockerfile: 'FROM node:8\nRUN cd /x && sudo ls\n',
};
interface Entry {
  readonly rule: string;
  readonly file?: string;
  readonly fingerprint: string;
}
const entriesOf = (text: string) => (JSON.parse(text) as { findings: Entry[] }).findings;
const openOf = ({ findings }: Report) =>
  findings.filter(({ suppressed, baseline }) => !suppressed && !baseline);

async function write(files: Record<string, string> = FILES): Promise<string> {
  const run = await runCommand(files, ['doctor', '--baseline', 'write', '-f', 'compact']);
  return run.files.get(PATH)!;
}

describe('--baseline write', () => {
  it('records every open failure, sorted, the same each time, and no value', async () => {
    const text = await write();
    expect(await write()).toBe(text);
    expect(text).not.toContain(SECRET);
    const entries = entriesOf(text);
    const report = await runForReport(FILES, ['doctor']);
    expect(entries.map(({ fingerprint }) => fingerprint).sort()).toEqual(
      openOf(report)
        .filter(({ outcome }) => outcome === 'fail')
        .map(({ fingerprint }) => fingerprint)
        .sort(),
    );
    const keys = entries.map(({ file, rule }) => `${file} ${rule}`);
    expect(keys).toEqual([...keys].sort());
    for (const entry of entries) expect(Object.keys(entry)).toEqual(['rule', 'file', 'fingerprint']);
  });

  it('is not led out of the project by a link', async () => {
    const realpath = async (path: string) => (path.includes('.catalyst') ? '/etc/elsewhere' : path);
    const run = runCommand(FILES, ['doctor', '--baseline', 'write'], { realpath });
    await expect(run).rejects.toThrow('leads out of the project');
  });
});

describe('later runs', () => {
  it('report nothing of what is known, wherever it has moved, and judge it all the same', async () => {
    const text = await write();
    const plain = await runForReport(FILES, ['doctor', '--fail-on', 'info']);
    const moved = {
      ...FILES,
      '.env': `# one\n\n# two\n${FILES['.env']}`,
      Dockerfile: `# moved\n\n${FILES.Dockerfile}`,
      [FILE]: text,
    };
    const report = await runForReport(moved, ['doctor', '--fail-on', 'info', '--fail-on', 'info']);
    expectReport(report);
    expect(openOf(report)).toEqual([]);
    expect(report.baseline).toEqual({ file: FILE, known: entriesOf(text).length, stale: [] });
    expect(report.summary).toMatchObject({ errors: 0, warnings: 0, infos: 0 });
    expect([plain.code, report.code]).toEqual([1, 0]);
    expect(report.verdict).toBe(plain.verdict);
    expect(report.score).toMatchObject({ total: plain.score!.total });
    const compact = await runCommand(moved, ['doctor', '-f', 'compact']);
    expect(compact.out).not.toMatch(/\[(?:env|dockerfile)\//);
    expect(compact.out).toContain(`${FILE} holds back ${entriesOf(text).length} known findings`);
  });

  it.each([
    'compact',
    'github',
    'junit',
    'gitlab',
    'checkstyle',
    'rdjson',
    'markdown',
    'pretty',
  ])('tell only what is new in %s', async (format) => {
    const files = { ...FILES, [FILE]: await write() };
    const before = await runCommand(files, ['doctor', '-f', format]);
    const after = await runCommand({ ...files, Dockerfile: `${FILES.Dockerfile}MAINTAINER me\n` }, [
      'doctor',
      '-f',
      format,
    ]);
    expect(before.out).not.toContain('MAINTAINER is deprecated');
    expect(before.out).not.toContain('is set again');
    expect(after.out).toContain('MAINTAINER is deprecated');
    expect(after.out).not.toContain('is set again');
  });

  it('show what is gone until it is pruned', async () => {
    const text = await write();
    const mended = { ...FILES, '.env': FILES['.env'].replace('A=2\n', ''), [FILE]: text };
    const report = await runForReport(mended, ['doctor']);
    expect(report.baseline!.stale.map(({ rule }) => rule)).toContain('env/duplicate-key');
    const pruned = await runCommand(mended, ['doctor', '--baseline', 'prune', '-f', 'compact']);
    const left = entriesOf(pruned.files.get(PATH)!);
    expect(left).toHaveLength(entriesOf(text).length - report.baseline!.stale.length);
    expect(
      (await runForReport({ ...mended, [FILE]: pruned.files.get(PATH)! }, ['doctor'])).baseline!.stale,
    ).toEqual([]);
  });

  it('leave alone what a run does not look at', async () => {
    const text = await write();
    const part = await runForReport({ ...FILES, [FILE]: text }, ['doctor', '--select', 'dockerfile']);
    expect(part.baseline!.stale).toEqual([]);
    const run = await runCommand({ ...FILES, [FILE]: text }, [
      'doctor',
      '--select',
      'dockerfile',
      '--baseline',
      'write',
      '-f',
      'compact',
    ]);
    expect(run.files.get(PATH)).toBe(text);
  });

  it('show everything with --no-baseline, and refuse what is damaged or missing', async () => {
    const all = await runForReport({ ...FILES, [FILE]: await write() }, ['doctor', '--no-baseline']);
    expect(all.baseline).toBeUndefined();
    expect(openOf(all)).toHaveLength(all.findings.length);
    for (const damaged of [
      '',
      '[]',
      '{"schemaVersion":"2","findings":[]}',
      '{"schemaVersion":"1","findings":[1]}',
      'null',
    ])
      await expect(runForReport({ ...FILES, [FILE]: damaged }, ['doctor'])).rejects.toThrow(FILE);
    await expect(runForReport(FILES, ['doctor', '--baseline'])).rejects.toThrow(`there is no ${FILE}`);
    await expect(runForReport(FILES, ['doctor', '--baseline', 'erase'])).rejects.toThrow('--baseline takes');
  });

  it('tell projects apart', async () => {
    const files = { 'a/.env': 'A=1\nA=2\n', 'b/.env': 'B=1\n' };
    const text = await write(files);
    const report = await runForReport({ ...files, 'b/.env': 'A=1\nA=2\n', [FILE]: text }, ['doctor']);
    expect(openOf(report).map(({ rule, file }) => [rule, file])).toContainEqual([
      'env/duplicate-key',
      'b/.env',
    ]);
    expect(openOf(report).filter(({ project }) => project === 'a')).toEqual([]);
  });
});
