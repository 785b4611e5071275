import { describe, expect, test } from 'vitest';
import { collectDockerfiles } from '../../../src/collect/dockerfile.js';
import rule from '../../../src/rules/dockerfile/copy-missing.js';
import { type LintOptions, lintDockerfile, summarize } from '../../support/lint-dockerfile.js';
import { createMemoryHost } from '../../support/memory-host.js';
import { runProgram, withFolder } from '../../support/run-program.js';

function lint(text: string, options: LintOptions) {
  const findings = lintDockerfile(text, [rule], { named: true, files: ['app.py'], ...options });
  return summarize(text, findings).map((line, i) => `${findings[i]!.severity} ${line}`);
}

describe('dockerfile/copy-missing', () => {
  const text = 'FROM node:24\nCOPY package.json package-lock.json ./';

  test('a named context: an error, at the source', () => {
    expect(lint(text, { missing: ['package-lock.json'] })).toEqual(['error 2:19 missing package-lock.json ']);
  });

  test('an assumed one: a warning, and nothing of a bare word', () => {
    expect(lint(text, { missing: ['package-lock.json'], named: false })).toEqual([
      'warning 2:19 missing package-lock.json ',
    ]);
    expect(lint('FROM a:1\nCOPY server /x/', { missing: ['server'], named: false })).toEqual([]);
    expect(lint('FROM a:1\nCOPY server /x/', { missing: ['server'] })).toEqual([
      'warning 2:6 missing server ',
    ]);
  });

  test.each([
    'dist/main.js',
    'build',
    './target/app.jar',
    'app.whl',
    'node_modules',
    'web/.next/standalone',
    'src/generated/api.ts',
    '.env',
    'certs/ca.crt',
    'models/tiny.gguf',
  ])('what is made or handed out is not missed: %s', (source) => {
    expect(lint(`FROM a:1\nCOPY ${source} /x/`, { missing: [source] })).toEqual([]);
  });

  test('a folder of configuration alone is no checkout; what is copied makes it one', () => {
    const files = ['Dockerfile', '.env.example', 'compose.yml', '.dockerignore'];
    const copied = 'FROM a:1\nCOPY .env.example go.mod go.sum /x/';
    expect(lint(copied, { files, missing: ['go.mod', 'go.sum'] })).toEqual([]);
    expect(lint(copied, { files: [...files, 'go.mod'], missing: ['go.sum'] })).toEqual([
      'error 2:26 missing go.sum ',
    ]);
  });

  test('what .dockerignore keeps out is reported there; other stages and triggers are not meant', () => {
    expect(lint('FROM a:1\nCOPY README.md /x/', { missing: ['README.md'], ignore: '*.md' })).toEqual([]);
    expect(lint('FROM a:1\nCOPY --from=b a.txt /x/\nONBUILD COPY a.txt /x/', { missing: ['a.txt'] })).toEqual(
      [],
    );
  });
});

describe('sources that are not on disk', () => {
  const missingIn = async (files: Record<string, string>, contexts?: ReadonlyMap<string, string>) => {
    const found = await collectDockerfiles(createMemoryHost(files), '/project', {
      paths: [],
      config: { exclude: ['left-out/**'] },
      ...(contexts ? { contexts } : {}),
    });
    return found.models[0]!.context?.missing;
  };

  test('are those written out, not patterns, addresses, variables or what git ignores', async () => {
    const text = [
      'FROM a:1',
      'ARG V',
      'COPY a.txt ./b.txt /c/ left-out/d.txt nope.txt lock* $V x/$V ../up.txt . /x/',
      'ADD https://example.com/x.txt git@example.com:a/b.git /x/',
      'COPY local.txt cache/x.txt /x/',
      'COPY <<EOF /x/here',
      'hello',
      'EOF',
    ].join('\n');
    const files = {
      Dockerfile: text,
      'a.txt': '',
      'b.txt': '',
      'c/one': '',
      'left-out/d.txt': '',
      '.gitignore': 'local.txt\ncache/\n',
    };
    expect(await missingIn(files)).toEqual(['nope.txt']);
  });

  test('in an assumed context, not what lies elsewhere in the project', async () => {
    const files = {
      'api/Dockerfile': 'FROM a:1\nCOPY a.txt shared/b.txt c.txt /x/',
      'api/a.txt': '',
      'libs/shared/b.txt': '',
    };
    expect(await missingIn(files)).toEqual(['c.txt']);
    expect(await missingIn(files, new Map([['api/Dockerfile', 'api/']]))).toEqual(['shared/b.txt', 'c.txt']);
  });
});

test('the built program: a compose file names the context', async () => {
  const files = {
    'compose.yaml': 'services:\n  api:\n    build: ./api\n',
    'api/Dockerfile': 'FROM node:24.1-slim\nWORKDIR /srv\nCOPY package.json package-lock.json ./\n',
    'api/package.json': '{}',
    'package-lock.json': '{}',
  };
  const run = await withFolder(files, (cwd) => runProgram(['docker', '-f', 'json'], { cwd }));
  const report = JSON.parse(run.stdout) as {
    findings: { rule: string; severity: string; file: string; args: unknown }[];
  };
  expect(report.findings.filter((one) => one.rule === rule.id)).toMatchObject([
    { severity: 'error', file: 'api/Dockerfile', args: { source: 'package-lock.json', context: 'api' } },
  ]);
});
