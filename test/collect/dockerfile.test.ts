import { describe, expect, test } from 'vitest';
import { collectDockerfiles } from '../../src/collect/dockerfile.js';
import { isDockerfileName } from '../../src/collect/dockerfile-names.js';
import {
  BUILD_CHECKS,
  readDockerfileRequests,
  readHadolintPragma,
} from '../../src/collect/dockerfile-suppressions.js';
import { readHadolintConfig } from '../../src/collect/hadolint-config.js';
import { buildStageGraph, parseDockerfile } from '../../src/syntax/dockerfile/index.js';
import { createMemoryHost } from '../support/memory-host.js';

const collect = (files: Record<string, string>, paths: readonly string[] = []) =>
  collectDockerfiles(createMemoryHost(files), '/project', { paths, config: {} });

describe('discovery', () => {
  test.each([
    ['Dockerfile', true],
    ['a/b/Dockerfile.prod', true],
    ['api.Dockerfile', true],
    ['production.dockerfile', true],
    ['Containerfile', true],
    ['Dockerfile-dev', true],
    ['Dockerfile.dockerignore', false],
    ['Dockerfile.md', false],
    ['dockerfile.py', false],
    ['MyDockerfileNotes', false],
  ])('%s: %s', (path, expected) => {
    expect(isDockerfileName(path)).toBe(expected);
  });

  test('finds files, leaves out what .gitignore says, and names templates', async () => {
    const { models, skipped } = await collect({
      Dockerfile: 'FROM a:1',
      'api/Dockerfile': 'FROM b:1',
      'scratch/Dockerfile': 'FROM c:1',
      '.gitignore': 'scratch/\n',
      'deploy/Dockerfile.j2': 'FROM {{ image }}',
      'old/Dockerfile': '{% if x %}\nFROM a:1\n{% endif %}',
      'node_modules/x/Dockerfile': 'FROM d:1',
    });
    expect(models.map(({ file }) => file.path)).toEqual(['Dockerfile', 'api/Dockerfile']);
    expect(skipped.map(({ path }) => path)).toEqual(['deploy/Dockerfile.j2', 'old/Dockerfile']);
  });

  test('takes named files whatever git says, and folders', async () => {
    const files = {
      '.gitignore': 'x',
      x: 'FROM a:1',
      'api/Dockerfile': 'FROM b:1',
      'web/Dockerfile': 'FROM c:1',
    };
    expect((await collect(files, ['x', 'api'])).models.map(({ file }) => file.path)).toEqual([
      'x',
      'api/Dockerfile',
    ]);
    await expect(collect(files, ['nowhere'])).rejects.toThrow('nowhere');
  });
});

describe('build context', () => {
  const contextOf = async (files: Record<string, string>) => (await collect(files)).models[0]!.context;

  test('is the folder in which the sources lie', async () => {
    const text = 'FROM a:1\nCOPY src/app.py pyproject.toml /x/';
    const files = { 'docker/Dockerfile': text, 'src/app.py': '', 'pyproject.toml': '', '.dockerignore': 'x' };
    expect(await contextOf(files)).toMatchObject({
      folder: '',
      assumed: true,
      ignore: { path: '.dockerignore' },
    });
    expect((await contextOf({ 'api/Dockerfile': text, 'api/src/app.py': '' }))?.folder).toBe('api');
    expect(await contextOf({ 'api/Dockerfile': text, 'readme.txt': '' })).toBeUndefined();
  });

  test('a .dockerignore further up tells where builds start', async () => {
    const text = 'FROM a:1\nCOPY . /x';
    expect((await contextOf({ 'api/Dockerfile': text, '.dockerignore': '' }))?.folder).toBe('');
    expect((await contextOf({ 'api/Dockerfile': text }))?.folder).toBe('api');
    expect(await contextOf({ 'docker/Dockerfile': text })).toBeUndefined();
  });

  test('an ignore file of its own counts more, and is judged once', async () => {
    const { models } = await collect({
      Dockerfile: 'FROM a:1\nCOPY . /x',
      'b.Dockerfile': 'FROM a:1\nCOPY . /x',
      'b.Dockerfile.dockerignore': 'own',
      'c.Dockerfile': 'FROM a:1\nCOPY . /x',
      '.dockerignore': 'shared',
      '.git/HEAD': '',
    });
    expect(models.map(({ context }) => [context?.ignore?.path, context?.judgesIgnore])).toEqual([
      ['.dockerignore', true],
      ['b.Dockerfile.dockerignore', true],
      ['.dockerignore', false],
    ]);
    expect(models[0]!.context?.folders).toContain('.git');
  });
});

describe('.hadolint.yaml', () => {
  test('is read', () => {
    expect(
      readHadolintConfig({
        ignored: ['DL3008', 7],
        override: { error: ['DL3007'], style: ['DL3015'], ignore: ['DL3059'], loud: ['DL1'] },
        trustedRegistries: ['ghcr.io'],
        'label-schema': { maintainer: 'text', n: 1 },
        'strict-labels': true,
        'failure-threshold': 'style',
      }),
    ).toEqual({
      ignored: ['DL3008'],
      severity: { DL3007: 'error', DL3015: 'info', DL3059: 'off' },
      policy: { trustedRegistries: ['ghcr.io'], labelSchema: { maintainer: 'text' }, strictLabels: true },
      failOn: 'info',
      ignorePragmas: false,
    });
  });

  test.each([undefined, null, 'text', 3, [], { ignored: 'DL1', override: [] }])('takes %j', (content) => {
    expect(readHadolintConfig(content)).toMatchObject({ ignored: [], severity: {}, failOn: undefined });
  });

  test('reaches the policy; a broken one is passed over with a note', async () => {
    const files = { Dockerfile: 'FROM a:1', '.hadolint.yaml': 'trustedRegistries: [ghcr.io]' };
    expect((await collect(files)).models[0]!.policy.trustedRegistries).toEqual(['ghcr.io']);
    const broken = await collect({ ...files, '.hadolint.yaml': 'a: [' });
    expect(broken.hadolint).toBeUndefined();
    expect(broken.notes).toHaveLength(1);
  });
});

describe('comments that turn rules off', () => {
  const requests = (text: string) => {
    const dockerfile = parseDockerfile(text);
    return readDockerfileRequests('Dockerfile', dockerfile, buildStageGraph(dockerfile));
  };
  const brief = (text: string) =>
    requests(text).suppressions.map(({ rules, lines, foreign }) => [
      rules.join(' '),
      lines,
      foreign ?? false,
    ]);

  test.each([
    ['hadolint ignore=DL3006', { scope: 'line', rules: ['DL3006'] }],
    ['hadolint ignore=DL3006,SC2086 # why', { scope: 'line', rules: ['DL3006', 'SC2086'] }],
    ['hadolint global ignore = DL3023 , DL3021', { scope: 'file', rules: ['DL3023', 'DL3021'] }],
    ['hadolint stage ignore=DL3011', { scope: 'stage', rules: ['DL3011'] }],
    ['hadolint ignore=DL3006,nonsense', undefined],
    ['hadolint shell=bash', undefined],
    ['about hadolint ignore=DL3006', undefined],
  ])('%s', (comment, expected) => {
    expect(readHadolintPragma(comment)).toEqual(expected);
  });

  test('hadolint: the instruction below, the file, the stage', () => {
    expect(brief('FROM a:1\n# hadolint ignore=DL3003\nRUN a \\\n  && b\n')).toEqual([
      ['DL3003', [3, 4], true],
    ]);
    expect(brief('FROM a:1\n# hadolint ignore=DL3003\n\nRUN a\n')).toEqual([['DL3003', [], true]]);
    expect(brief('FROM a:1\n# hadolint ignore=DL3003,oops\nRUN a\n')).toEqual([['', [], true]]);
    expect(brief('FROM a:1\n# hadolint global ignore=DL3003\nRUN a\n')).toEqual([
      ['DL3003', undefined, true],
    ]);
    expect(brief('# hadolint stage ignore=DL3003\nFROM a:1\nRUN a\nFROM b:1\nRUN c\n')).toEqual([
      ['DL3003', [2, 3], true],
    ]);
    expect(brief('FROM a:1\n# hadolint stage ignore=DL3003\nRUN a\nFROM b:1\nRUN c\n')).toEqual([
      ['DL3003', [1, 2, 3], true],
    ]);
    expect(brief('FROM a:1\nRUN a\n# hadolint stage ignore=DL3003\nRUN b\n')).toEqual([['DL3003', [], true]]);
  });

  test('docker build: the file, the instruction below, errors', () => {
    expect(brief('# check=skip=UndefinedVar,FromAsCasing;error=true\nFROM a:1\n')).toEqual([
      ['UndefinedVar FromAsCasing', undefined, true],
    ]);
    expect(requests('# check=error=true\nFROM a:1\n').failsOnBuildChecks).toBe(true);
    expect(brief('FROM a:1\n# check=skip=UndefinedVar // known\nCOPY $X /y\nCOPY $Z /y\n')).toEqual([
      ['UndefinedVar', [3], true],
    ]);
    expect(requests('#check=skip=all\nFROM a:1\n').suppressions[0]!.rules).toEqual(BUILD_CHECKS);
  });

  test('our own: the next line, also inside an instruction', () => {
    expect(brief('FROM a:1\n# catalyst-ignore DL3003 -- why\nRUN a\n')).toEqual([['DL3003', [3], false]]);
    expect(brief('FROM a:1\nRUN a \\\n# catalyst-ignore DL3003 -- why\n  && cd b\n')).toEqual([
      ['DL3003', [4], false],
    ]);
  });
});
