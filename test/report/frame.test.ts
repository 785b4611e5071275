import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexLines } from '../../src/core/text.js';
import { drawFrame } from '../../src/report/frame.js';
import { CONTEXT, makeFinding } from './support.js';

const draw = (text: string, start: number, end: number, hidden: { start: number; end: number }[] = []) =>
  drawFrame(makeFinding({ range: { start: { line: 1, column: start }, end: { line: 1, column: end } } }), {
    ...CONTEXT,
    frame: () => ({ text, lines: indexLines(text), hidden }),
  });

describe('a frame', () => {
  it('marks the place, and a mask in its place', () => {
    expect(draw('A=b c', 3, 4)).toEqual(['1 │ A=b c', '  │   ^']);
    expect(draw('A=secret', 3, 9, [{ start: 2, end: 8 }])).toEqual([
      '1 │ A=‹set, 6 characters›',
      `  │   ${'^'.repeat('‹set, 6 characters›'.length)}`,
    ]);
  });

  it('shows the line alone where the place lies behind what is shown of it', () => {
    const [line, ...more] = draw('x'.repeat(200), 156, 170);
    expect(line).toBe(`1 │ ${'x'.repeat(119)}…`);
    expect(more).toEqual([]);
  });

  it('is drawn for any place of any line, at most 120 characters of it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.nat(320), fc.nat(320), (text, a, b) => {
        const [line = '', mark = ''] = draw(text, Math.min(a, b) + 1, Math.max(a, b) + 1);
        expect(Math.max(line.length, mark.length)).toBeLessThanOrEqual(124);
      }),
    );
  });
});
