import { describe, expect, it } from 'vitest';
import {
  findProjects,
  interpolate,
  listEnvFiles,
  looksLikeTemplate,
  parseBytes,
  parseDuration,
  splitWords,
} from '../../../src/syntax/compose/index.js';
import { resolveInside } from '../../../src/syntax/compose/paths.js';

describe('interpolate', () => {
  const variables = {
    values: new Map([
      ['A', 'a'],
      ['E', ''],
    ]),
    complete: true,
  };
  it.each([
    ['$A-${A}', 'a-a'],
    ['$$A', '$A'],
    ['${E:-x}${E-y}', 'x'],
    ['${N:-${A}}', 'a'],
    ['${A:+x}${N:+y}', 'x'],
    ['${N:-{"k": 1}}', '{"k": 1}'],
    ['$1 $', '$1 $'],
    ['${N}', ''],
  ])('%s', (template, value) => {
    expect(interpolate(template, variables).text.value).toBe(value);
  });

  it.each([
    ['${A', 'invalid'],
    ['${}', 'invalid'],
    ['${A/x}', 'invalid'],
    ['${N:?no}', 'required'],
    ['${E:?no}', 'required'],
  ])('%s', (template, code) => {
    expect(interpolate(template, variables).errors.map((error) => error.code)).toEqual([code]);
  });
});

describe('values', () => {
  it('reads sizes, durations and words', () => {
    expect(['1g', '1.5m', '512', '1GiB', 'x', '-1k', '1gg'].map(parseBytes)).toEqual([
      2 ** 30,
      1572864,
      512,
      2 ** 30,
      undefined,
      undefined,
      undefined,
    ]);
    expect(['1m30s', '500ms', '0', '30', '1d', ''].map(parseDuration)).toEqual([
      90000,
      500,
      0,
      undefined,
      86400000,
      undefined,
    ]);
    expect(splitWords('a "b c" \'d\'\\ e')).toEqual({ words: ['a', 'b c', 'd e'], cut: false });
    expect(splitWords('a | b')).toEqual({ words: ['a'], cut: true });
    expect(splitWords('a "b')).toBeUndefined();
  });

  it('stays inside the root', () => {
    expect(resolveInside('a/b', '../c')).toBe('a/c');
    expect(resolveInside('a', '../../c')).toBeUndefined();
    expect(resolveInside('a', '/etc/passwd')).toBeUndefined();
    expect(resolveInside('', '.')).toBe('');
  });
});

describe('findProjects', () => {
  const texts: Record<string, string> = {
    'compose.yaml': 'services: {web: {image: x}}\nnetworks: {n: {}}',
    'compose.override.yml': 'services: {web: {ports: []}}',
    'compose.dev.yaml': 'services: {web: {ports: []}}',
    'compose.ci.yaml': 'services: {ci: {image: x}}',
    'compose.net.yaml': 'services: {ci: {image: x, networks: [n]}}',
    'sub/docker-compose.yml': 'services: {}',
    'README.md': '',
  };
  it('pairs a file with its base where it cannot stand alone', () => {
    expect(findProjects(Object.keys(texts), (path) => texts[path])).toEqual([
      { files: ['compose.yaml', 'compose.override.yml'], reason: 'default' },
      { files: ['compose.yaml', 'compose.dev.yaml'], reason: 'with-base' },
      { files: ['compose.ci.yaml'], reason: 'alone' },
      { files: ['compose.yaml', 'compose.net.yaml'], reason: 'with-base' },
      { files: ['sub/docker-compose.yml'], reason: 'default' },
    ]);
  });

  it('follows COMPOSE_FILE', () => {
    const found = findProjects(
      Object.keys(texts),
      (path) => texts[path],
      (folder) => (folder === '' ? 'compose.yaml:compose.ci.yaml' : undefined),
    );
    expect(found[0]).toEqual({ files: ['compose.yaml', 'compose.ci.yaml'], reason: 'compose-file' });
  });
});

describe('light readers', () => {
  it('lists env files', () => {
    const text =
      'services:\n  a: {env_file: x.env}\n  b:\n    env_file: [y.env, {path: z.env, required: false, format: raw}]\n';
    expect(
      listEnvFiles(text).map((entry) => [
        entry.service,
        entry.path,
        entry.required,
        text.slice(entry.range.start, entry.range.end),
      ]),
    ).toEqual([
      ['a', 'x.env', true, 'x.env'],
      ['b', 'y.env', true, 'y.env'],
      ['b', 'z.env', false, 'z.env'],
    ]);
  });

  it.each([
    ['services:\n  {% if x %}\n  a: {}\n', true],
    ['services:\n  web:\n    image: {{ image }}\n', true],
    ['services:\n  {{ name }}:\n    image: x\n', true],
    ['services:\n  web:\n    image: "${IMAGE}"\n', false],
    ['services:\n  web:\n    labels: ["com.x={{.Name}}"]\n    command: --fmt "{{json .}}"\n', false],
  ])('%#: template', (text, expected) => {
    expect(looksLikeTemplate(text)).toBe(expected);
  });
});
