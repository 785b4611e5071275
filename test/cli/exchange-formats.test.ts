import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectFormat } from '../support/exchange.js';
import { runProgram, withFolder } from '../support/run-program.js';

const SAMPLE = resolve('fixtures/sample-backend');
const EXCHANGE = ['sarif', 'junit', 'github', 'gitlab', 'checkstyle', 'rdjson', 'jsonl'];
const MACHINE = ['json', ...EXCHANGE, 'markdown', 'html'];
const COMMANDS = [['doctor'], ['validate'], ['docker'], ['probe', '--offline', '--no-process-env']];
const DAY = ['--as-of', '2026-11-22'];
const render = (cwd: string, args: readonly string[]) => runProgram([...args, ...DAY], { cwd }).stdout;

/** Runs a command once, into a file a format. */
function renderInto(folder: string, cwd: string, command: readonly string[], formats: readonly string[]) {
  const files = formats.map((format) => join(folder, `report.${format}`));
  const run = runProgram(
    [...command, ...DAY, ...formats.flatMap((format, i) => ['-f', `${format}:${files[i]}`])],
    {
      cwd,
    },
  );
  return { run, texts: files.map((file) => readFileSync(file, 'utf8')) };
}

describe.each(COMMANDS)('%s', (...command) => {
  it('writes every format as its readers take it, over the sample and over nothing', () =>
    withFolder({}, (out) =>
      withFolder({}, (empty) => {
        for (const cwd of [SAMPLE, empty]) {
          const { run, texts } = renderInto(out, cwd, command, EXCHANGE);
          expect([0, 1]).toContain(run.code);
          for (const [i, format] of EXCHANGE.entries()) {
            expectFormat(format, texts[i]!);
            if (cwd === SAMPLE && command[0] !== 'probe') expect(texts[i]!.length).toBeGreaterThan(500);
          }
        }
      }),
    ));
});

describe('the same input', () => {
  it('gives the same bytes in every format, twice and on a copy in another folder', () =>
    withFolder({}, (out) =>
      withFolder({}, (folder) => {
        const outputs = (cwd: string) => renderInto(out, cwd, ['doctor'], MACHINE).texts;
        cpSync(SAMPLE, folder, { recursive: true });
        cpSync(SAMPLE, join(folder, `../${process.pid}-deeper`, 'copy'), { recursive: true });
        try {
          const first = outputs(folder);
          expect(first.every((text) => text.length > 500)).toBe(true);
          expect(outputs(folder)).toEqual(first);
          expect(outputs(join(folder, `../${process.pid}-deeper`, 'copy'))).toEqual(first);
        } finally {
          rmSync(join(folder, `../${process.pid}-deeper`), { recursive: true, force: true });
        }
      }),
    ));
});

describe('sarif', () => {
  interface Sarif {
    runs: {
      results: {
        ruleId: string;
        suppressions?: { kind: string; justification: string }[];
        locations: { physicalLocation: { region: { startLine: number } } }[];
        partialFingerprints: Record<string, string>;
        fixes?: { artifactChanges: { replacements: { insertedContent?: { text: string } }[] }[] }[];
      }[];
    }[];
  }
  const read = (cwd: string, ...args: string[]) =>
    (JSON.parse(render(cwd, ['doctor', ...args, '-f', 'sarif'])) as Sarif).runs[0]!.results;

  it('keeps fingerprints where lines move, and has suppressions and fixes', () =>
    withFolder({ '.env': 'A=1\nA=2\nB =3\n' }, (folder) => {
      const before = read(folder, '--select', 'env');
      expect(before.some(({ fixes }) => fixes !== undefined)).toBe(true);
      writeFileSync(
        join(folder, '.env'),
        '# one\n# two\n# catalyst-ignore env/duplicate-key -- on purpose\nA=1\n# catalyst-ignore env/duplicate-key -- on purpose\nA=2\nB =3\n',
      );
      const after = read(folder, '--select', 'env');
      const ids = (results: typeof before) =>
        results
          .map(({ ruleId, partialFingerprints }) => `${ruleId} ${partialFingerprints['catalyst/v1']}`)
          .sort();
      expect(ids(after)).toEqual(ids(before));
      const silenced = after.find(({ ruleId }) => ruleId === 'env/duplicate-key')!;
      expect(silenced.suppressions).toEqual([
        { kind: 'inSource', status: 'accepted', justification: 'on purpose' },
      ]);
    }));

  it('has no fix that would write a value', () => {
    const value = 'QXZ-made-up-7731';
    return withFolder(
      { '.env': `A=${value} # ${value}\nB = "${value}"\nC=a${value}#${value} x\n` },
      (folder) => {
        expect(render(folder, ['doctor', '--select', 'all', '-f', 'sarif'])).not.toMatch(/QXZ|7731|made-up/);
      },
    );
  });

  it('is taken by the SARIF Multitool', ({ skip }) => {
    const tool = resolve('node_modules/.cache/sarif-multitool/Sarif.Multitool');
    if (!existsSync(tool)) {
      console.warn(
        'SKIPPED: no SARIF Multitool; node scripts/oracles/sarif-multitool.js installs it (100 MB)',
      );
      skip();
    }
    return withFolder({}, (folder) => {
      const file = join(folder, 'report.sarif');
      writeFileSync(file, render(SAMPLE, ['doctor', '-f', 'sarif']));
      const run = spawnSync(tool, ['validate', file, '-o', join(folder, 'result.sarif')], {
        encoding: 'utf8',
        env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
      });
      expect(run.stdout).toContain('1 files scanned');
      expect(run.stdout).not.toMatch(/: error |SARIF1\d{3}|JSON\d{4}/);
      expect(run.status).toBe(0);
    });
  });
});
