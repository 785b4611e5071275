import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, findNearest } from '../../src/core/nearest.js';

const word = fc.string({ unit: fc.constantFrom(...'ABCDE_12-aé'), maxLength: 14 });

describe('findNearest', () => {
  it('finds what comparing with every candidate finds', () => {
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 30 }), (asked, candidates) => {
        const limit = asked.length === 3 ? 1 : Math.min(3, Math.floor(asked.length / 4));
        const distances = candidates.map((one) => editDistance(asked, one, 20));
        const least = Math.min(...distances, limit + 1);
        const expected = least > limit || least === 0 ? undefined : candidates[distances.indexOf(least)];
        expect(findNearest(asked, candidates)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes swapped neighbours for one slip', () => {
    expect(findNearest('TRESHOLD', ['PORT', 'THRESHOLD'])).toBe('THRESHOLD');
    expect(findNearest('TIEMOUT', ['TIMEOUT'])).toBe('TIMEOUT');
  });
});
