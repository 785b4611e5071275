import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../src/contract/pattern/match.js';
import { PatternError } from '../../src/contract/pattern/syntax.js';

describe('compilePattern', () => {
  it.each([
    '^a*$',
    'a+b',
    '^(?:ab|a)(c|bcd)$',
    '^[a-c]{2,3}$',
    '^[^a]+$',
    '^\\w+\\s\\d?$',
    '^(a|b)*?c$',
    '^(?<name>a)b{0}$',
    '[\\w.-]',
    '^\\x61\\u0062$',
    'a{2,}',
    '^$',
    '.',
    '\\D\\S',
    '^[\\]a-]$',
    '^a||b$',
  ])('agrees with RegExp on %s', (source) => {
    const matches = compilePattern(source);
    const oracle = new RegExp(source);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', ' ', '1', '-', ']', '.', '\n'), maxLength: 8 }),
        (text) => {
          expect([text, matches(text)]).toEqual([text, oracle.test(text)]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    '(',
    '(?!a)',
    '(?<=a)b',
    '(a)\\1',
    '\\bword',
    'a{2000}',
    'a'.repeat(600),
    '((a{50}){50}){50}',
    '('.repeat(30) + ')'.repeat(30),
  ])('refuses %j', (source) => {
    expect(() => compilePattern(source)).toThrow(PatternError);
  });

  it('throws nothing but PatternError', () => {
    const source = fc.string({ unit: fc.constantFrom(...'ab()[]{}|*+?\\^$.-,019d:<'), maxLength: 12 });
    fc.assert(
      fc.property(source, (text) => {
        try {
          expect(typeof compilePattern(text)('aab01')).toBe('boolean');
        } catch (error) {
          expect(error).toBeInstanceOf(PatternError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
