import { expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.js';
import { createMemoryHost } from '../support/memory-host.js';
import { runCommand, runForReport } from '../support/run-command.js';

const FILE = '.catalyst/baseline.json';
const FILES = { '.env': 'A=1\nA=2\n', Dockerfile: 'FROM node:22\nRUN cd /x && sudo ls\n' };

async function withBaseline(): Promise<Record<string, string>> {
  const run = await runCommand(FILES, ['report', '--baseline', 'write', '-f', 'json']);
  const text = run.files.get(`/project/${FILE}`)!;
  return { ...FILES, Dockerfile: 'FROM node:22\nUSER node\nMAINTAINER x\n', [FILE]: text };
}

it.each([
  'html',
  'markdown',
])('%s counts what the baseline holds back, and lists what is new and what is gone', async (format) => {
  const files = await withBaseline();
  const listed = (text: string) => text.slice(format === 'html' ? text.indexOf('<h2 id="findings"') : 0);
  const held = await runCommand(files, ['report', '-f', format]);
  expect(listed(held.out)).toContain('dockerfile/maintainer');
  expect(listed(held.out)).not.toMatch(/explain env\/duplicate-key|\(`env\/duplicate-key`\)/);
  expect(held.out).toContain(FILE);
  expect(held.out).toContain('dockerfile/sudo');
  const all = await runCommand(files, ['report', '--no-baseline', '-f', format]);
  expect(listed(all.out)).toMatch(/env\/duplicate-key/);
  expect(all.out).not.toContain('dockerfile/sudo');
});

it('takes --baseline as doctor does, for a fresh run alone', async () => {
  const files = await withBaseline();
  const [report, doctor] = [await runForReport(files, ['report']), await runForReport(files, ['doctor'])];
  expect(report.baseline).toEqual(doctor.baseline);
  expect(report.baseline!.stale.map(({ rule }) => rule)).toContain('dockerfile/sudo');
  await expect(runCommand(FILES, ['report', '--baseline'])).rejects.toThrow(UserError);
  await expect(runCommand(FILES, ['report', '--from', 'x.json', '--no-baseline'])).rejects.toThrow(UserError);
});

it.each([
  'doctor',
  'report',
])('%s ends with 2 where an env file cannot be read, whatever else it finds', async (command) => {
  const host = createMemoryHost({ ...FILES, '.env': '' });
  const readText: typeof host.readText = async (path, limits) => {
    if (path.endsWith('/.env')) throw new UserError('.env: it may not be read');
    return createMemoryHost(FILES).readText(path, limits);
  };
  const run = await runForReport(FILES, [command], { readText });
  expect(run.summary.errors + run.summary.warnings).toBeGreaterThan(0);
  expect((await runForReport(FILES, [command, '--fail-on', 'info'], { readText })).code).toBe(2);
  expect(run.sections!.find(({ id }) => id === 'environment')!.status).toBe('error');
});

it('says in SARIF whether a comment or the configuration asked for silence', async () => {
  const config = { ignore: [{ rule: 'dockerfile/sudo', reason: 'ours' }] };
  const env =
    '# catalyst-ignore env/duplicate-key -- both\nA=1\n# catalyst-ignore env/duplicate-key -- both\nA=2\n';
  const files = { ...FILES, '.env': env, 'catalyst.config.json': JSON.stringify(config) };
  const { out } = await runCommand(files, ['doctor', '-f', 'sarif']);
  const { results } = JSON.parse(out).runs[0] as {
    results: { ruleId: string; suppressions?: { kind: string; justification: string }[] }[];
  };
  const of = (id: string) =>
    results.flatMap(({ ruleId, suppressions = [] }) => (ruleId === id ? suppressions : []));
  expect(of('dockerfile/sudo')).toEqual([
    expect.objectContaining({ kind: 'external', justification: 'ours' }),
  ]);
  expect(of('env/duplicate-key')).toEqual([
    expect.objectContaining({ kind: 'inSource', justification: 'both' }),
  ]);
});

it('takes the frame of a file from the innermost project that was named', async () => {
  const files = { 'a/Dockerfile': 'FROM node\n', 'a/b/Dockerfile': 'FROM alpine\n' };
  const { findings } = await runForReport(files, ['doctor', '--project', 'a', '--project', 'a/b']);
  const inner = findings.filter(({ file, project }) => file === 'a/b/Dockerfile' && project === 'a/b');
  expect(inner.length).toBeGreaterThan(0);
  expect(JSON.stringify(inner)).toContain('FROM alpine');
});

it.each([
  [['smoke', '--timeout', 'x']],
  [['smoke', '--websocket', '/ws', '--servers']],
  [['smoke', '--environment', 'production']],
  [['smoke', '-e', '.env']],
  [['smoke', '--no-process-env']],
])('%s would ask nobody, and is refused', async (args) => {
  await expect(runCommand(FILES, args)).rejects.toThrow(UserError);
});
