import { describe, expect, it, vi } from 'vitest';
import type { Rule } from '../../src/core/rule.js';
import type { Report } from '../../src/report/types.js';
import { recompute } from '../support/recompute-score.js';
import { expectReport } from '../support/report-schema.js';
import { runCommand, runForReport } from '../support/run-command.js';

const broken = vi.hoisted(() => ({ rule: false, part: false }));
vi.mock('../../src/rules/dockerfile/index.generated.js', async (load) => {
  const { RULES_OF_AREA } = await load<{ RULES_OF_AREA: Rule[] }>();
  return {
    get RULES_OF_AREA() {
      const crash = () => {
        throw new TypeError('secret-of-the-input');
      };
      return RULES_OF_AREA.map((rule) =>
        broken.rule && rule.id === 'dockerfile/user-missing' ? { ...rule, check: crash } : rule,
      );
    },
  };
});
vi.mock('../../src/collect/compose.js', async (load) => {
  const real = await load<{ collectCompose: (...args: unknown[]) => unknown }>();
  return {
    ...real,
    collectCompose: (...args: unknown[]) => {
      if (broken.part) throw new RangeError('secret-of-the-input');
      return real.collectCompose(...args);
    },
  };
});

const ORDER = [
  'environment',
  'providers',
  'dockerfile',
  'compose',
  'alignment',
  'backend',
  'project',
  'migrations',
];
const GOOD = 'FROM node:24.11-bookworm-slim\nUSER node\nHEALTHCHECK NONE\nCMD ["node", "server.js"]\n';
/** Marks of a Catalyst backend, and an error. */
const BAD = 'JWT_ALGORITHM=none\nAI_FALLBACK_ENABLED=false\nDEFAULT_AI_PROVIDER=openai\nOPENAI_API_KEY=\n';
const section = (report: Report, id: string, project?: string) =>
  report.sections!.find((one) => one.id === id && one.project === project)!;

describe('doctor', () => {
  it('has its rows in one order, and each that does not apply says why', async () => {
    for (const files of [{}, { Dockerfile: GOOD }, { '.env': 'A=1\n' }] as Record<string, string>[]) {
      const report = await runForReport(files, ['doctor']);
      expectReport(report);
      expect(report.sections!.map(({ id }) => id)).toEqual(ORDER);
      for (const { status, evidence, title } of report.sections!) {
        expect(evidence.length).toBeGreaterThan(5);
        if (status === 'not-applicable') expect(report.unchecked!.map(({ what }) => what)).toContain(title);
      }
      expect(report.verdict === undefined).toBe(Object.keys(files).length === 0);
    }
  });

  it.each([
    'pretty',
    'compact',
    'json',
  ])('says that there was nothing to judge, in %s too', async (format) => {
    const { code, err, out } = await runCommand({ 'notes.txt': '' }, ['doctor', '-f', format]);
    expect(code).toBe(0);
    expect(err).toMatch(/^catalyst: nothing here to judge/);
    expect(out).not.toMatch(/\bready\b/);
    expect((await runCommand({ 'notes.txt': '' }, ['doctor', '-q'])).err).toBe('');
    expect((await runCommand({ Dockerfile: GOOD }, ['doctor', '-f', format])).err).toBe('');
  });

  it('is not ready while an error stands, whatever the score', async () => {
    const report = await runForReport({ '.env': BAD }, ['doctor']);
    expect(report.verdict).toBe('not-ready');
    expect(report.score!.total).toBeGreaterThan(60);
    expect(report.score!.blockers!.map(({ fingerprint }) => fingerprint).sort()).toEqual(
      report.findings
        .filter(({ severity, outcome }) => severity === 'error' && outcome === 'fail')
        .map(({ fingerprint }) => fingerprint)
        .sort(),
    );
    expect(report.code).toBe(1);
    expect((await runForReport({ '.env': BAD }, ['doctor', '--fail-on', 'never'])).code).toBe(0);
  });

  it('does not call passed what had nothing to look at', async () => {
    const report = await runForReport({ Dockerfile: GOOD, '.env': 'A=1\n' }, ['doctor']);
    const category = report.score!.categories.find(({ id }) => id === 'providers');
    expect(category).toMatchObject({ passed: 0, failed: 0, score: null });
    expect(section(report, 'providers').status).toBe('not-applicable');
  });

  it('makes a row of a rule that breaks, and counts it neither as passed nor as failed', async () => {
    const sound = await runForReport({ Dockerfile: GOOD }, ['doctor']);
    broken.rule = true;
    const report = await runForReport({ Dockerfile: GOOD }, ['doctor']).finally(() => {
      broken.rule = false;
    });
    expectReport(report);
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        rule: 'dockerfile/user-missing',
        outcome: 'error',
        args: { kind: 'TypeError' },
      }),
    );
    expect(JSON.stringify(report)).not.toContain('secret-of-the-input');
    expect(section(report, 'dockerfile').status).toBe('unknown');
    expect(section(report, 'dockerfile').passed).not.toContain('dockerfile/user-missing');
    expect(report.summary.unknown).toBe(1);
    expect(report.summary.passed).toBe(sound.summary.passed - 1);
    expect(sound.verdict).toBe('ready');
    expect(report.verdict).toBe('ready-with-warnings');
    broken.rule = true;
    const strict = await runForReport({ Dockerfile: GOOD }, ['doctor', '--fail-on-unknown']).finally(() => {
      broken.rule = false;
    });
    expect([sound.code, report.code, strict.code]).toEqual([0, 0, 3]);
  });

  it.each([
    'pretty',
    'compact',
    'json',
    'github',
    'sarif',
    'junit',
    'markdown',
  ])('goes on when a part breaks, and says so in %s', async (format) => {
    broken.part = true;
    const run = await runCommand({ Dockerfile: GOOD, '.env': 'A=1\nA=2\n' }, [
      'doctor',
      '-f',
      format,
    ]).finally(() => {
      broken.part = false;
    });
    expect(run.out).toContain('could not be checked: RangeError');
    expect(run.out).toContain('duplicate-key');
    expect(run.out).not.toContain('secret-of-the-input');
    expect(run.code).toBe(2);
  });

  it('gives a verdict to each project of several, and takes those that are named', async () => {
    const files = {
      'a/Dockerfile': GOOD,
      'b/compose.yaml': 'services:\n  x:\n    image: redis:8.4\n',
      'b/sub/.env': 'A=1\n',
      "it's/.env": BAD,
    };
    const report = await runForReport(files, ['doctor']);
    expectReport(report);
    expect(report.projects!.map(({ path }) => path)).toEqual(['a', 'b', "it's"]);
    expect(report.sections!.map(({ project, id }) => `${project} ${id}`)).toEqual(
      ['a', 'b', "it's"].flatMap((path) => ORDER.map((id) => `${path} ${id}`)),
    );
    expect(report.verdict).toBe('not-ready');
    expect(report.projects!.map(({ verdict }) => verdict)).toEqual(['ready', 'ready', 'not-ready']);
    for (const { score } of [...report.projects!, report]) {
      expect(recompute(score!).total).toBe(score!.total);
    }
    for (const finding of report.findings) expect(finding.file).toMatch(`${finding.project}/`);
    expect(section(report, 'environment', "it's").action).toContain(`--cwd 'it'\\''s'`);

    const chosen = await runForReport(files, ['doctor', '--project', 'b']);
    expect(chosen.projects!.map(({ path }) => path)).toEqual(['b']);
    expect(chosen.findings).toEqual(report.findings.filter(({ project }) => project === 'b'));
    await expect(runForReport(files, ['doctor', '--project', 'none'])).rejects.toThrow('--project none');
  });

  it('names the migrations that wait', async () => {
    const report = await runForReport({ '.env': `GOOGLE_API_KEY=\n${BAD}` }, ['doctor']);
    expect(section(report, 'migrations').status).toBe('warnings');
    expect(report.migrations).toContainEqual(
      expect.objectContaining({ places: [{ file: '.env', line: 1 }] }),
    );
  });
});

describe('on a terminal', () => {
  const terminal = (files: Record<string, string>, ...args: string[]) => {
    let out = '';
    const write = async (text: string) => {
      out += text;
    };
    const stdout = { write, isTerminal: true, columns: 100 };
    return runCommand(files, ['doctor', ...args], { stdout }).then(() => out);
  };

  it('is a row a category, and ends with verdict, score and the next step', async () => {
    const out = await terminal({ '.env': BAD }, '--color', 'never');
    expect(out.split('\n').flatMap((line) => /^\[.\] (\w+)/.exec(line)?.[1] ?? [])).toEqual([
      'Environment',
      'Providers',
      'Dockerfiles',
      'Compose',
      'Alignment',
      'Backend',
      'Suppressions',
      'Migrations',
    ]);
    expect(out).toMatch(/\nnot ready · \d+ of 100 \(\d+ errors? in the way, whatever the score\)\n/);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^next: catalyst validate/);
    expect(out).not.toContain('passed: ');
  });

  it('says with -v what passed, is coloured, and shows errors alone with -q', async () => {
    const files = { '.env': 'A=1\nA=2\n' };
    expect(await terminal(files, '-v', '--color', 'never')).toMatch(/ {4}passed: [a-z-]+, /);
    expect(await terminal(files)).toContain('\u001b[');
    expect(await terminal(files, '-q', '--color', 'never')).not.toMatch(/^\[/m);
  });
});
