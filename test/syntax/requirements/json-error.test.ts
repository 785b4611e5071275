import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonError } from '../../../src/syntax/requirements/json-error.js';
import { findTomlError } from '../../../src/syntax/requirements/pyproject.js';

describe('findJsonError', () => {
  it.each([
    ['{"a": 1,}', 8],
    ['', 0],
    ['{"a" 1}', 5],
    ['[1, 2', 5],
    ['{} x', 3],
    ["{'a': 1}", 1],
    ['[1}', 2],
    ['{"a": tru}', 6],
    ['// c\n{}', 0],
  ])('%s', (text, at) => {
    expect(findJsonError(text)).toBe(at);
  });

  it('takes what JSON.parse takes, and nothing else', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      '-',
      '0',
      'null',
      ' ',
      '\n',
      '"',
      '\\',
      '.5',
      'e1',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const text = pieces.join('');
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(findJsonError(text) === undefined).toBe(isJson);
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(findJsonError(text)).toBeUndefined();
      }),
    );
  });
});

it('gives the place at which a text stops being TOML', () => {
  expect(findTomlError('[project]\nname = "x"\n')).toBeUndefined();
  const text = '[project]\nname = x\n';
  const at = findTomlError(text)!;
  expect(text.slice(0, at).split('\n')).toHaveLength(2);
  expect(at).toBeGreaterThanOrEqual(10);
});
