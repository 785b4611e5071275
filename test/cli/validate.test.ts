import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram, withFolder } from '../support/run-program.js';

interface Finding {
  rule: string;
  file?: string;
  range?: { start: { line: number; column: number } };
  args: Record<string, unknown>;
  suppressed: boolean;
  severity: string;
}

function validate(folder: string, ...args: string[]) {
  const run = runProgram(['validate', '-f', 'json', '--as-of', '2026-11-22', ...args], { cwd: folder });
  return {
    ...run,
    report: JSON.parse(run.stdout) as {
      files: Record<string, string>[];
      findings: Finding[];
      profile: { id: string };
    },
  };
}
const rulesOf = (folder: string, ...args: string[]) =>
  validate(folder, ...args).report.findings.map(({ rule }) => rule);
/** Made up, but random enough to be taken for a real one. */
const REAL = 'SECRET_KEY=q7Zk2Vw9Xr4Tn8Bm5Lp3Hs6Jd1Fg0YcA\n';
const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.invalid', ...args], {
    cwd: folder,
    stdio: 'pipe',
  });

describe('discovery', () => {
  it('finds env files of every name, those that compose names, and nothing else', () =>
    withFolder(
      {
        '.env': 'A=1\n',
        'api/.env.production': 'A=1\n',
        'api/staging.env': 'A=1\n',
        'config/settings': 'A=1\n',
        'compose.yaml': 'services:\n  web:\n    image: x\n    env_file:\n      - config/settings\n',
        '.envrc': 'export A=1\n',
        '.env.js': 'x',
        'node_modules/p/.env': 'A=1\n',
        'env.d.ts': 'x',
      },
      (folder) => {
        const { report } = validate(folder);
        expect(report.files.map(({ path, environment, reader }) => [path, environment, reader])).toEqual([
          ['.env', 'development', 'python_dotenv'],
          ['api/.env.production', 'production', 'python_dotenv'],
          ['api/staging.env', 'staging', 'python_dotenv'],
          ['config/settings', 'development', 'compose'],
        ]);
        expect(report.profile.id).toBe('generic');
      },
    ));

  it('takes the environment from the option before the file before its name', () =>
    withFolder({ '.env.production': 'ENVIRONMENT=staging\n', '.env.test': 'A=1\n' }, (folder) => {
      const environments = (...args: string[]) =>
        validate(folder, ...args).report.files.map(({ environment }) => environment);
      expect(environments()).toEqual(['staging', 'testing']);
      expect(environments('--environment', 'development')).toEqual(['development', 'development']);
    }));

  it('reads as npm does where only Node is at home', () =>
    withFolder({ '.env': 'A=1\n', 'package.json': '{}' }, (folder) => {
      expect(validate(folder).report.files[0]!['reader']).toBe('dotenv');
      expect(validate(folder, '--reader', 'compose').report.files[0]!['reader']).toBe('compose');
    }));

  it('judges standard input under the name it is given', () => {
    const { stdout } = runProgram(['validate', '-', '--stdin-filename', '.env.production', '-f', 'json'], {
      cwd: '.',
      input: 'A=1\nA=2\n',
    });
    const report = JSON.parse(stdout);
    expect(report.files[0]).toMatchObject({ path: '.env.production', environment: 'production' });
    expect(report.findings.map(({ rule }: Finding) => rule)).toContain('env/duplicate-key');
  });

  it('knows a Catalyst backend by its names and leaves other projects alone', () =>
    withFolder({ '.env': 'AI_FALLBACK_ENABLED=true\n' }, (folder) => {
      const { report } = validate(folder);
      expect(report.profile.id).toBe('catalyst');
      expect(
        report.findings.filter(({ rule }) => rule === 'env/missing-required').map(({ args }) => args['name']),
      ).toEqual(expect.arrayContaining(['SECRET_KEY', 'DATABASE_URL']));
      expect(validate(folder, '--profile', 'generic').report.findings).toEqual([]);
    }));

  it('judges a stranger by its own template', () =>
    withFolder({ '.env.example': 'PORT=3000\nSESSION_TOKEN=\n', '.env': 'PORT=many\n' }, (folder) => {
      const found = validate(folder).report.findings.filter(({ file }) => file === '.env');
      expect(found.map(({ rule, args }) => [rule, args['name']])).toEqual(
        expect.arrayContaining([
          ['env/invalid-type', 'PORT'],
          ['env/missing-from-template', 'SESSION_TOKEN'],
        ]),
      );
    }));
});

describe('git', () => {
  it('says when a file with secrets is tracked, not ignored, or fine', () =>
    withFolder({ '.env': REAL, '.gitignore': 'b.env\n', 'a.env': REAL, 'b.env': REAL }, (folder) => {
      git(folder, 'init', '-q');
      git(folder, 'add', '-f', 'a.env', '.gitignore');
      const about = (file: string) =>
        validate(folder, '--select', 'env/tracked-secret,env/unignored-secret')
          .report.findings.filter((finding) => finding.file === file)
          .map(({ rule }) => rule);
      expect(about('a.env')).toEqual(['env/tracked-secret']);
      expect(about('.env')).toEqual(['env/unignored-secret']);
      expect(about('b.env')).toEqual([]);
    }));

  it('runs nothing that the repository configures', () =>
    withFolder({ '.env': REAL, 'evil.sh': '#!/bin/sh\ntouch "$(dirname "$0")/ran"\n' }, (folder) => {
      chmodSync(join(folder, 'evil.sh'), 0o755);
      git(folder, 'init', '-q');
      const evil = join(folder, 'evil.sh');
      const settings = [
        'core.fsmonitor',
        'core.pager',
        'core.editor',
        'core.sshCommand',
        'alias.ls-files',
        'filter.x.clean',
        'diff.external',
      ];
      for (const name of settings) git(folder, 'config', name, name.startsWith('alias') ? `!${evil}` : evil);
      git(folder, 'config', 'core.hooksPath', folder);
      writeFileSync(join(folder, '.gitattributes'), '* filter=x\n');
      expect(rulesOf(folder)).toContain('env/unignored-secret');
      expect(existsSync(join(folder, 'ran'))).toBe(false);
    }));
});

describe.skipIf(process.platform === 'win32')('permissions', () => {
  it('are a finding when others may read secrets', () =>
    withFolder({ '.env': REAL }, (folder) => {
      chmodSync(join(folder, '.env'), 0o644);
      expect(rulesOf(folder)).toContain('env/loose-permissions');
      chmodSync(join(folder, '.env'), 0o600);
      expect(rulesOf(folder)).not.toContain('env/loose-permissions');
    }));
});

describe('fixes', () => {
  const files = { '.env': 'A=1\r\nB = 2\r\nA=1\r\n# note\r\nC=3' };
  const select = ['--select', 'env/duplicate-key,env/space-around-equals,env/no-final-newline'];

  it('are shown by --diff, which writes nothing and says 1', () =>
    withFolder(files, (folder) => {
      const run = runProgram(['validate', '--diff', ...select], { cwd: folder });
      expect(run.code).toBe(1);
      expect(run.stdout).toMatch(/^--- \.env\n\+\+\+ \.env \(fixed\)\n@@ /);
      expect(run.stdout).toContain('‹set, 1 character›');
      expect(readFileSync(join(folder, '.env'), 'utf8')).toBe(files['.env']);
    }));

  it('keep a copy, the mode, and every other byte; a second run has nothing to do', () =>
    withFolder(files, (folder) => {
      const path = join(folder, '.env');
      chmodSync(path, 0o640);
      expect(runProgram(['validate', '--fix', ...select], { cwd: folder }).code).toBe(0);
      const fixed = readFileSync(path, 'utf8');
      expect(fixed).toContain('# note\r\n');
      expect(fixed.match(/^A=1/gm)).toHaveLength(1);
      expect(readFileSync(`${path}.bak`, 'utf8')).toBe(files['.env']);
      expect(statSync(path).mode & 0o777).toBe(0o640);
      expect(statSync(`${path}.bak`).mode & 0o077).toBe(0);
      expect(runProgram(['validate', '--diff', ...select], { cwd: folder }).code).toBe(0);
    }));

  it('leave a file alone that is not valid UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('A=1\nA=1\nB='), Buffer.from([0xff, 0x0a])]);
    return withFolder({ '.env': bytes }, (folder) => {
      runProgram(['validate', '--fix', '--unsafe-fixes', '--select', 'all'], { cwd: folder });
      expect(readFileSync(join(folder, '.env'))).toEqual(bytes);
    });
  });
});

describe('suppressions', () => {
  it('silence with a reason, stay visible, and are reported when unused, unknown or without one', () =>
    withFolder(
      {
        '.env': [
          'A=1',
          '# catalyst-ignore env/duplicate-key -- the old image needs it',
          'A=2',
          '# catalyst-ignore env/duplicate-key -- nothing here',
          'B=1',
          '# catalyst-ignore env/duplicat-key -- typing error',
          'C=1',
          '# catalyst-ignore env/duplicate-key',
          'C=2',
          '',
        ].join('\n'),
      },
      (folder) => {
        const { findings } = validate(folder).report;
        const duplicates = findings.filter(({ rule }) => rule === 'env/duplicate-key');
        expect(duplicates.map(({ suppressed, range }) => [suppressed, range?.start.line])).toEqual([
          [true, 3],
          [false, 9],
        ]);
        const project = findings.filter(({ rule }) => rule.startsWith('project/'));
        expect(project.map(({ rule, range }) => [rule, range?.start.line])).toEqual([
          ['project/suppression-unused', 4],
          ['project/suppression-unknown-rule', 6],
          ['project/suppression-without-reason', 8],
        ]);
      },
    ));

  it('work from the configuration, and end on their day', () =>
    withFolder(
      {
        '.env': 'A=1\nA=2\n',
        'catalyst.config.yaml':
          'ignore:\n  - { rule: env/duplicate-key, path: ".env", reason: why, expires: 2026-12-01 }\n',
      },
      (folder) => {
        expect(validate(folder).report.findings.map(({ suppressed }) => suppressed)).toEqual([true]);
        const late = runProgram(['validate', '-f', 'json', '--as-of', '2026-12-01'], { cwd: folder });
        const rules = JSON.parse(late.stdout).findings.map(({ rule }: Finding) => rule);
        expect(rules).toEqual(expect.arrayContaining(['env/duplicate-key', 'project/suppression-expired']));
      },
    ));
});
