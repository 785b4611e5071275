import { describe, expect, test } from 'vitest';
import { RULES_OF_AREA } from '../../../src/rules/dockerfile/index.generated.js';
import { type LintOptions, lintDockerfile, summarize } from '../../support/lint-dockerfile.js';

interface Case {
  readonly text: string;
  /** `line:column messageId arguments` of every finding. */
  readonly expected: readonly string[];
  readonly options?: LintOptions;
}

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'exec-form': [
    { text: 'FROM python:3.13-slim\nCMD python app.py', expected: ['2:5 shell CMD'] },
    { text: 'FROM python:3.13-slim\nENTRYPOINT python app.py "a b"', expected: ['2:12 shell ENTRYPOINT'] },
    { text: 'FROM python:3.13-slim\nCMD exec python app.py', expected: [] },
    { text: 'FROM python:3.13-slim\nCMD python $X', expected: ['2:5 shell CMD'] },
    { text: 'FROM python:3.13-slim\nCMD ["python"]', expected: [] },
    { text: 'FROM a:1 AS b\nSHELL ["/bin/bash", "-c"]\nFROM b\nCMD python a.py', expected: [] },
    { text: 'FROM python:3.13-slim\nCMD a && b', expected: ['2:5 shell CMD'] },
  ],
  'healthcheck-exec-form': [
    { text: 'FROM python:3.13-slim\nHEALTHCHECK CMD a', expected: ['2:17 shell'] },
    { text: 'FROM python:3.13-slim\nHEALTHCHECK CMD ["a"]', expected: [] },
    { text: 'FROM python:3.13-slim\nHEALTHCHECK NONE', expected: [] },
  ],
  'exec-variable': [
    {
      text: 'FROM python:3.13-slim\nCMD ["uvicorn", "--port", "$PORT"]',
      expected: ['2:27 literal PORT CMD'],
    },
    { text: 'FROM python:3.13-slim\nCMD ["sh", "-c", "uvicorn --port $PORT"]', expected: [] },
    {
      text: 'FROM python:3.13-slim\nENTRYPOINT ["/docker-entrypoint.sh"]\nCMD ["--port", "$PORT"]',
      expected: [],
    },
    { text: 'FROM python:3.13-slim\nRUN ["echo", "${HOME}"]', expected: ['2:14 literal HOME RUN'] },
  ],
  'multiple-cmd': [
    { text: 'FROM python:3.13-slim\nCMD a\nCMD b\nCMD c', expected: ['2:1 dropped', '3:1 dropped'] },
    { text: 'FROM python:3.13-slim\nCMD a\nFROM b:1\nCMD c', expected: [] },
  ],
  'multiple-entrypoint': [
    { text: 'FROM python:3.13-slim\nENTRYPOINT ["a"]\nENTRYPOINT ["b"]', expected: ['2:1 dropped'] },
    { text: 'FROM python:3.13-slim\nENTRYPOINT ["a"]', expected: [] },
  ],
  'multiple-healthcheck': [
    { text: 'FROM python:3.13-slim\nHEALTHCHECK CMD a\nHEALTHCHECK CMD b', expected: ['2:1 dropped'] },
    { text: 'FROM python:3.13-slim\nHEALTHCHECK CMD a', expected: [] },
  ],
  'healthcheck-missing': [
    { text: 'FROM python:3.13-slim\nCMD ["a"]', expected: ['1:1 missing'] },
    { text: 'FROM python:3.13-slim\nHEALTHCHECK NONE', expected: [] },
    { text: 'FROM a:1 AS b\nHEALTHCHECK CMD a\nFROM b', expected: [] },
  ],
  'healthcheck-tool-missing': [
    {
      text: 'FROM python:3.13-slim\nHEALTHCHECK CMD curl -f http://localhost/',
      expected: ['2:17 tool curl python:3.13-slim'],
    },
    { text: 'FROM python:3.13\nHEALTHCHECK CMD curl -f http://localhost/', expected: [] },
    {
      text: 'FROM python:3.13-slim\nRUN apt-get install -y curl\nHEALTHCHECK CMD curl -f http://localhost/',
      expected: [],
    },
    { text: 'FROM node:24-alpine\nHEALTHCHECK CMD wget -q http://localhost/ || exit 1', expected: [] },
    {
      text: 'FROM node:24-alpine\nHEALTHCHECK CMD ["curl", "http://localhost/"]',
      expected: ['2:18 tool curl node:24-alpine'],
    },
    { text: 'FROM scratch\nHEALTHCHECK CMD /a', expected: ['2:17 shell scratch'] },
    { text: 'FROM gcr.io/distroless/static\nHEALTHCHECK CMD ["/a"]', expected: [] },
    { text: 'FROM example.com/a:1\nHEALTHCHECK CMD curl x', expected: [] },
    {
      text: 'FROM python:3.13-slim\nCOPY --from=x /usr/bin/curl /usr/bin/\nHEALTHCHECK CMD curl x',
      expected: [],
    },
    { text: 'FROM python:3.13-slim\nRUN apt-get install -y $PKGS\nHEALTHCHECK CMD curl x', expected: [] },
    { text: 'FROM nginx:1.29-alpine\nHEALTHCHECK CMD curl x', expected: [] },
    {
      text: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends libpq5\nHEALTHCHECK --interval=30s CMD wget -qO- http://localhost/',
      expected: ['3:32 tool wget python:3.13-slim'],
    },
  ],
  'healthcheck-wrong-port': [
    {
      text: 'FROM python:3.13-slim\nHEALTHCHECK CMD curl http://localhost:8080/x\nCMD ["uvicorn", "a:b", "--host", "0.0.0.0", "--port", "8000"]',
      expected: ['2:22 other 8080 uvicorn 8000'],
    },
    {
      text: 'FROM python:3.13-slim\nHEALTHCHECK CMD curl http://localhost:8000/x\nCMD ["gunicorn", "-b", "0.0.0.0:8000", "a:b"]',
      expected: [],
    },
    {
      text: 'FROM python:3.13-slim\nEXPOSE 3000\nHEALTHCHECK CMD curl http://127.0.0.1/x\nCMD ["a"]',
      expected: ['3:22 exposed 80 3000'],
    },
    {
      text: 'FROM python:3.13-slim\nHEALTHCHECK CMD curl http://db:5432/\nCMD ["uvicorn", "a:b"]',
      expected: [],
    },
    {
      text: 'FROM python:3.13-slim\nHEALTHCHECK CMD curl http://localhost:$PORT/\nCMD ["uvicorn", "a:b"]',
      expected: [],
    },
    {
      text: 'FROM python:3.13-slim\nENV UVICORN_PORT=9000\nHEALTHCHECK CMD curl http://localhost:9000/\nCMD ["uvicorn", "a:b"]',
      expected: [],
    },
  ],
  'dev-server-in-cmd': [
    { text: 'FROM python:3.13-slim\nCMD ["flask", "run"]', expected: ['2:6 development flask run'] },
    {
      text: 'FROM python:3.13-slim\nCMD python manage.py runserver 0.0.0.0:8000',
      expected: ['2:5 development runserver'],
    },
    {
      text: 'FROM python:3.13-slim\nCMD ["uvicorn", "a:b", "--reload"]',
      expected: ['2:6 development uvicorn --reload'],
    },
    { text: 'FROM node:24\nCMD ["npm", "run", "dev"]', expected: ['2:6 development the script dev'] },
    {
      text: 'FROM node:24\nENTRYPOINT ["tini", "--"]\nCMD ["npx", "nodemon", "a.js"]',
      expected: ['3:13 development nodemon'],
    },
    { text: 'FROM python:3.13-slim\nCMD ["gunicorn", "a:b"]', expected: [] },
    { text: 'FROM python:3.13-slim AS dev\nCMD ["flask", "run"]', expected: [] },
    {
      text: 'FROM python:3.13-slim\nCMD ["uv", "run", "fastapi", "dev"]',
      expected: ['2:19 development fastapi dev'],
    },
    {
      text: 'FROM python:3.13-slim\nCMD ["python", "-m", "flask", "run"]',
      expected: ['2:22 development flask run'],
    },
    { text: 'FROM node:24\nCMD ["npm", "run", "start"]', expected: [] },
  ],
  'npm-pid1': [
    { text: 'FROM node:24\nCMD ["npm", "start"]', expected: ['2:6 manager npm'] },
    { text: 'FROM node:24\nCMD yarn run start:prod', expected: ['2:5 manager yarn'] },
    { text: 'FROM node:24\nENTRYPOINT ["tini", "--"]\nCMD ["npm", "start"]', expected: [] },
    { text: 'FROM node:24\nCMD ["node", "a.js"]', expected: [] },
    {
      text: 'FROM node:24\nCMD ["sh", "-c", "npx prisma migrate deploy && npm start"]',
      expected: ['2:48 manager npm'],
    },
  ],
  'bind-localhost': [
    {
      text: 'FROM python:3.13-slim\nCMD ["uvicorn", "a:b", "--port", "8000"]',
      expected: ['2:6 default uvicorn 127.0.0.1 --host'],
    },
    {
      text: 'FROM python:3.13-slim\nCMD ["uvicorn", "a:b", "--host", "127.0.0.1"]',
      expected: ['2:34 told uvicorn 127.0.0.1'],
    },
    { text: 'FROM python:3.13-slim\nCMD ["uvicorn", "a:b", "--host", "0.0.0.0"]', expected: [] },
    {
      text: 'FROM python:3.13-slim\nCMD ["gunicorn", "a:b"]',
      expected: ['2:6 default gunicorn 127.0.0.1 --bind'],
    },
    { text: 'FROM python:3.13-slim\nCMD ["gunicorn", "-b", ":8000", "a:b"]', expected: [] },
    { text: 'FROM python:3.13-slim\nCMD ["gunicorn", "-c", "gunicorn.conf.py", "a:b"]', expected: [] },
    { text: 'FROM python:3.13-slim\nENV FLASK_RUN_HOST=0.0.0.0\nCMD ["flask", "run"]', expected: [] },
    {
      text: 'FROM python:3.13-slim\nCMD ["flask", "run"]',
      expected: ['2:6 default flask run 127.0.0.1 --host'],
    },
    {
      text: 'FROM python:3.13-slim\nCMD ["gunicorn", "--bind=localhost:8000", "a:b"]',
      expected: ['2:18 told gunicorn localhost'],
    },
    {
      text: 'FROM python:3.13-slim\nCMD ["python", "manage.py", "runserver", "8000"]',
      expected: ['2:6 default runserver 127.0.0.1 0.0.0.0:8000'],
    },
    { text: 'FROM python:3.13-slim\nCMD ["python", "manage.py", "runserver", "0.0.0.0:8000"]', expected: [] },
    { text: 'FROM python:3.13-slim\nENV PORT=8080\nCMD ["gunicorn", "a:b"]', expected: [] },
    { text: 'FROM python:3.13-slim\nCMD uvicorn a:b --host $HOST', expected: [] },
    { text: 'FROM python:3.13-slim\nCMD ["fastapi", "run"]', expected: [] },
    {
      text: 'FROM python:3.13-slim\nENTRYPOINT ["poetry", "run"]\nCMD ["uvicorn", "a:b"]',
      expected: ['3:6 default uvicorn 127.0.0.1 --host'],
    },
  ],
  'final-no-command': [
    { text: 'FROM python:3.13-slim\nEXPOSE 8000', expected: ['1:1 none'] },
    { text: 'FROM python:3.13-slim\nEXPOSE 8000\nCMD ["a"]', expected: [] },
    { text: 'FROM nginx:1.29\nEXPOSE 80', expected: [] },
    { text: 'FROM python:3.13-slim\nRUN a', expected: [] },
    { text: 'FROM example.com/a:1\nEXPOSE 80', expected: [] },
  ],
};

describe.each(Object.entries(CASES))('dockerfile/%s', (slug, cases) => {
  const rule = RULES_OF_AREA.find(({ id }) => id === `dockerfile/${slug}`)!;

  test.each(cases)('$text', ({ text, expected, options }) => {
    expect(summarize(text, lintDockerfile(text, [rule], options))).toEqual(expected);
  });
});
