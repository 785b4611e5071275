import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256 } from '../../src/core/sha256.js';

const expected = (text: string) => createHash('sha256').update(text).digest('hex');

it('is SHA-256, for any text and around the block length', () => {
  for (let length = 0; length < 200; length++)
    expect(sha256('a'.repeat(length))).toBe(expected('a'.repeat(length)));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(expected(text));
    }),
  );
});
