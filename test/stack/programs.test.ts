import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkServices } from '../../src/stack/check-options.js';
import type { OwnApplication } from '../../src/stack/own-application.js';
import type { StackOptions, TemplateSet } from '../../src/stack/types.js';
import { findProgram, run, skipLoudly, writeStack } from '../support/stack.js';

/** Applications that were there, and what installs their packages. */
const OWN: readonly (readonly [string, TemplateSet, OwnApplication])[] = [
  [
    'Python with uv',
    'python',
    { installer: 'uv', needed: ['pyproject.toml', 'uv.lock'], lacksServer: true, hasSourceRoot: true },
  ],
  [
    'Python with Poetry',
    'python',
    { installer: 'poetry', needed: ['pyproject.toml', 'poetry.lock'], lacksServer: true },
  ],
  [
    'Node with pnpm',
    'node',
    { installer: 'pnpm', needed: ['package.json', 'pnpm-lock.yaml'], readsPort: true },
  ],
  [
    'Node with Yarn 1',
    'node',
    { installer: 'yarn', needed: ['package.json', 'yarn.lock'], developScript: 'dev' },
  ],
  [
    'Node with Yarn',
    'node',
    { installer: 'yarn-modern', needed: ['package.json', 'yarn.lock', '.yarnrc.yml'] },
  ],
];

/** Stacks that differ in what the programs below look at. */
const STACKS: readonly (readonly [string, Partial<StackOptions>])[] = [
  ['Python', {}],
  ['Node', { template: 'node' }],
  ['Python without monitoring', { services: checkServices(['prometheus']) }],
  [
    'Node with Ollama',
    { template: 'node', withApp: false, entry: 'src/server.js', providers: ['ollama', 'groq'] },
  ],
  ['Python with pyproject.toml', { withApp: false, packages: 'pyproject.toml' }],
  ...OWN.map(([name, template, own]): [string, Partial<StackOptions>] => [
    name,
    { template, withApp: false, packages: own.needed[0]!, own, services: checkServices(['prometheus']) },
  ]),
  [
    'Node with nothing beside',
    { template: 'node', services: checkServices(['postgres', 'redis', 'nginx', 'prometheus']) },
  ],
];

const root = mkdtempSync(join(tmpdir(), 'catalyst-stacks-'));
/** Each stack in a folder of its own; a program that takes several files is started once over all of them. */
const folders = STACKS.map(([name], i) => `${i}-${name.toLowerCase().replaceAll(/\W+/g, '-')}`);
beforeAll(() => {
  for (const [i, [, options]] of STACKS.entries()) writeStack(join(root, folders[i]!), options);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Paths of the files with these names, in every stack that has them. */
const all = (...names: string[]) =>
  folders.flatMap((folder) =>
    names.map((name) => `${folder}/${name}`).filter((path) => existsSync(join(root, path))),
  );

/** Skips where the program is missing; else `check` gets a way to run it in the folder of the stacks. */
const held = (
  name: string,
  program: string | undefined,
  check: (ask: (...args: string[]) => ReturnType<typeof run>, program: string) => void | Promise<void>,
) =>
  it(name, ({ skip }) =>
    program === undefined
      ? skipLoudly(skip, `${name} is not installed, so no stack was held against it`)
      : check((...args) => run(program, args, { cwd: root }), program),
  );

describe('every stack, held against', () => {
  held('docker compose', findProgram('docker-compose'), async (_, program) => {
    const execute = promisify(execFile);
    const ask = (folder: string, files: readonly string[], ...args: string[]) =>
      execute(
        program,
        [...files.flatMap((file) => ['-f', `compose${file}.yaml`]), ...args, 'config', '--quiet'],
        { cwd: join(root, folder) },
      ).then(({ stdout, stderr }) => stdout + stderr);
    for (const folder of folders) {
      const hasTls = existsSync(join(root, folder, 'compose.tls.yaml'));
      const said = await Promise.all([
        ask(folder, ['']),
        ask(folder, ['', '.dev']),
        ask(folder, ['', '.dev'], '--profile', 'tools'),
        ...(hasTls ? [ask(folder, ['', '.tls'])] : []),
      ]);
      expect([folder, ...said.filter(Boolean)]).toEqual([folder]);
    }
    const broken = join(root, folders[0]!, 'compose.broken.yaml');
    writeFileSync(broken, 'services:\n  backend:\n    depends_on: [nobody]\n');
    await expect(ask(folders[0]!, ['', '.broken'])).rejects.toThrow(/nobody/);
    rmSync(broken);
  });

  held('hadolint', findProgram('hadolint'), (ask) => {
    const files = all('Dockerfile');
    expect(files).toHaveLength(STACKS.length);
    expect(ask('--failure-threshold', 'style', ...files)).toEqual({ code: 0, out: '' });
  });

  held('dclint', findProgram('dclint'), (ask) => {
    const { code, out } = ask(...folders);
    expect([code, out]).toEqual([0, expect.not.stringMatching(/[1-9]\d* error/)]);
  });

  held('shellcheck', findProgram('shellcheck'), (ask) => {
    const names = ['deploy/deploy.sh', 'deploy/rollback.sh', 'deploy/probe.sh', 'deploy/redis/start.sh'];
    const scripts = all(...names);
    expect(scripts.length).toBeGreaterThanOrEqual(2 * STACKS.length);
    expect(ask('--severity', 'style', ...scripts)).toEqual({ code: 0, out: '' });
  });

  held('promtool', findProgram('promtool'), (ask) => {
    const configs = all('deploy/prometheus/prometheus.yml');
    expect(configs).toHaveLength(MONITORED);
    for (const path of configs) {
      const text = readFileSync(join(root, path), 'utf8');
      writeFileSync(join(root, path), text.replace('/etc/prometheus', join(root, dirname(path))));
    }
    const checked = ask('check', 'config', ...configs);
    expect([checked.code, checked.out.match(/[1-9]\d* rules found/g)]).toEqual([
      0,
      expect.objectContaining({ length: MONITORED }),
    ]);
    expect(ask('check', 'rules', ...all('deploy/prometheus/rules/alerts.yml')).code).toBe(0);
  });
});

const MONITORED = STACKS.filter(([, { services }]) => services?.has('prometheus') ?? true).length;
