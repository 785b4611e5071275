import { describe, expect, it } from 'vitest';
import { doctor } from '../../src/commands/doctor.js';
import { init } from '../../src/commands/init.js';
import type { Report } from '../../src/report/types.js';
import { createMemoryHost } from '../support/memory-host.js';

const FASTAPI =
  'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/health")\ndef health():\n    return {}\n';
const EXPRESS = `import express from 'express';
const app = express();
app.get('/health', (_, answer) => answer.send('ok'));
app.listen(process.env.PORT ?? 3000);
`;
const node = (more: object, lock: string) => ({
  'package.json': JSON.stringify({
    name: 'shop',
    type: 'module',
    scripts: { build: 'tsc', 'start:prod': 'node dist/main', 'start:dev': 'tsc --watch' },
    dependencies: { express: '5.2.1' },
    ...more,
  }),
  'src/main.ts': EXPRESS,
  'tsconfig.json': '{}\n',
  [lock]: lock.endsWith('.json') ? '{"name":"shop","lockfileVersion":3,"packages":{}}\n' : '',
});
const inSource = { 'src/shop/__init__.py': '', 'src/shop/main.py': FASTAPI };

/** A project that was there, what the image has to do for it, and what starts it. */
const PROJECTS: readonly (readonly [string, Record<string, string>, RegExp, string])[] = [
  [
    'pip, a list that names another',
    {
      'requirements.txt': '-r requirements/base.txt\n',
      'requirements/base.txt': 'fastapi==0.165.0\n',
      'app/main.py': FASTAPI,
    },
    /COPY requirements\.txt \.\/\nCOPY requirements\/base\.txt \.\/requirements\/\n[^#]+ pip install --requirement requirements\.txt && \\\n {4}pip install gunicorn==/,
    '"app.main:app"',
  ],
  [
    'uv',
    {
      'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\ndependencies = ["fastapi==0.165.0"]\n',
      'uv.lock': 'version = 1\n',
      ...inSource,
    },
    /PYTHONPATH=\/app\/src[\s\S]+COPY pyproject\.toml uv\.lock \.\/\n[\s\S]+uv sync --frozen/,
    '"shop.main:app"',
  ],
  [
    'Poetry',
    {
      'pyproject.toml': '[tool.poetry.dependencies]\npython = ">=3.11,<3.13"\nfastapi = "0.165.0"\n',
      'poetry.lock': '',
      ...inSource,
    },
    /^FROM python:3\.12\.\d+-slim[\s\S]+COPY pyproject\.toml poetry\.lock \.\/\n[\s\S]+poetry install --only main/m,
    '"shop.main:app"',
  ],
  [
    'npm',
    node({}, 'package-lock.json'),
    /npm ci --include=dev[\s\S]+"start:dev"[\s\S]+npm ci --omit=dev/,
    '"dist/main.js"',
  ],
  [
    'pnpm',
    node({ packageManager: 'pnpm@10.1.0' }, 'pnpm-lock.yaml'),
    /pnpm@10\.1\.0\n[\s\S]+FROM tools AS builder\nCOPY package\.json pnpm-lock\.yaml \.\/\n[\s\S]+FROM tools AS packages/,
    '"dist/main.js"',
  ],
  ['Yarn 1', node({}, 'yarn.lock'), /yarn install --frozen-lockfile --production\n/, '"dist/main.js"'],
  [
    'Yarn of today',
    { ...node({}, 'yarn.lock'), '.yarnrc.yml': 'nodeLinker: node-modules\n' },
    /COPY package\.json yarn\.lock \.yarnrc\.yml \.\/\n[\s\S]+yarn workspaces focus --production\n/,
    '"dist/main.js"',
  ],
];

describe('a stack round an application that was there', () => {
  it.each(
    PROJECTS,
  )('%s: installs from its lock, starts it, and doctor finds no error', async (_, files, image, entry) => {
    const host = createMemoryHost({ ...files, '.gitignore': '.env\n' });
    expect(await init(host, [], { name: 'shop', withSecrets: true })).toBe(0);
    const dockerfile = host.files.get('/project/Dockerfile')!;
    expect(dockerfile).toMatch(image);
    expect(dockerfile.trimEnd().split('\n').at(-1)).toContain(entry);
    expect(host.err()).not.toMatch(/GET \/health|no application|no such file|needs a/);
    const judged = createMemoryHost(
      Object.fromEntries([...host.files].map(([path, text]) => [path.replace('/project/', ''), text])),
    );
    await doctor(judged, [], { format: ['json'], quiet: true, asOf: '2026-11-27', config: false } as never);
    const { findings } = JSON.parse(judged.out()) as Report;
    const errors = findings.filter(
      (one) => one.severity === 'error' && !one.suppressed && one.outcome === 'fail',
    );
    expect(errors.map(({ rule, file, message }) => `${file}: ${rule}: ${message}`)).toEqual([]);
  });

  it.each([
    ['the top of a repository', { '.git/HEAD': 'ref: refs/heads/main\n' }, '.', false],
    ['a folder of one', { '.git/HEAD': 'ref: refs/heads/main\n', 'api/requirements.txt': '' }, 'api', true],
    ['no repository', {}, '.', false],
  ])('in %s, it says where GitHub looks for workflows where that is elsewhere', async (_, files, at, isTold) => {
    const host = createMemoryHost(files);
    expect(await init(host, [at], { name: 'shop' })).toBe(0);
    expect(/GitHub reads workflows/.test(host.err())).toBe(isTold);
  });
});
