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
  'add-not-copy': [
    { text: 'FROM python:3.13-slim\nADD a.py /x/', expected: ['2:1 copy'] },
    { text: 'FROM python:3.13-slim\nadd a.py /x/', expected: ['2:1 copy'] },
    { text: 'FROM python:3.13-slim\nADD a.tar.gz /x/', expected: [] },
    { text: 'FROM python:3.13-slim\nADD https://example.com/a /x', expected: [] },
    { text: 'FROM python:3.13-slim\nADD $A /x', expected: [] },
    { text: 'FROM python:3.13-slim\nADD --keep-git-dir=true git@github.com:a/b.git /x', expected: [] },
  ],
  'add-remote': [
    { text: 'FROM python:3.13-slim\nADD https://example.com/a.tgz /x', expected: ['2:5 unchecked'] },
    {
      text: 'FROM python:3.13-slim\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/a.tgz /x',
      expected: [],
    },
    { text: 'FROM python:3.13-slim\nADD https://github.com/a/b.git#v1 /x', expected: [] },
  ],
  'copy-dest-slash': [
    { text: 'FROM python:3.13-slim\nCOPY a b /x', expected: ['2:10 slash COPY'] },
    { text: 'FROM python:3.13-slim\nCOPY ["a", "b", "/x y"]', expected: ['2:17 slash COPY'] },
    { text: 'FROM python:3.13-slim\nCOPY a b /x/', expected: [] },
    { text: 'FROM python:3.13-slim\nCOPY a b .', expected: [] },
    { text: 'FROM python:3.13-slim\nCOPY a b $X', expected: [] },
  ],
  'copy-no-workdir': [
    { text: 'FROM python:3.13-slim\nCOPY a b', expected: ['2:8 relative'] },
    { text: 'FROM python:3.13-slim\nWORKDIR /x\nCOPY a b', expected: [] },
    { text: 'FROM a:1 AS x\nWORKDIR /w\nFROM x\nCOPY a b', expected: [] },
    { text: 'FROM example.com/team/base:1\nCOPY a b', expected: ['2:8 relative'] },
    { text: 'FROM golang:1.26\nCOPY a b', expected: [] },
    { text: 'FROM scratch\nCOPY a ./', expected: [] },
    { text: 'FROM python:3.13-slim\nCOPY a $X/b', expected: [] },
  ],
  'copy-ignored': [
    {
      text: 'FROM python:3.13-slim\nCOPY README.md /x',
      expected: ['2:6 ignored README.md 1'],
      options: { ignore: '*.md\n' },
    },
    {
      text: 'FROM python:3.13-slim\nCOPY README.md /x',
      expected: [],
      options: { ignore: '*.md\n!README.md' },
    },
    {
      text: 'FROM python:3.13-slim\nCOPY docs/a /x',
      expected: ['2:6 ignored docs/a 1'],
      options: { ignore: 'docs' },
    },
    { text: 'FROM python:3.13-slim\nCOPY docs /x', expected: [], options: { ignore: 'docs\n!docs/keep' } },
    { text: 'FROM python:3.13-slim\nCOPY . /x', expected: [], options: { ignore: '**\n!a' } },
    {
      text: 'FROM python:3.13-slim\nCOPY --from=y README.md /x',
      expected: [],
      options: { ignore: '*.md\n' },
    },
  ],
  'copy-secret-file': [
    { text: 'FROM python:3.13-slim\nCOPY .env /x', expected: ['2:6 copied .env environment file'] },
    {
      text: 'FROM python:3.13-slim\nCOPY certs/server.key id_rsa /x/',
      expected: ['2:6 copied certs/server.key private key', '2:23 copied id_rsa private key'],
    },
    { text: 'FROM python:3.13-slim\nCOPY .env.example /x', expected: [] },
    { text: 'FROM python:3.13-slim\nCOPY ca.pem /x', expected: [] },
    { text: 'FROM a:1 AS b\nCOPY .env /x\nFROM c:1', expected: ['2:6 copied .env environment file'] },
    {
      text: 'FROM python:3.13-slim\nCOPY service-account.json /x',
      expected: ['2:6 copied service-account.json credentials'],
    },
  ],
  'copy-leaks-secrets': [
    {
      text: 'FROM python:3.13-slim\nCOPY . /x',
      expected: ['2:6 secrets .env,certs/tls.key 0'],
      options: { files: ['.env', 'app.py', 'certs/tls.key'], ignore: 'node_modules' },
    },
    {
      text: 'FROM python:3.13-slim\nCOPY . /x',
      expected: [],
      options: { files: ['.env', 'app.py'], ignore: '.env*' },
    },
    {
      text: 'FROM python:3.13-slim\nCOPY . /x',
      expected: ['2:6 would-leak .env'],
      options: { files: ['.env.example', 'app.py'], ignore: 'node_modules' },
    },
    {
      text: 'FROM python:3.13-slim\nCOPY . /x',
      expected: ['2:6 dependencies web/node_modules', '2:6 git'],
      options: { files: ['app.py'], folders: ['.git', 'web/node_modules'], ignore: 'x' },
    },
    {
      text: 'FROM python:3.13-slim\nCOPY . /x',
      expected: ['2:6 secrets backend/.env 0'],
      options: { files: ['backend/.env', '.env'], ignore: '.env' },
    },
    {
      text: 'FROM python:3.13-slim\nCOPY . /x',
      expected: ['2:6 secrets .env 0'],
      options: { files: ['.env'], ignore: '**/.env*\n!.env' },
    },
    {
      text: 'FROM a:1 AS b\nWORKDIR /w\nCOPY . .\nFROM c:1\nCOPY --from=b /w/dist /x',
      expected: [],
      options: { files: ['.env'], ignore: 'x' },
    },
    {
      text: 'FROM a:1 AS b\nWORKDIR /w\nCOPY . .\nFROM c:1\nCOPY --from=b /w /x',
      expected: ['3:6 secrets .env 0'],
      options: { files: ['.env'], ignore: 'x' },
    },
    {
      text: 'FROM python:3.13-slim\nCOPY web /x',
      expected: ['2:6 secrets web/.env 0'],
      options: { files: ['web/.env', 'a'], ignore: 'x' },
    },
  ],
  'dockerignore-missing': [
    {
      text: 'FROM python:3.13-slim\nCOPY . /x',
      expected: ['2:6 missing the folder'],
      options: { files: ['a'] },
    },
    {
      text: 'FROM python:3.13-slim\nCOPY . /x',
      expected: ['2:6 missing the folder'],
      options: { files: ['a'], folders: ['.git'] },
    },
    { text: 'FROM python:3.13-slim\nCOPY . /x', expected: [], options: { files: ['a'], ignore: '' } },
    { text: 'FROM python:3.13-slim\nCOPY a /x', expected: [], options: { files: ['a'] } },
  ],
  'dockerignore-invalid': [
    {
      text: 'FROM python:3.13-slim\n',
      expected: ['1:3 lone-exclamation', '1:5 bad-pattern'],
      options: { ignore: 'a\n!\nlogs/[abc\n' },
    },
    { text: 'FROM python:3.13-slim\n', expected: [], options: { ignore: 'a\n' } },
  ],
  'dockerignore-no-effect': [
    {
      text: 'FROM python:3.13-slim\n',
      expected: ['1:1 comment', '1:18 outside', '2:6 duplicate 3'],
      options: { ignore: 'secrets/ # never\n../x\n.git\n.git\n' },
    },
    { text: 'FROM python:3.13-slim\n', expected: ['1:1 overridden 2'], options: { ignore: '.env\n!.env\n' } },
    {
      text: 'FROM python:3.13-slim\n',
      expected: ['1:1 excepts-nothing'],
      options: { ignore: '!README.md\n*.md\n!README.md\n' },
    },
    {
      text: 'FROM python:3.13-slim\n',
      expected: ['1:1 top-only backend/.env .env'],
      options: { ignore: '.env\n', files: ['backend/.env'] },
    },
    { text: 'FROM python:3.13-slim\n', expected: [], options: { ignore: '**\n!src\n!a/b\n' } },
    {
      text: 'FROM python:3.13-slim\n',
      expected: [],
      options: { ignore: '**/.env\nnode_modules\n', files: ['backend/.env', 'a'] },
    },
  ],
  'deps-after-source': [
    {
      text: 'FROM python:3.13-slim\nCOPY . .\nRUN pip install -r requirements.txt',
      expected: ['3:5 late pip install -r requirements.txt'],
    },
    {
      text: 'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .',
      expected: [],
    },
    { text: 'FROM python:3.13-slim\nCOPY . .\nRUN pip install .', expected: [] },
    {
      text: 'FROM node:24\nCOPY . .\nRUN npm ci && npm run build',
      expected: ['3:5 late npm ci package.json and package-lock.json'],
    },
    { text: 'FROM node:24\nCOPY package.json .\nRUN npm ci\nCOPY . .\nRUN npm ci --omit=dev', expected: [] },
  ],
  'archive-extract': [
    {
      text: 'FROM python:3.13-slim\nCOPY a.tar.gz /tmp/\nRUN tar xzf /tmp/a.tar.gz',
      expected: ['2:6 unpacked'],
    },
    { text: 'FROM python:3.13-slim\nCOPY a.zip /tmp/\nRUN unzip /tmp/a.zip', expected: [] },
    {
      text: 'FROM python:3.13-slim\nCOPY a.tgz /tmp/b.tgz\nRUN cd /tmp && tar -x -f b.tgz',
      expected: ['2:6 unpacked'],
    },
    { text: 'FROM python:3.13-slim\nCOPY a.tar.gz /tmp/\nRUN tar czf /tmp/a.tar.gz /x', expected: [] },
  ],
  'chown-doubles-layer': [
    {
      text: 'FROM python:3.13-slim\nCOPY . /srv\nRUN chown -R app:app /srv',
      expected: ['3:5 again chown chown'],
    },
    {
      text: 'FROM python:3.13-slim\nWORKDIR /srv\nCOPY . .\nRUN useradd app && chown -R app .',
      expected: ['4:20 again chown chown'],
    },
    { text: 'FROM python:3.13-slim\nCOPY --chown=app . /srv\nRUN chown -R app /srv', expected: [] },
    { text: 'FROM python:3.13-slim\nCOPY . /srv\nRUN chown app /srv', expected: [] },
    { text: 'FROM python:3.13-slim\nCOPY . /srv\nRUN chown -R app /data', expected: [] },
    {
      text: 'FROM python:3.13-slim\nCOPY . /srv\nRUN chmod -R 755 /srv',
      expected: ['3:5 again chmod chmod'],
    },
  ],
  'copy-chown': [
    { text: 'FROM python:3.13-slim\nCOPY --chown=app:app a /x', expected: ['2:6 owned'] },
    { text: 'FROM python:3.13-slim\nCOPY --chown=0:0 a /x', expected: [] },
  ],
};

describe.each(Object.entries(CASES))('dockerfile/%s', (slug, cases) => {
  const rule = RULES_OF_AREA.find(({ id }) => id === `dockerfile/${slug}`)!;

  test.each(cases)('$text', ({ text, expected, options }) => {
    expect(summarize(text, lintDockerfile(text, [rule], options))).toEqual(expected);
  });
});
