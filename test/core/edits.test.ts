import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, chooseCompatible, composeEdits, overlap } from '../../src/core/edits.js';

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

  it('finds every overlap, and no other, in texts of any length', () => {
    const edit = fc
      .tuple(fc.constantFrom('a', 'b'), fc.nat(900), fc.oneof(fc.nat(6), fc.nat(700)))
      .map(([file, start, length]) => ({ file, start, end: start + length, text: '' }));
    fc.assert(
      fc.property(fc.array(fc.array(edit, { maxLength: 3 }), { maxLength: 30 }), (raw) => {
        const groups = raw.map((edits) => ({ edits }));
        const expected: typeof groups = [];
        for (const group of groups) {
          const taken = expected.flatMap(({ edits }) => edits);
          const clashes = group.edits.some((one) =>
            taken.some((other) => one.file === other.file && overlap(one, other)),
          );
          if (!clashes) expected.push(group);
        }
        expect(chooseCompatible(groups).chosen).toEqual(expected);
      }),
    );
  });
});

const wordOf = (letters: string, maxLength: number) =>
  fc.array(fc.constantFrom(...letters), { maxLength }).map((all) => all.join(''));

describe('composeEdits', () => {
  /** Edits of a text that do not overlap. */
  const editsOf = (length: number) =>
    fc.array(fc.tuple(fc.nat(length), fc.nat(4), wordOf('xyz', 3)), { maxLength: 6 }).map((raw) => {
      const found: { start: number; end: number; text: string }[] = [];
      for (const [start, size, text] of raw) {
        const one = { start, end: Math.min(length, start + size), text };
        if (!found.some((other) => overlap(one, other))) found.push(one);
      }
      return found;
    });

  it('does at once what is done one after the other, and touches nothing else', () => {
    const cases = wordOf('abc', 30).chain((before) =>
      editsOf(before.length).chain((first) => {
        const between = applyEdits(before, first);
        return fc.tuple(fc.constant({ before, between, first }), editsOf(between.length));
      }),
    );
    fc.assert(
      fc.property(cases, ([{ before, between, first }, second]) => {
        const composed = composeEdits(before, between, first, second);
        expect(applyEdits(before, composed)).toBe(applyEdits(between, second));
        expect(composed).toEqual([...composed].sort((a, b) => a.start - b.start));
        // What no edit touched is in no edit.
        if (first.length === 0 && second.length === 0) expect(composed).toEqual([]);
        for (const { start, end, text } of composed) expect(before.slice(start, end)).not.toBe(text);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves nothing of what the second take back', () => {
    const first = [{ start: 1, end: 1, text: 'x' }];
    expect(composeEdits('ab', 'axb', first, [{ start: 1, end: 2, text: '' }])).toEqual([]);
  });
});
