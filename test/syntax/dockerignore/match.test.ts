import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileGlob } from '../../../src/syntax/dockerignore/glob.js';
import { createIgnoreMatcher } from '../../../src/syntax/dockerignore/match.js';
import { cleanPath, parseDockerIgnore } from '../../../src/syntax/dockerignore/parse.js';
import { processorTime } from '../../support/processor-time.js';

const parse = (text: string) => parseDockerIgnore({ path: '.dockerignore', text });

describe('parseDockerIgnore', () => {
  test('cleans patterns and keeps their places', () => {
    const text = '\ufeff# first\n/a/./b//c/\n  ! ../x \r\n\n #not a comment\n';
    const { patterns, comments } = parse(text);
    expect(comments).toEqual([{ text: 'first', range: { start: 1, end: 8 }, line: 1 }]);
    expect(patterns.map(({ pattern, negated, line }) => [pattern, negated, line])).toEqual([
      ['a/b/c', false, 2],
      ['../x', true, 3],
      ['#not a comment', false, 5],
    ]);
    for (const { range } of patterns)
      expect(text.slice(range.start, range.end)).toBe(text.slice(range.start, range.end).trim());
  });

  test('tells what Docker refuses', () => {
    expect(parse('!\n[a\na\\\n[]a]\nok').problems.map(({ code, line }) => [code, line])).toEqual([
      ['lone-exclamation', 1],
      ['bad-pattern', 2],
      ['bad-pattern', 3],
      ['bad-pattern', 4],
    ]);
  });

  test('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab/*?[]!#\\^- \n\r.') }), (text) => {
        const { patterns, problems, comments } = parse(text);
        const lines = text.split('\n').filter((line) => line.trim() !== '').length;
        expect(patterns.length + problems.length + comments.length).toBe(lines);
      }),
    );
  });
});

describe('compileGlob', () => {
  // Pattern, paths that match, paths that do not: the table of moby/patternmatcher's behaviour, in our own words.
  test.each([
    ['**', ['a', 'a/b'], []],
    ['a', ['a'], ['b', 'a/b', 'ab']],
    ['a/**', ['a/b', 'a/b/c'], ['a', 'ab']],
    ['**/a', ['a', 'x/a', 'x/y/a'], ['xa', 'a/x']],
    ['**a', ['a', 'xa', 'x/ya'], ['ax']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['ab', 'a/bb', 'a/xb']],
    ['**/a/**', ['a/x', 'x/a/y'], ['a', 'x/a']],
    ['*.py', ['a.py', '.py'], ['x/a.py', 'a.pyc']],
    ['**/*.py', ['a.py', 'x/y/a.py'], ['a.pyc']],
    ['a?c', ['abc'], ['a/c', 'ac']],
    ['[a-c]x', ['ax', 'cx'], ['dx']],
    ['[^a-c]x', ['dx'], ['ax']],
    ['a\\*b', ['a*b'], ['axb']],
    ['a.b', ['a.b'], ['axb']],
    ['a+(b)|$', ['a+(b)|$'], ['ab']],
    ['a*b*c', ['abc', 'axbyc'], ['ab/c', 'ab']],
    ['.env*', ['.env', '.env.local'], ['x/.env']],
  ] as const)('%s', (pattern, yes, no) => {
    const matches = compileGlob(pattern)!;
    expect(yes.filter((path) => !matches(path))).toEqual([]);
    expect(no.filter((path) => matches(path))).toEqual([]);
  });

  test('agrees with a regular expression', () => {
    const pattern = fc.array(fc.constantFrom('a', 'b', '/', '*', '?', '**/', '.'), {
      minLength: 1,
      maxLength: 7,
    });
    fc.assert(
      fc.property(pattern, fc.stringMatching(/^[ab./]{1,8}$/), (parts, path) => {
        const text = cleanPath(parts.join(''));
        // The ways of "**" at either end are in the table above.
        fc.pre(!/^\*\*|\*\*$|\*\*\*/.test(text));
        const source = text.replace(/\*\*\/?|\*|\?|\./g, (mark) =>
          mark.startsWith('**') ? '(?:.*/)?' : mark === '*' ? '[^/]*' : mark === '?' ? '[^/]' : '\\.',
        );
        expect(compileGlob(text)!(path)).toBe(new RegExp(`^${source}$`).test(path));
      }),
    );
  });

  test('takes no longer for patterns made to be slow', () => {
    const matches = compileGlob(`${'*a'.repeat(200)}b`)!;
    const time = processorTime(() => {
      expect(matches('a'.repeat(2000))).toBe(false);
      expect(compileGlob(`${'**/a/'.repeat(100)}b`)!('a/'.repeat(500))).toBe(false);
    });
    expect(time).toBeLessThan(2000);
  });
});

describe('createIgnoreMatcher', () => {
  const ignored = (text: string, path: string) => createIgnoreMatcher(parse(text)).decide(path).ignored;

  test('the last pattern that matches the path or a folder above it decides', () => {
    expect(ignored('docs\n!docs/README.md', 'docs/README.md')).toBe(false);
    expect(ignored('docs\n!docs/README.md', 'docs/a.md')).toBe(true);
    expect(ignored('docs\n!docs/README.md\ndocs', 'docs/README.md')).toBe(true);
    expect(ignored('*\n!src', 'src/a/b')).toBe(false);
    expect(ignored('.env', 'backend/.env')).toBe(false);
    expect(ignored('**/.env', 'backend/.env')).toBe(true);
    expect(ignored('node_modules', 'node_modules/x/y')).toBe(true);
    expect(ignored('/a/b/', './a/b/c')).toBe(true);
  });

  test('tells which pattern it was', () => {
    const { decide, matching } = createIgnoreMatcher(parse('*.md\n!README.md\nREADME.md'));
    expect(decide('README.md').by?.line).toBe(3);
    expect(matching('README.md').map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(decide('a.py')).toEqual({ ignored: false, by: undefined });
  });
});
