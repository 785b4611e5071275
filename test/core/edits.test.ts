import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, chooseCompatible } from '../../src/core/edits.js';

describe('applyEdits', () => {
  it('replaces, inserts and deletes by the original offsets', () => {
    const edits = [
      { start: 8, end: 8, text: '!' },
      { start: 0, end: 1, text: 'X' },
      { start: 3, end: 5, text: '' },
    ];
    expect(applyEdits('abcdefgh', edits)).toBe('Xbcfgh!');
  });

  it.each([
    [
      [
        { start: 0, end: 3, text: '' },
        { start: 2, end: 4, text: '' },
      ],
    ],
    [
      [
        { start: 2, end: 2, text: 'a' },
        { start: 2, end: 2, text: 'b' },
      ],
    ],
    [[{ start: 5, end: 9, text: '' }]],
    [[{ start: -1, end: 0, text: '' }]],
  ])('refuses what overlaps or lies outside: %j', (edits) => {
    expect(() => applyEdits('abcdef', edits)).toThrow(RangeError);
  });

  it('keeps every character outside the edits', () => {
    const text = fc.string({ maxLength: 60 });
    fc.assert(
      fc.property(
        text,
        fc.array(fc.tuple(fc.nat(60), fc.nat(4), fc.string({ maxLength: 3 })), { maxLength: 5 }),
        (source, raw) => {
          const edits = raw
            .map(([start, length, replacement]) => ({ start, end: start + length, text: replacement }))
            .filter(({ end }) => end <= source.length)
            .sort((a, b) => a.start - b.start);
          // Against the last that was kept: one that was left out does not count.
          const apart: typeof edits = [];
          for (const edit of edits) if (edit.start > (apart.at(-1)?.end ?? -1)) apart.push(edit);
          const outside = (from: number) => {
            let kept = '';
            let at = from;
            for (const { start, end } of apart) {
              kept += source.slice(at, start);
              at = end;
            }
            return kept + source.slice(at);
          };
          const removed = apart.reduce((sum, { start, end }) => sum + end - start, 0);
          const added = apart.reduce((sum, edit) => sum + edit.text.length, 0);
          expect(applyEdits(source, apart)).toHaveLength(source.length - removed + added);
          expect(
            applyEdits(
              source,
              apart.map((edit) => ({ ...edit, text: '' })),
            ),
          ).toBe(outside(0));
        },
      ),
    );
  });
});

describe('chooseCompatible', () => {
  it('takes a group whole or not at all, in order', () => {
    const group = (...ranges: [string, number, number][]) => ({
      edits: ranges.map(([file, start, end]) => ({ file, start, end, text: '' })),
    });
    const first = group(['a', 0, 3]);
    const clash = group(['b', 0, 1], ['a', 2, 4]);
    const other = group(['b', 0, 1]);
    const { chosen, deferred } = chooseCompatible([first, clash, other]);
    expect(chosen).toEqual([first, other]);
    expect(deferred).toEqual([clash]);
  });
});
