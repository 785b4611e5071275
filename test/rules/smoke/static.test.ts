import { describe, expect, it } from 'vitest';
import { findIn, lintBackend } from './support.js';

const MAIN = 'from fastapi import FastAPI\n\napp = FastAPI()\n';
const SOUND = {
  Dockerfile:
    'FROM python:3.13-slim\nWORKDIR /srv\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["uvicorn", "app.main:app"]\n',
  'requirements.txt': 'fastapi==0.118.0\nuvicorn==0.37.0\n',
  'app/__init__.py': '',
  'app/main.py': MAIN,
};

describe('a sound backend', () => {
  it('has no finding', async () => {
    expect(await lintBackend(SOUND)).toEqual([]);
  });

  it('has none either when only doubtful files are parsed exactly', async () => {
    expect(await lintBackend(SOUND, { exact: false })).toEqual([]);
  });
});

describe('smoke/syntax-error', () => {
  it('is at the place, in the words of the grammar', async () => {
    const text = 'import os\ndef health(:\n    pass\n';
    const [first] = await findIn({ ...SOUND, 'app/broken.py': text }, 'syntax-error');
    expect(first).toMatchObject({ file: 'app/broken.py', at: ':', args: { version: '3.13' } });
  });

  it.each([
    ['a match statement, which Python 3.9 does not know', 'match x:\n    case 1:\n        pass\n'],
    ['a type alias', 'type Number = int | float\n'],
  ])('judges by the version of the image: %s', async (_, text) => {
    const files = { ...SOUND, 'app/new.py': `x = 1\n${text}` };
    expect(await findIn(files, 'syntax-error')).toEqual([]);
    const old = { ...files, Dockerfile: SOUND.Dockerfile.replace('3.13', '3.9') };
    expect((await findIn(old, 'syntax-error')).map(({ args }) => args['version'])).toEqual(['3.9']);
  });

  it.each([
    'def f():\n    yield\n',
    'x = 24.*60\n',
    'with open("a") as self.file, open("b") as (a, b):\n    pass\n',
    'match x:\n    case Point(x=0):\n        pass\n',
    'print(f"{a["b"]}")\n',
  ])('does not take sound code for wrong: %j', async (text) => {
    for (const exact of [true, false]) {
      const findings = await lintBackend({ ...SOUND, 'app/sound.py': `import os\n${text}` }, { exact });
      expect(findings).toEqual([]);
    }
  });

  it('finds it also when only doubtful files are parsed exactly', async () => {
    const findings = await lintBackend(
      { ...SOUND, 'app/broken.py': 'import os\nx = (1,\n' },
      { exact: false },
    );
    expect(findings.map(({ rule }) => rule)).toEqual(['smoke/syntax-error']);
  });

  it('reads TypeScript and JSX', async () => {
    const files = {
      'package.json': '{"dependencies": {"fastify": "5.6.0"}}',
      'src/a.ts': 'export const a: number = 1;\nenum E { A }\nfunction f<T>(x: T): T { return x as T; }\n',
      'src/b.tsx': 'export const b = <div>{1}</div>;\n',
      'src/c.ts': 'export const c = ;\n',
    };
    expect(await findIn(files, 'syntax-error')).toMatchObject([{ file: 'src/c.ts', at: ';' }]);
  });
});

describe('smoke/import-unresolved', () => {
  it('points at the module, absolute or relative', async () => {
    const text =
      'from app.core.confg import settings\nfrom .db import engine\nfrom . import main\nimport app.main\n';
    const found = await findIn(
      { ...SOUND, 'app/core/config.py': '', 'app/use.py': text },
      'import-unresolved',
    );
    expect(found).toEqual([
      expect.objectContaining({
        at: 'app.core.confg',
        args: { module: 'app.core.confg' },
        severity: 'error',
      }),
      expect.objectContaining({ at: '.db', args: { module: '.db' } }),
    ]);
  });

  it('is a warning inside a function, and nothing where its failing is caught or it is for types', async () => {
    const text =
      'from typing import TYPE_CHECKING\ntry:\n    from app.fast import x\nexcept ImportError:\n    x = None\nif TYPE_CHECKING:\n    from app.types import T\ndef f():\n    from app.late import y\n';
    const found = await findIn({ ...SOUND, 'app/use.py': text }, 'import-unresolved');
    expect(found.map(({ at, severity }) => [at, severity])).toEqual([['app.late', 'warning']]);
  });

  it('leaves what a build makes, and what tests import', async () => {
    const files = {
      ...SOUND,
      'app/rpc.py': 'from app import x_pb2\nfrom app.x_pb2 import Y\n',
      'tests/test_a.py': 'from app.gone import z\n',
    };
    expect(await findIn(files, 'import-unresolved')).toEqual([]);
  });

  it('resolves what TypeScript resolves', async () => {
    const files = {
      'package.json': '{}',
      'src/a.ts':
        "import './b.js';\nimport './c';\nimport './d/';\nimport './e.json';\nimport './f.css';\nimport './gone.js';\nimport '@/alias';\nconst x = await import('./lost');\n",
      'src/b.ts': '',
      'src/c.tsx': '',
      'src/d/index.ts': '',
      'src/e.json': '{}',
    };
    expect((await findIn(files, 'import-unresolved')).map(({ at }) => at)).toEqual(['./gone.js', './lost']);
  });
});

describe('smoke/dependency-undeclared', () => {
  it('names the distribution, once, at its first import', async () => {
    const text = 'import bs4\nimport httpx\nfrom jose import jwt\nimport os\nimport starlette\n';
    const found = await findIn(
      { ...SOUND, 'app/use.py': text, 'app/use2.py': 'import httpx\n' },
      'dependency-undeclared',
    );
    expect(found.map(({ file, at, args }) => [file, at, args['distribution']])).toEqual([
      ['app/use.py', 'bs4', 'beautifulsoup4'],
      ['app/use.py', 'httpx', 'httpx'],
      ['app/use.py', 'jose', 'python-jose'],
    ]);
  });

  it('takes an install command, a lock file and a compiled file for a declaration', async () => {
    const files = {
      ...SOUND,
      Dockerfile: SOUND.Dockerfile.replace('-r requirements.txt', '-r requirements.txt \\\n    httpx==0.28'),
      'requirements/extra.in': 'pyyaml\n',
      'app/use.py': 'import yaml\nimport httpx\n',
    };
    expect(await findIn(files, 'dependency-undeclared')).toEqual([]);
  });

  it('says nothing where the manifest is computed', async () => {
    const files = {
      'setup.py': 'from setuptools import setup\nsetup(install_requires=read("x"))\n',
      'pkg/__init__.py': 'import httpx\n',
    };
    expect(await findIn(files, 'dependency-undeclared')).toEqual([]);
  });

  it('knows node packages, scopes, types and built-in modules', async () => {
    const files = {
      'package.json':
        '{"dependencies": {"@scope/a": "1.0.0"}, "devDependencies": {"@types/express": "1.0.0"}}',
      'src/a.ts':
        "import '@scope/a/part';\nimport 'node:fs';\nimport 'path';\nimport type { R } from 'express';\nimport 'fastify/types';\n",
    };
    expect(
      (await findIn(files, 'dependency-undeclared')).map(({ at, args }) => [at, args['distribution']]),
    ).toEqual([['fastify/types', 'fastify']]);
  });
});

describe('smoke/dependency-unused', () => {
  it('is about what nothing imports, starts or loads by name', async () => {
    const files = {
      ...SOUND,
      'requirements.txt': 'fastapi==0.118.0\nuvicorn==0.37.0\nboto3==1.40.0\nasyncpg==0.30.0\n',
    };
    expect((await findIn(files, 'dependency-unused')).map(({ at }) => at)).toEqual(['boto3']);
  });
});

describe('smoke/dependency-unpinned', () => {
  it('counts, and points at the first', async () => {
    const files = {
      ...SOUND,
      'requirements.txt': 'fastapi==0.118.0\nuvicorn[standard]>=0.30  # server\nhttpx\n',
    };
    expect(await findIn(files, 'dependency-unpinned')).toMatchObject([
      { at: 'uvicorn', args: { count: 2, total: 3, first: 'uvicorn' } },
    ]);
  });

  it('is content with a lock file', async () => {
    const files = {
      'package.json': '{"dependencies": {"fastify": "^5.0.0"}}',
      'package-lock.json':
        '{"packages": {"": {"dependencies": {"fastify": "^5.0.0"}}, "node_modules/fastify": {}}}',
      'src/a.js': "import 'fastify';\n",
    };
    expect(await lintBackend(files)).toEqual([]);
  });
});

describe('smoke/lock-out-of-step', () => {
  const source = { 'src/a.js': "import 'fastify';\n" };
  it.each([
    ['another range', '{"packages": {"": {"dependencies": {"fastify": "^4.0.0"}}}}', 'other-range'],
    ['nothing of it', '{"packages": {"": {"dependencies": {}}}}', 'missing'],
  ])('package-lock.json has %s', async (_, lock, messageId) => {
    const files = {
      ...source,
      'package.json': '{"dependencies": {"fastify": "^5.0.0"}}',
      'package-lock.json': lock,
    };
    expect(await findIn(files, 'lock-out-of-step')).toEqual([
      {
        messageId,
        file: 'package.json',
        at: 'fastify',
        args: { name: 'fastify', lock: 'package-lock.json', refusedBy: 'npm ci' },
        severity: 'error',
      },
    ]);
  });

  it.each([
    ['yarn.lock', 'fastify@^5.0.0:\n  version "5.6.0"\n'],
    ['yarn.lock', '"fastify@npm:^5.0.0":\n  version: 5.6.0\n'],
    [
      'pnpm-lock.yaml',
      "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      fastify:\n        specifier: ^5.0.0\n        version: 5.6.0\n",
    ],
  ])('is in step: %s', async (name, lock) => {
    const manifest = { ...source, 'package.json': '{"dependencies": {"fastify": "^5.0.0"}}' };
    expect(await findIn({ ...manifest, [name]: lock }, 'lock-out-of-step')).toEqual([]);
    const other = lock.replaceAll('^5.0.0', '^4.0.0');
    expect(await findIn({ ...manifest, [name]: other }, 'lock-out-of-step')).toMatchObject([
      { messageId: 'other-range' },
    ]);
  });

  it.each(['uv.lock', 'poetry.lock'])('misses a distribution in %s', async (lock) => {
    const files = {
      'pyproject.toml': '[project]\nname = "x"\ndependencies = ["fastapi>=0.1", "httpx"]\n',
      [lock]: '[[package]]\nname = "fastapi"\nversion = "1"\n',
      'x.py': 'import fastapi\n',
    };
    expect(await findIn(files, 'lock-out-of-step')).toMatchObject([{ at: 'httpx', messageId: 'missing' }]);
  });
});

describe('smoke/entry-point-missing', () => {
  const start = (cmd: string, more: Readonly<Record<string, string>> = {}) =>
    findIn(
      { ...SOUND, Dockerfile: SOUND.Dockerfile.replace('["uvicorn", "app.main:app"]', cmd), ...more },
      'entry-point-missing',
    );

  it.each([
    ['["uvicorn", "app.main:application"]', 'attribute', 'app.main:application'],
    ['["uvicorn", "app.server:app"]', 'module', 'app.server:app'],
    ['gunicorn -w 4 app.main:api', 'attribute', 'app.main:api'],
    ['["python", "-m", "app.serve"]', 'module', 'app.serve'],
    ['["python", "serve.py"]', 'script', 'serve.py'],
    ['["celery", "-A", "app.tasks", "worker"]', 'module', 'app.tasks'],
  ])('%s', async (cmd, messageId, at) => {
    expect(await start(cmd)).toMatchObject([{ messageId, at, file: 'Dockerfile' }]);
  });

  it.each([
    '["uvicorn", "app.main:app", "--port", "8000"]',
    '["uvicorn", "app.main:create()", "--factory"]',
    '["sh", "-c", "exec uvicorn app.main:app"]',
    '["uvicorn", "--app-dir", "lib", "inner:app"]',
    '["python", "-m", "http.server"]',
    '["celery", "-A", "app.main", "worker"]',
  ])('%s is there', async (cmd) => {
    const more = {
      'app/main.py': `${MAIN}def create():\n    return app\n`,
      'lib/inner.py': 'if True:\n    app = 1\n',
    };
    expect(await start(cmd, more)).toEqual([]);
  });

  it('follows a folder whose content is copied', async () => {
    const files = {
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY backend/ .\nCMD ["uvicorn", "main:app"]\n',
      'backend/requirements.txt': 'fastapi==0.118.0\n',
      'backend/main.py': MAIN,
    };
    expect(await findIn(files, 'entry-point-missing')).toEqual([]);
  });

  it('knows scripts of package.json', async () => {
    const files = {
      Dockerfile: 'FROM node:22\nCOPY . .\nCMD ["npm", "run", "serve"]\n',
      'package.json': '{"scripts": {"start": "node a.js"}}',
      'a.js': 'require("fs");\n',
    };
    expect(await findIn(files, 'entry-point-missing')).toMatchObject([
      { messageId: 'npm-script', at: 'serve' },
    ]);
    const good = { ...files, Dockerfile: files.Dockerfile.replace('"run", "serve"', '"start"') };
    expect(await findIn(good, 'entry-point-missing')).toEqual([]);
  });
});

describe('smoke/structure-missing', () => {
  it('misses the migrations of Alembic', async () => {
    const files = { ...SOUND, 'requirements.txt': 'fastapi==0.118.0\nalembic==1.16.0\n' };
    expect(await findIn(files, 'structure-missing')).toMatchObject([
      { severity: 'warning', file: 'requirements.txt' },
    ]);
    expect(await findIn({ ...files, 'alembic.ini': '' }, 'structure-missing')).toEqual([]);
  });
});
