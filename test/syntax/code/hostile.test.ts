import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/syntax/code/read-source.js';

const FILES = ['a.py', 'a.ts', 'a.jsx', 'a.sh', '.github/workflows/a.yml'];
const WORDS = [
  'os.getenv(',
  'os.environ["',
  '"]',
  'process.env.',
  'class A(BaseSettings):\n',
  '  a: int = ',
  'f"{',
  '`${',
  '$A',
  '${{ env.',
  '}}',
  '(',
  ')',
  '[',
  '{',
  '\n',
  '\0',
  '\uD800',
  '\uFEFF',
  '\f',
  '\r\n',
  "'",
  'import os as ',
  'z.object({',
  '|',
  ',',
  'env',
  'A',
];

const DEEP: readonly (readonly [string, string, string])[] = [
  ['a.py', 'import os\nos.environ\n', '('],
  ['a.py', 'import os\nos.environ\n', '['],
  ['a.py', 'import os\n', 'os.getenv('],
  ['a.py', 'from pydantic_settings import BaseSettings\nclass A(BaseSettings):\n  a: ', 'List['],
  ['a.py', 'from pydantic_settings import BaseSettings\nclass A(BaseSettings):\n  a: ', 'int | '],
  ['a.ts', 'process.env.A;', '{['],
  ['a.ts', 'process.env.A;', 'Number(process.env.B,'],
  ['a.ts', 'process.env.A;', '`${'],
  ['a.ts', 'process.env.A', ' ?? 1'],
];

describe('hostile code', () => {
  it('never throws, and its places are in the text', () => {
    const text = fc.oneof(
      fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join('')),
      fc.string({ unit: 'binary', maxLength: 300 }).map((body) => `os.environ process.env ${body}`),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...FILES), (code, file) => {
        const { reads, dynamic, errors } = readSource(file, code);
        for (const { range } of [...reads, ...dynamic, ...errors.map((range) => ({ range }))]) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThanOrEqual(code.length);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it.each(DEEP)('%s: 10,000 times %s%s', (file, head, part) => {
    expect(() => readSource(file, head + part.repeat(10_000))).not.toThrow();
  });

  it('reads what stands after a line of megabytes, where it is', () => {
    for (const [file, code] of [
      ['a.py', 'import os\nx = os.getenv("NAME")\n'],
      ['a.ts', 'const x = process.env.NAME;\n'],
    ] as const) {
      const text = `x = "${'😀a'.repeat(600_000)}"\n${code}`;
      const [read] = readSource(file, text).reads;
      expect(text.slice(read!.range.start, read!.range.end)).toBe('NAME');
    }
  });

  it('reads around NUL and half characters', () => {
    const text = 'import os\nx = "\0\uD800"\ny = os.getenv("NAME")\n';
    expect(readSource('a.py', text).reads.map(({ name }) => name)).toEqual(['NAME']);
  });
});
