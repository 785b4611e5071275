import { describe, expect, it } from 'vitest';
import { findIn } from './support.js';

const FILES = {
  Dockerfile: 'FROM python:3.13-slim\nWORKDIR /srv\nCOPY app app\nCMD ["uvicorn", "app.main:app"]\n',
  'requirements.txt': 'fastapi==0.118.0\ncelery==5.5.3\n',
  'app/main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
};
const start = (lines: string, more: Readonly<Record<string, string>> = {}) =>
  findIn(
    { ...FILES, 'compose.yaml': `services:\n  w:\n    build: .\n    ${lines}\n`, ...more },
    'entry-point-missing',
  );

describe('what a compose service starts', () => {
  it.each([
    ['command: celery -A app.worker worker', 'module', 'app.worker'],
    ['command: uvicorn app.nope:app --host 0.0.0.0', 'module', 'app.nope:app'],
    ['command: ["poetry", "run", "uvicorn", "app.main:api"]', 'attribute', 'app.main:api'],
    ['command: python -m app.serve', 'module', 'app.serve'],
    ['command:\n      - python\n      - serve.py', 'script', 'serve.py'],
  ])('%s', async (lines, messageId, at) => {
    expect(await start(lines)).toMatchObject([{ messageId, at, file: 'compose.yaml' }]);
  });

  it.each([
    'command: uvicorn app.main:app --reload',
    'command: celery -A app.main worker',
    'command: celery -A ${APP} worker',
    'command: ["sh", "-c", "sleep 5; celery -A app.worker worker"]',
    'command: python -m http.server',
    'command: sleep 1\n  y:\n    image: example/y:1.0\n    command: uvicorn y:app',
  ])('nothing to say of %s', async (lines) => {
    expect(await start(lines)).toEqual([]);
  });

  it('looks into a folder that is mounted', async () => {
    const more = { 'tools/jobs/run.py': 'app = 1\n' };
    const lines = 'volumes: ["./tools/jobs:/srv/jobs"]\n    command: uvicorn run:app';
    expect(await start(lines, more)).toEqual([]);
  });
});
