import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml, resolvePlain, yamlAt, yamlEntry } from '../../../src/syntax/yaml/index.js';

function root(text: string) {
  return parseYaml('a.yaml', text).documents[0]?.root;
}

function codes(text: string): string[] {
  return parseYaml('a.yaml', text).problems.map((problem) => problem.code);
}

describe('resolvePlain', () => {
  it.each([
    ['yes', 'yes'],
    ['22:22', '22:22'],
    ['0755', 493],
    ['0o755', 493],
    ['0x1F', 31],
    ['0b11', 3],
    ['1_000', 1000],
    ['08', 8],
    ['1e3', 1000],
    ['~', null],
    ['True', true],
    ['tRUE', 'tRUE'],
    ['2001-01-01', '2001-01-01'],
    ['1e400', '1e400'],
  ])('%s', (source, value) => {
    expect(resolvePlain(source).value).toBe(value);
  });
});

describe('parseYaml', () => {
  it('gives exact ranges of keys and values', () => {
    const text = '# top\r\na: one # why\r\nb:\r\n  - "x y"\r\n  - {c: 1}\r\n';
    const slice = (range: { start: number; end: number } | undefined) => text.slice(range?.start, range?.end);
    expect(slice(yamlEntry(root(text), 'a')?.keyRange)).toBe('a');
    expect(slice(yamlAt(root(text), 'a')?.range)).toBe('one');
    expect(slice(yamlAt(root(text), 'b', 0)?.range)).toBe('"x y"');
    expect(slice(yamlAt(root(text), 'b', 1)?.range)).toBe('{c: 1}');
    expect(slice(yamlAt(root(text), 'b')?.range)).toBe('- "x y"\r\n  - {c: 1}');
    expect(yamlAt(root(text), 'b', 1)?.flow).toBe(true);
    expect(parseYaml('a.yaml', text).comments.map((comment) => comment.text)).toEqual([' top', ' why']);
  });

  it('remembers aliases and merges', () => {
    const text = 'x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\nz: *x\n';
    expect(yamlAt(root(text), 'y', 'a')).toMatchObject({ value: 1, through: { kind: 'merge', name: 'x' } });
    expect(yamlAt(root(text), 'y', 'b')).toMatchObject({ value: 3 });
    expect(yamlAt(root(text), 'y', 'b')?.through).toBeUndefined();
    expect(yamlAt(root(text), 'z')?.through?.range).toEqual({ start: 41, end: 43 });
  });

  it.each([
    ['a: 1\na: 2', 'yaml/duplicate-key'],
    ['<<: {a: 1}\n<<: {b: 1}', 'yaml/duplicate-key'],
    ['<<: 3', 'yaml/merge-not-a-map'],
    ['a: *b', 'yaml/unknown-alias'],
    ['a: &a [*a]', 'yaml/alias-cycle'],
    ['1: a', 'yaml/non-string-key'],
    ['a:\n\tb: 1', 'yaml/tab'],
    ['a: 1\n\t\nb: 2', 'yaml/tab'],
    ['a: \0', 'yaml/nul'],
    ['a: "x', 'yaml/syntax'],
    ['a: !!int x', 'yaml/syntax'],
    ['['.repeat(10_000), 'yaml/too-deep'],
    ['- '.repeat(10_000), 'yaml/too-deep'],
    ['{a: '.repeat(10_000), 'yaml/too-deep'],
  ])('%#: %s', (text, code) => {
    expect(codes(text)).toEqual([code]);
  });

  it('refuses an alias bomb', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i++)
      lines.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    expect(codes(lines.join('\n'))).toEqual(['yaml/alias-bomb']);
  });

  it('keeps tags, byte order mark and several documents', () => {
    const file = parseYaml('a.yaml', '\ufeffa: !reset null\n---\nb: !override [1]\n');
    expect(file.problems).toEqual([]);
    expect(file.documents).toHaveLength(2);
    expect(yamlAt(file.documents[0]?.root, 'a')?.tag).toBe('!reset');
    expect(yamlAt(file.documents[1]?.root, 'b')?.tag).toBe('!override');
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      ...'ab:-?[]{}&*!|>\'"%@`#,\n \t<=~$0'.split(''),
      '<<: *a\n',
      '&a ',
      '*a',
      ': ',
      '\n  ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        for (const problem of parseYaml('a.yaml', text).problems) {
          expect(problem.range.start).toBeGreaterThanOrEqual(0);
          expect(problem.range.end).toBeLessThanOrEqual(text.length + 1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
