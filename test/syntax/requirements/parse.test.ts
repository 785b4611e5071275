import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCK_READERS } from '../../../src/syntax/requirements/locks.js';
import { parsePackageJson } from '../../../src/syntax/requirements/package-json.js';
import { parsePipfile, parsePyproject } from '../../../src/syntax/requirements/pyproject.js';
import {
  parseRequirement,
  parseRequirementsFile,
} from '../../../src/syntax/requirements/requirements-txt.js';

const short = (
  text: string,
  list: readonly {
    name: string;
    spec: string;
    pin: string;
    group: string;
    range: { start: number; end: number };
  }[],
) =>
  list.map(({ name, spec, pin, group, range }) => [
    name,
    spec,
    pin,
    group,
    text.slice(range.start, range.end),
  ]);

describe('a requirements file', () => {
  it('gives names, versions and places', () => {
    const text =
      '\ufeff# comment\n-r base.txt\n--requirement=dev.txt\n-c limits.txt\n-e .\n  Django == 5.2.1 ; python_version > "3.9"\nuvicorn[standard]>=0.30,<1  # server\nhttpx\npkg @ https://example.org/pkg.whl\r\nPy_Yaml==6.0 \\\n    --hash=sha256:00\nnot a requirement!\n';
    const file = parseRequirementsFile(text);
    expect(short(text, file.requirements)).toEqual([
      ['django', '==5.2.1', 'exact', 'main', 'Django'],
      ['uvicorn', '>=0.30,<1', 'range', 'main', 'uvicorn'],
      ['httpx', '', 'none', 'main', 'httpx'],
      ['pkg', '@https://example.org/pkg.whl', 'url', 'main', 'pkg'],
      ['py-yaml', '==6.0', 'exact', 'main', 'Py_Yaml'],
    ]);
    expect([file.includes, file.constraints, file.isCompiled]).toEqual([
      ['base.txt', 'dev.txt'],
      ['limits.txt'],
      true,
    ]);
  });

  it('calls a prefix no exact version', () => {
    expect(parseRequirement('a==1.*', 0)?.pin).toBe('range');
    expect(parseRequirement('a===1.0', 0)?.pin).toBe('exact');
  });

  it('takes any text, and points into it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { range } of parseRequirementsFile(text).requirements) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe('pyproject.toml', () => {
  it('is read in all its forms', () => {
    const text =
      '[project]\nname = "my-app"\nrequires-python = ">=3.10"\ndependencies = ["fastapi==0.118.0", "httpx>=0.28"]\n[project.optional-dependencies]\npg = ["asyncpg"]\n[dependency-groups]\ndev = ["pytest"]\n[tool.poetry.dependencies]\npython = "^3.10"\nredis = "6.4.0"\ncelery = { version = "^5", optional = true }\nown = { path = "../own" }\n';
    const file = parsePyproject(text);
    expect(short(text, file!.requirements)).toEqual([
      ['fastapi', '==0.118.0', 'exact', 'main', 'fastapi'],
      ['httpx', '>=0.28', 'range', 'main', 'httpx'],
      ['asyncpg', '', 'none', 'optional', 'asyncpg'],
      ['pytest', '', 'none', 'dev', 'pytest'],
      ['redis', '6.4.0', 'exact', 'main', 'redis'],
      ['celery', '^5', 'range', 'optional', 'celery'],
      ['own', '', 'url', 'main', 'own'],
    ]);
    expect([file!.ownName, file!.requiresPython, file!.isOpen]).toEqual(['my-app', '>=3.10', false]);
  });

  it('says that dependencies stand elsewhere, or that it is no TOML', () => {
    expect(parsePyproject('[project]\ndynamic = ["dependencies"]\n')?.isOpen).toBe(true);
    expect(parsePyproject('[project\n')).toBeUndefined();
  });
});

describe('package.json', () => {
  it('gives groups, pins and places', () => {
    const text =
      '{"name":"x","dependencies":{"a":"1.2.3","b":"^1","c":"workspace:*","d":"latest"},"devDependencies":{"e":"git+ssh://x"}}';
    expect(short(text, parsePackageJson(text)!.requirements)).toEqual([
      ['a', '1.2.3', 'exact', 'main', 'a'],
      ['b', '^1', 'range', 'main', 'b'],
      ['c', 'workspace:*', 'url', 'main', 'c'],
      ['d', 'latest', 'none', 'main', 'd'],
      ['e', 'git+ssh://x', 'url', 'dev', 'e'],
    ]);
    for (const wrong of ['', '[]', '{', 'null']) expect(parsePackageJson(wrong)).toBeUndefined();
  });
});

describe('readers of manifests and lock files', () => {
  it('take any text', () => {
    const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.json());
    fc.assert(
      fc.property(any, (text) => {
        parsePyproject(text);
        parsePipfile(text);
        parsePackageJson(text);
        for (const read of Object.values(LOCK_READERS)) {
          const lock = read(text);
          const range = { start: 0, end: 1 };
          lock?.has({ name: 'a', spec: '^1', pin: 'range', group: 'main', range }, '');
        }
      }),
    );
  });
});
