import { describe, expect, it } from 'vitest';
import { findIn, lintBackend } from './support.js';

describe('smoke/manifest-broken', () => {
  it.each([
    ['package.json', '{"name": "x",}', 'json', '}'],
    ['package.json', '[]', 'no-object', '['],
    ['pyproject.toml', '[project\n', 'toml', '\n'],
    ['Pipfile', 'a = \n', 'toml', undefined],
    ['requirements.txt', 'fastapi\n\0\u0001\u0002', 'binary', '\0'],
    ['sub/requirements/base.txt', '\0\0', 'binary', '\0'],
  ])('tells of %s: %j, with code beside it or without', async (path, text, defect, at) => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1).replace('requirements/', '');
    for (const files of [
      { [path]: text },
      { [path]: text, [`${folder}main.py`]: '', [`${folder}main.js`]: '' },
    ]) {
      const found = await findIn(files, 'manifest-broken');
      expect(found).toEqual([
        expect.objectContaining({ file: path, args: { defect }, severity: 'error', messageId: 'unreadable' }),
      ]);
      if (at !== undefined) expect(found[0]!.at).toBe(at);
    }
  });

  it.each([
    { 'package.json': '\ufeff{"name": "x"}' },
    { 'pyproject.toml': '[project]\nname = "x"\ndynamic = ["dependencies"]\n' },
    { 'requirements.txt': 'fastapi==1.0.0\n' },
    { '{{cookiecutter.name}}/pyproject.toml': '[project]\nname = {{ x }}\n' },
    { 'pyproject.toml': '[project]\nname = {{ x }}\n' },
    { 'tests/fixtures/bad/package.json': '{' },
  ])('is silent about %j', async (files) => {
    expect((await lintBackend(files)).filter(({ rule }) => rule === 'smoke/manifest-broken')).toEqual([]);
  });
});
