import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexLines, lineAt, positionAt } from '../../src/core/text.js';

describe('positions', () => {
  it.each([
    ['a\nb', 2, 2, 1],
    ['a\r\nb', 3, 2, 1],
    ['a\rb', 2, 2, 1],
    ['a\r\nb', 2, 1, 3],
    ['', 0, 1, 1],
    ['ab', 9, 1, 10],
    ['😀x\n', 2, 1, 3],
  ])('%j at %d is %d:%d', (text, offset, line, column) => {
    expect(positionAt(indexLines(text), offset)).toEqual({ line, column });
  });

  it('gives lines that join to the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', 'é')), (pieces) => {
        const text = pieces.join('');
        const lines = indexLines(text);
        const whole = lines.map((start, i) => text.slice(start, lines[i + 1] ?? text.length));
        expect(whole.join('')).toBe(text);
        for (const [i, line] of whole.entries())
          expect(line.startsWith(lineAt(text, lines, i + 1))).toBe(true);
      }),
    );
  });
});
