import { describe, expect, test } from 'vitest';
import { RULES_OF_AREA } from '../../../src/rules/dockerfile/index.generated.js';
import { applyFixes, lintDockerfile, summarize } from '../../support/lint-dockerfile.js';

const ruleOf = (slug: string) => RULES_OF_AREA.filter(({ id }) => id === `dockerfile/${slug}`);
const fix = (slug: string, text: string, files?: readonly string[]) =>
  applyFixes(text, lintDockerfile(text, ruleOf(slug), files ? { files } : {}));

describe('chown-doubles-layer', () => {
  test('copies with the owner, and leaves the folder to chown', () => {
    expect(
      fix(
        'chown-doubles-layer',
        'FROM a:1\nRUN useradd app\nWORKDIR /srv\nCOPY a.py b.py ./\nCOPY --link c /srv/\nRUN chown -R app:app /srv && ls\n',
      ),
    ).toBe(
      'FROM a:1\nRUN useradd app\nWORKDIR /srv\nCOPY --chown=app:app a.py b.py ./\nCOPY --chown=app:app --link c /srv/\nRUN chown app:app /srv && ls\n',
    );
  });

  // A file that something else has made would keep its owner.
  test.each([
    'FROM a:1\nWORKDIR /srv\nCOPY . .\nRUN npm ci\nRUN chown -R app:app /srv\n',
    'FROM a:1\nRUN mkdir -p /srv/data\nCOPY . /srv\nRUN chown -R app:app /srv\n',
    'FROM a:1\nCOPY . /srv/app\nRUN chown -R app:app /srv\n',
    'FROM a:1\nCOPY . /srv\nRUN chown -R app /srv\n',
    'FROM a:1\nCOPY . /srv\nRUN chown -R app:app /srv /var\n',
    'FROM a:1\nCOPY . /srv\nRUN useradd app && chown -R app:app /srv\n',
    'FROM a:1\nCOPY . /srv\nRUN chmod -R 755 /srv\n',
    'FROM a:1\nCOPY . /srv\nRUN chown -R $U:$U /srv\n',
  ])('%j stays', (text) => {
    expect(lintDockerfile(text, ruleOf('chown-doubles-layer'))).toHaveLength(1);
    expect(fix('chown-doubles-layer', text)).toBe(text);
  });
});

describe('consecutive-run', () => {
  test.each([
    ['FROM a:1\nRUN x\nRUN y z\nRUN w\n', 'FROM a:1\nRUN x \\\n    && y z \\\n    && w\n'],
    ['FROM a:1\nRUN x\n\n# why\nRUN y\n', 'FROM a:1\nRUN x \\\n# why\n    && y\n'],
    ['FROM a:1\r\nRUN x\r\nRUN y\r\n', 'FROM a:1\r\nRUN x \\\r\n    && y\r\n'],
    [
      'FROM a:1\nRUN --network=none x\nRUN --network=none y\n',
      'FROM a:1\nRUN --network=none x \\\n    && y\n',
    ],
  ])('%j', (before, after) => {
    expect(fix('consecutive-run', before)).toBe(after);
    expect(lintDockerfile(after, ruleOf('consecutive-run'))).toEqual([]);
  });

  test.each([
    // Another shell, which is left alone.
    '# escape=`\nFROM a:1\nRUN x\nRUN y\n',
    'FROM a:1\nRUN x # last\nRUN y\n',
    'FROM a:1\nRUN cd /x\nRUN y\n',
    'FROM a:1\nRUN export A=1\nRUN y\n',
    'FROM a:1\nRUN A=1\nRUN y\n',
    'FROM a:1\nRUN x &\nRUN y\n',
    'FROM a:1\nRUN x;\nRUN y\n',
    'FROM a:1\nRUN ["x"]\nRUN y\n',
    'FROM a:1\nRUN x\n# hadolint ignore=DL3003\nRUN y\n',
  ])('%j stays', (text) => {
    expect(fix('consecutive-run', text)).toBe(text);
  });
});

describe('deps-after-source', () => {
  test.each([
    [
      'FROM a:1\nWORKDIR /srv\nCOPY --chown=a:a . .\n\nRUN pip install -r req/base.txt\nCMD ["x"]\n',
      undefined,
      'FROM a:1\nWORKDIR /srv\nCOPY --chown=a:a req/base.txt req/\nRUN pip install -r req/base.txt\n\nCOPY --chown=a:a . .\nCMD ["x"]\n',
    ],
    [
      'FROM a:1\r\nCOPY . ./\r\nRUN npm ci --omit=dev\r\n',
      ['package.json', 'package-lock.json'],
      'FROM a:1\r\nCOPY package.json package-lock.json ./\r\nRUN npm ci --omit=dev\r\nCOPY . ./\r\n',
    ],
  ])('%j', (before, files, after) => {
    expect(fix('deps-after-source', before, files)).toBe(after);
    expect(lintDockerfile(after, ruleOf('deps-after-source'), files ? { files } : {})).toEqual([]);
  });

  test.each<[string, string[] | undefined]>([
    ['FROM a:1\nCOPY . .\nRUN npm ci\n', undefined],
    ['FROM a:1\nCOPY . .\nRUN npm ci\n', ['package.json']],
    ['FROM a:1\nCOPY . .\nRUN npm ci\n', ['package.json', 'package-lock.json', '.npmrc']],
    ['FROM a:1\nCOPY . .\nRUN pip install -r a.txt && python setup.py\n', undefined],
    ['FROM a:1\nCOPY . .\nRUN pip install -c c.txt -r a.txt\n', undefined],
    ['FROM a:1\nCOPY . .\nENV A=1\nRUN pip install -r a.txt\n', undefined],
    ['FROM a:1\nCOPY . /srv\nRUN pip install -r a.txt\n', undefined],
    ['FROM a:1\nCOPY . .\nRUN --mount=type=bind,target=/x pip install -r a.txt\n', undefined],
  ])('%j with %j stays', (text, files) => {
    expect(lintDockerfile(text, ruleOf('deps-after-source'), files ? { files } : {})).toHaveLength(1);
    expect(fix('deps-after-source', text, files)).toBe(text);
  });
});

describe('stage-cycle', () => {
  const find = (text: string) => summarize(text, lintDockerfile(text, ruleOf('stage-cycle')));

  test('two stages, three, and by way of FROM', () => {
    expect(find('FROM a:1 AS x\nCOPY --from=y /a /b\nFROM a:1 AS y\nCOPY --from=x /a /b\n')).toEqual([
      '2:13 circle x y',
    ]);
    expect(
      find(
        'FROM a:1 AS x\nRUN --mount=from=z,target=/z a\nFROM x AS y\nFROM a:1 AS z\nCOPY --from=y /a /b\n',
      ),
    ).toEqual(['2:18 circle x z']);
  });

  test.each([
    'FROM a:1 AS x\nCOPY --from=y /a /b\nFROM a:1 AS y\n',
    'FROM a:1 AS x\nCOPY --from=x /a /b\n',
    'FROM a:1 AS x\nONBUILD COPY --from=y /a /b\nFROM x AS y\nCOPY --from=x /a /b\n',
  ])('%j has none', (text) => {
    expect(find(text)).toEqual([]);
  });
});
