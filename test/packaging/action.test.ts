import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/command-tree.js';
import { withFolder } from '../support/run-program.js';

interface ActionFile {
  inputs: Record<string, { description: string; default?: string }>;
  outputs: Record<string, { value: string }>;
  runs: { using: string; steps: { id?: string; run?: string; env?: Record<string, string> }[] };
}
const action = parse(readFileSync('action.yml', 'utf8')) as ActionFile;

function runAction(folder: string, env: Record<string, string>) {
  const outputs = join(folder, 'outputs');
  const { GITHUB_ACTIONS: _, GITHUB_STEP_SUMMARY: __, ...rest } = process.env;
  const run = spawnSync('bash', [resolve('ci/action-run.sh')], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...rest, ACTION_FOLDER: resolve('.'), GITHUB_OUTPUT: outputs, ...env },
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr, outputs: readFileSync(outputs, 'utf8') };
}

describe('the GitHub action', () => {
  it('gives the exit code of the tool, annotations, SARIF and outputs', () =>
    withFolder({ Dockerfile: 'FROM node\nRUN cd /x && sudo ls\n' }, (folder) => {
      const run = runAction(folder, {
        CATALYST_COMMAND: 'docker',
        CATALYST_ARGS: '--fail-on\nwarning --only dockerfile',
        CATALYST_FORMAT: 'junit:junit.xml',
        CATALYST_SARIF: 'out.sarif',
      });
      expect(run.code).toBe(1);
      expect(run.stdout).toMatch(/^::(?:error|warning|notice) /m);
      expect(run.outputs).toMatch(/^verdict=.*\nscore=\d*\nfindings=[1-9]\d*\n$/);
      const sarif = JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8')) as { version: string };
      expect(sarif.version).toBe('2.1.0');
      expect(readFileSync(join(folder, 'junit.xml'), 'utf8')).toContain('<testsuites');
    }));

  it('runs doctor with verdict, score and a summary of the run', () =>
    withFolder({ '.env': 'JWT_ALGORITHM=none\nAI_FALLBACK_ENABLED=false\n' }, (folder) => {
      const summary = join(folder, 'summary.md');
      const run = runAction(folder, { CATALYST_COMMAND: 'doctor', GITHUB_STEP_SUMMARY: summary });
      expect(run.code).toBe(1);
      expect(run.outputs).toMatch(/^verdict=not-ready\nscore=\d+\nfindings=[1-9]\d*\n$/);
      expect(readFileSync(summary, 'utf8')).toMatch(/^## .* not ready/);
      const quiet = runAction(folder, { CATALYST_COMMAND: 'doctor', CATALYST_ARGS: '--fail-on never' });
      expect(quiet.code).toBe(0);
    }));

  it('names files from the root of the checkout, in whatever folder it looks', () =>
    withFolder(
      {
        'backend/Dockerfile': 'FROM node\n',
        'backend/.env': 'JWT_ALGORITHM=none\nAI_FALLBACK_ENABLED=false\n',
      },
      (folder) => {
        const checkout = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: folder };
        const look = (at: string, args: string) =>
          runAction(at, {
            ...checkout,
            CATALYST_COMMAND: 'doctor',
            CATALYST_ARGS: args,
            CATALYST_FORMAT: 'gitlab:quality.json',
            CATALYST_SARIF: 'out.sarif',
          }).stdout;
        for (const [at, args] of [
          [join(folder, 'backend'), ''],
          [folder, '--cwd backend'],
        ] as const) {
          const files = [...look(at, args).matchAll(/^::\w+ file=([^,]*)/gm)].map(([, file]) => file);
          expect(new Set(files)).toEqual(new Set(['backend/Dockerfile', 'backend/.env']));
          const sarif = readFileSync(join(at, 'out.sarif'), 'utf8');
          const uris = [...sarif.matchAll(/"uri": "([^"]*)"/g)].map(([, uri]) => uri);
          expect(new Set(uris)).toEqual(new Set(['backend/Dockerfile', 'backend/.env']));
        }
        const elsewhere = runAction(join(folder, 'backend'), {
          ...checkout,
          GITHUB_WORKSPACE: join(folder, 'other'),
          CATALYST_COMMAND: 'doctor',
          CATALYST_ARGS: '',
        });
        expect(elsewhere.stdout).toMatch(/^::\w+ file=Dockerfile,/m);
      },
    ));

  it('gives 2 and empty outputs where the tool could not run', () =>
    withFolder({}, (folder) => {
      const run = runAction(folder, { CATALYST_COMMAND: 'docker', CATALYST_ARGS: '--no-such-option' });
      expect(run.code).toBe(2);
      expect(run.outputs).toBe('verdict=\nscore=\nfindings=0\n');
    }));

  it('treats an argument as a word, never as a script', () =>
    withFolder({}, (folder) => {
      const run = runAction(folder, {
        CATALYST_COMMAND: 'validate',
        CATALYST_ARGS: '$(touch made) `touch made` ;touch made',
      });
      expect(run.code).toBe(2);
      expect(spawnSync('ls', [folder], { encoding: 'utf8' }).stdout).not.toMatch(/^made$/m);
    }));

  it('writes no input into a script', () => {
    for (const { run } of action.runs.steps) expect(run ?? '').not.toContain('${{');
    expect(Object.keys(action.outputs)).toEqual(['verdict', 'score', 'findings']);
    const passed = action.runs.steps.flatMap(({ env }) => Object.values(env ?? {})).join(' ');
    for (const name of ['command', 'args', 'format', 'sarif']) expect(passed).toContain(`inputs.${name} }}`);
  });
});

describe('the pre-commit hooks', () => {
  const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as {
    id: string;
    entry: string;
    files?: string;
  }[];

  it('run commands that there are', () => {
    const names = new Set(COMMANDS.map(({ name }) => name));
    for (const { entry } of hooks) expect(names).toContain(entry.split(' ')[1]);
  });

  it.each([
    ['catalyst-env', ['.env', 'a/.env.local', 'b/prod.env'], ['env.py', '.environment', 'a/.env/x']],
    [
      'catalyst-docker',
      [
        'Dockerfile',
        'a/Dockerfile.dev',
        'web.Dockerfile',
        'Containerfile',
        'compose.yaml',
        'x/docker-compose.prod.yml',
      ],
      ['docs/Dockerfile-notes.md', 'composer.json', 'values.yaml'],
    ],
  ])('%s takes its files alone', (id, ours, others) => {
    const files = new RegExp(hooks.find((hook) => hook.id === id)!.files!);
    expect(ours.filter((path) => !files.test(path))).toEqual([]);
    expect(others.filter((path) => files.test(path))).toEqual([]);
  });
});

describe('the GitLab job', () => {
  const job = (parse(readFileSync('ci/gitlab.yml', 'utf8')) as { catalyst: GitlabJob }).catalyst;
  interface GitlabJob {
    variables: Record<string, string>;
    script: string[];
    artifacts: { when: string; reports: Record<string, string> };
  }

  it('runs the version of this package, and hands over the files that it writes', () =>
    withFolder({ Dockerfile: 'FROM node\n' }, (folder) => {
      const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
      expect(job.variables['CATALYST_VERSION']).toBe(version);
      const program = `"${process.execPath}" "${resolve('bin/catalyst.js')}"`;
      const script = job.script
        .join('\n')
        .replace(/npx --yes "catalyst-toolkit@\$CATALYST_VERSION"/, program);
      expect(script).not.toBe(job.script.join('\n'));
      const { GITHUB_ACTIONS: _, ...env } = process.env;
      const run = spawnSync('bash', ['-c', script], { cwd: folder, env: { ...env, ...job.variables } });
      expect([0, 1]).toContain(run.status);
      for (const file of Object.values(job.artifacts.reports))
        expect(readFileSync(join(folder, file), 'utf8').length).toBeGreaterThan(10);
      expect(job.artifacts.when).toBe('always');
    }));
});

describe('the image of the tool', () => {
  it('passes the lint of the tool, without a word', () => {
    const run = spawnSync(
      process.execPath,
      ['bin/catalyst.js', 'docker', 'Dockerfile', '-f', 'json', '--no-config'],
      { encoding: 'utf8' },
    );
    expect((JSON.parse(run.stdout) as { findings: unknown[] }).findings).toEqual([]);
  });

  it('runs no script of the package before the scripts are there', () => {
    const text = readFileSync('Dockerfile', 'utf8');
    const scripts = text.indexOf('COPY scripts');
    for (const match of text.matchAll(/npm (?:ci|install|prune)[^\n&]*/g)) {
      if (match.index < scripts) expect(match[0]).toContain('--ignore-scripts');
    }
  });

  it('takes only what there is from the build context', () => {
    const text = readFileSync('Dockerfile', 'utf8');
    const ignore = readFileSync('.dockerignore', 'utf8').split('\n');
    const sources = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, list]) => list!.split(' '));
    for (const source of sources) {
      expect(ignore).toContain(`!${source.replace(/^\.\//, '')}`);
      expect(spawnSync('ls', [source]).status).toBe(0);
    }
  });
});
