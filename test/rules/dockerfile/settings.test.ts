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
  'workdir-relative': [
    { text: 'FROM python:3.13-slim\nWORKDIR app', expected: ['2:9 relative'] },
    { text: 'FROM python:3.13-slim\nWORKDIR /srv\nWORKDIR app', expected: [] },
    { text: 'FROM a:1 AS x\nWORKDIR /s\nFROM x\nWORKDIR app', expected: [] },
    { text: 'FROM python:3.13-slim\nWORKDIR $X/app', expected: [] },
    { text: 'FROM python:3.13-slim\nWORKDIR "C:\\app"', expected: [] },
  ],
  'workdir-relative-step': [
    { text: 'FROM python:3.13-slim\nWORKDIR /srv\nWORKDIR app', expected: ['3:9 relative'] },
    { text: 'FROM python:3.13-slim\nWORKDIR /srv', expected: [] },
  ],
  'workdir-system': [
    { text: 'FROM python:3.13-slim\nWORKDIR /etc', expected: ['2:9 system /etc'] },
    { text: 'FROM python:3.13-slim\nWORKDIR /proc/self/fd/8', expected: ['2:9 system /proc'] },
    { text: 'FROM python:3.13-slim\nWORKDIR /usr/src/app', expected: [] },
    { text: 'FROM python:3.13-slim\nWORKDIR /usr/bin', expected: ['2:9 system /usr'] },
  ],
  'user-root': [
    { text: 'FROM python:3.13-slim\nUSER root', expected: ['2:6 root'] },
    { text: 'FROM python:3.13-slim\nUSER 0:0', expected: ['2:6 root'] },
    { text: 'FROM python:3.13-slim\nUSER root\nRUN a\nUSER app', expected: [] },
    { text: 'FROM a:1 AS b\nUSER root\nFROM c:1\nUSER app', expected: [] },
    { text: 'FROM python:3.13-slim\nRUN apt-get install -y gosu\nUSER root', expected: [] },
    { text: 'ARG U=root\nFROM python:3.13-slim\nARG U=root\nUSER ${U}', expected: ['4:6 root'] },
  ],
  'user-root-stage': [
    { text: 'FROM a:1 AS b\nUSER root\nFROM c:1\nUSER app', expected: ['2:6 root'] },
    { text: 'FROM python:3.13-slim\nUSER root', expected: [] },
  ],
  'user-missing': [
    { text: 'FROM python:3.13-slim\nCMD ["a"]', expected: ['1:1 missing python'] },
    { text: 'FROM python:3.13-slim\nUSER app\nCMD ["a"]', expected: [] },
    { text: 'FROM example.com/base:1\nCMD ["a"]', expected: [] },
    { text: 'FROM gcr.io/distroless/python3:nonroot\nCMD ["a"]', expected: [] },
    { text: 'FROM postgres:17', expected: [] },
    { text: 'FROM scratch\nCMD ["/a"]', expected: [] },
    { text: 'FROM python:3.13-slim\nRUN a', expected: ['1:1 missing python'] },
    { text: 'FROM python:3.13-slim AS b\nUSER app\nFROM b\nCMD ["a"]', expected: [] },
    { text: 'FROM nginx:1.29\nCMD ["nginx"]', expected: ['1:1 missing nginx'] },
    { text: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nCMD a', expected: [] },
  ],
  'user-numeric': [
    { text: 'FROM python:3.13-slim\nUSER app', expected: ['2:6 name'] },
    { text: 'FROM python:3.13-slim\nUSER 1000:1000', expected: [] },
    { text: 'FROM python:3.13-slim\nUSER ${U}', expected: [] },
  ],
  'secret-env-name': [
    { text: 'FROM python:3.13-slim\nENV DB_PASSWORD=made-up', expected: ['2:5 env DB_PASSWORD'] },
    { text: 'FROM python:3.13-slim\nARG GITHUB_TOKEN', expected: ['2:5 arg GITHUB_TOKEN'] },
    { text: 'FROM python:3.13-slim\nENV API_KEY=', expected: [] },
    { text: 'FROM python:3.13-slim\nENV API_KEY_FILE=/run/x', expected: [] },
    { text: 'FROM python:3.13-slim\nENV USERNAME=app AUTH_ENABLED=true', expected: [] },
    { text: 'FROM python:3.13-slim\nARG NEXT_PUBLIC_KEY', expected: [] },
    { text: 'FROM a:1 AS b\nENV TOKEN=made-up\nFROM c:1', expected: [] },
    {
      text: 'FROM python:3.13-slim\nENV AWS_ACCESS_KEY_ID=made-up-1',
      expected: ['2:5 env AWS_ACCESS_KEY_ID'],
    },
  ],
  'secret-env-other': [
    { text: 'FROM python:3.13-slim\nENV API_KEY=', expected: ['2:5 named ENV API_KEY'] },
    { text: 'FROM python:3.13-slim\nENV DB_PASSWORD=made-up', expected: [] },
  ],
  'secret-literal': [
    {
      text: 'FROM python:3.13-slim\nENV A=ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8',
      expected: ['2:7 key a GitHub token'],
    },
    { text: 'FROM python:3.13-slim\nENV A=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', expected: [] },
    {
      text: 'FROM python:3.13-slim\nRUN echo "-----BEGIN RSA PRIVATE KEY-----"',
      expected: ['2:11 key a private key'],
    },
    { text: 'FROM python:3.13-slim\nENV A=AKIAIOSFODNN7EXAMPLE', expected: [] },
  ],
  'env-self-ref': [
    { text: 'FROM python:3.13-slim\nENV A=/x B=$A/y', expected: ['2:12 same A'] },
    { text: 'FROM python:3.13-slim\nENV A=/x\nENV B=$A/y', expected: [] },
    { text: 'FROM python:3.13-slim\nENV PATH=/x:$PATH', expected: [] },
    { text: 'FROM python:3.13-slim\nARG A\nENV A=$A B=$A', expected: [] },
  ],
  'undefined-var': [
    { text: 'FROM scratch\nCOPY a$X /b', expected: ['2:7 undefined X'] },
    { text: 'ARG V=1\nFROM debian:13\nCOPY a-$V /b', expected: ['3:8 global V'] },
    {
      text: 'FROM python:3.13-slim\nENV DIR_ASSETS=a\nCOPY $DIR_ASSET /b',
      expected: ['3:6 near DIR_ASSET DIR_ASSETS'],
    },
    { text: 'FROM python:3.13-slim\nENV PATH=/x:$PAHT', expected: ['2:13 near PAHT PATH'] },
    { text: 'FROM python:3.13-slim\nWORKDIR $JAVA_HOME', expected: [] },
    { text: 'FROM python:3.13-slim\nCOPY a-$TARGETARCH /b', expected: ['2:8 platform TARGETARCH'] },
    { text: 'FROM python:3.13-slim\nENV PYTHONPATH=/x:$PYTHONPATH', expected: [] },
    { text: 'FROM python:3.13-slim\nENV X=$X', expected: ['2:7 itself X'] },
    { text: 'FROM python:3.13-slim\nCOPY ${X:-a} /b', expected: [] },
    { text: 'FROM python:3.13-slim\nRUN echo $X', expected: [] },
    { text: 'FROM a:1 AS b\nENV CONF=/c\nFROM d:1\nWORKDIR $CONF', expected: ['4:9 elsewhere CONF'] },
  ],
  'env-runtime': [
    {
      text: 'FROM python:3.13-slim\nCMD ["python", "app.py"]',
      expected: ['2:6 unset PYTHONUNBUFFERED python'],
    },
    { text: 'FROM python:3.13-slim\nENV PYTHONUNBUFFERED=1\nCMD ["python", "app.py"]', expected: [] },
    { text: 'FROM python:3.13-slim\nCMD ["python", "-u", "app.py"]', expected: [] },
    { text: 'FROM node:24-slim\nCMD ["node", "a.js"]', expected: ['2:6 unset NODE_ENV node'] },
    { text: 'FROM python:3.13-slim\nCMD ["gunicorn", "a:b"]', expected: [] },
    { text: 'FROM debian:13\nCMD ["python", "a.py"]', expected: [] },
  ],
  'env-debian-frontend': [
    { text: 'FROM python:3.13-slim\nENV DEBIAN_FRONTEND=noninteractive', expected: ['2:5 stays'] },
    { text: 'FROM python:3.13-slim\nENV DEBIAN_FRONTEND noninteractive', expected: ['2:5 stays'] },
    { text: 'FROM python:3.13-slim\nENV A=1 DEBIAN_FRONTEND=noninteractive', expected: ['2:9 stays'] },
    { text: 'FROM python:3.13-slim\nARG DEBIAN_FRONTEND=noninteractive', expected: [] },
  ],
  'env-unused': [
    {
      text: 'FROM python:3.13-slim\nENV WORKERS=4\nCMD ["gunicorn", "-w", "4", "app:app"]',
      expected: ['2:5 fixed WORKERS -w gunicorn'],
    },
    { text: 'FROM python:3.13-slim\nENV WORKERS=4\nCMD gunicorn -w $WORKERS app:app', expected: [] },
    {
      text: 'FROM python:3.13-slim\nENV PORT=8000\nCMD ["uvicorn", "app:app", "--port", "8000"]',
      expected: ['2:5 fixed PORT --port uvicorn'],
    },
    { text: 'FROM python:3.13-slim\nENV WORKERS=4\nCMD ["python", "app.py"]', expected: [] },
    {
      text: 'FROM python:3.13-slim\nENV PORT=8000\nHEALTHCHECK CMD curl localhost:$PORT\nCMD ["uvicorn", "app:app", "--port", "8000"]',
      expected: [],
    },
  ],
};

describe.each(Object.entries(CASES))('dockerfile/%s', (slug, cases) => {
  const rule = RULES_OF_AREA.find(({ id }) => id === `dockerfile/${slug}`)!;

  test.each(cases)('$text', ({ text, expected, options }) => {
    expect(summarize(text, lintDockerfile(text, [rule], options))).toEqual(expected);
  });
});
