import { describe, expect, it } from 'vitest';
import { findIn } from './support.js';

const APP = { 'app/main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n' };
const python = (cmd: string, requirements = 'fastapi==0.118.0\n', before = '') => ({
  ...APP,
  Dockerfile: `FROM python:3.13-slim\n${before}COPY app app\nCMD ${cmd}\n`,
  'requirements.txt': requirements,
});
const node = (dependencies: string, start: string, cmd = '["npm", "start"]') => ({
  'src/main.ts': 'export const app = 1;\n',
  'package.json': `{ "scripts": { "start": "${start}" }, "dependencies": { ${dependencies} } }\n`,
  Dockerfile: `FROM node:22-slim\nCOPY . .\nCMD ${cmd}\n`,
});
const find = (files: Record<string, string>) => findIn(files, 'dependency-undeclared');

describe('smoke/dependency-undeclared: programs that are started', () => {
  it.each([
    ['["uvicorn", "app.main:app"]', 'uvicorn', 'uvicorn'],
    ['["gunicorn", "app.main:app"]', 'gunicorn', 'gunicorn'],
    ['["python", "-m", "uvicorn", "app.main:app"]', 'uvicorn', 'uvicorn'],
    ['celery -A app.main worker', 'celery', 'celery'],
    ['["fastapi", "run", "app/main.py"]', 'fastapi', 'fastapi[standard]'],
    ['["/usr/local/bin/hypercorn", "app.main:app"]', 'hypercorn', 'hypercorn'],
  ])('CMD %s', async (cmd, module, distribution) => {
    expect(await find(python(cmd))).toMatchObject([
      { messageId: 'started', file: 'Dockerfile', args: { module, distribution }, severity: 'error' },
    ]);
  });

  it('each once, at its word, the one before && too', async () => {
    const found = await find(python('alembic upgrade head && exec uvicorn app.main:app'));
    expect(found.map(({ at }) => at)).toEqual(['alembic', 'uvicorn']);
  });

  it('in the command of a compose service', async () => {
    const files = python('["python", "-m", "app.main"]');
    const compose = 'services:\n  worker:\n    build: .\n    command: celery -A app.main worker\n';
    expect(await find({ ...files, 'compose.yaml': compose })).toMatchObject([
      { messageId: 'started', file: 'compose.yaml', at: 'celery', args: { module: 'celery' } },
    ]);
  });

  it.each([
    ['next', 'NODE_ENV=production next start'],
    ['tsx', 'tsx src/main.ts'],
    ['nest', 'nest start'],
  ])('in the script of package.json that the image runs: %s', async (program, script) => {
    expect(await find(node('', script))).toMatchObject([
      { messageId: 'started', file: 'package.json', at: program, args: { module: program } },
    ]);
  });

  it('by the image itself', async () => {
    expect(await find(node('', 'true', '["tsx", "src/main.ts"]'))).toMatchObject([
      { messageId: 'started', file: 'Dockerfile', at: 'tsx' },
    ]);
  });

  const uvicorn = '["uvicorn", "app.main:app"]';
  it.each<[string, Record<string, string>]>([
    ['it is declared', python(uvicorn, 'fastapi==0.118.0\nuvicorn==0.37.0\n')],
    ['an extra brings it', python(uvicorn, 'fastapi[standard]==0.118.0\n')],
    [
      'an extra of Poetry brings it',
      {
        ...python(uvicorn, ''),
        'pyproject.toml':
          '[tool.poetry.dependencies]\nfastapi = { extras = ["standard"], version = "^0.118" }\n',
      },
    ],
    [
      'the image installs it',
      python(uvicorn, 'fastapi==0.118.0\n', 'RUN pip install \\\n    uvicorn==0.37.0\n'),
    ],
    [
      'a system package installs it',
      python(uvicorn, 'fastapi==0.118.0\n', 'RUN apt-get update && apt-get install -y uvicorn\n'),
    ],
    [
      'an image of somebody else may have it',
      {
        ...python(uvicorn),
        Dockerfile: `FROM tiangolo/uvicorn-gunicorn-fastapi:python3.11\nCMD ${uvicorn}\n`,
      },
    ],
    [
      'another distribution brings it',
      python('["celery", "-A", "app.main"]', 'fastapi==0.118.0\nflower==2.0.1\n'),
    ],
    [
      'the manifest is computed',
      {
        ...python(uvicorn),
        'setup.py': 'from setuptools import setup\nsetup(install_requires=open("r").read())\n',
      },
    ],
    ['npx fetches it', node('', 'npx tsx src/main.ts')],
    ['it is declared for Node', node('"next": "15.0.0"', 'next start')],
    [
      'the image installs it for all',
      {
        ...node('', 'tsx src/main.ts'),
        Dockerfile: 'FROM node:22-slim\nRUN npm i -g tsx@4\nCMD ["npm", "start"]\n',
      },
    ],
    [
      'the image installs it with its scope',
      {
        ...node('', 'nest start'),
        Dockerfile: 'FROM node:22-slim\nRUN npm install -g @nestjs/cli@11\nCMD ["npm", "start"]\n',
      },
    ],
    ['the script is not what the image runs', node('', 'next start', '["node", "src/main.js"]')],
  ])('says nothing where %s', async (_name, files) => {
    expect(await find(files)).toEqual([]);
  });
});
