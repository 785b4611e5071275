import { describe, expect, it } from 'vitest';
import {
  createMasker,
  looksLikeCredential,
  maskData,
  maskValue,
  redactCredentials,
} from '../../src/core/mask.js';

describe('masks', () => {
  it('say how long a value is and nothing else', () => {
    expect(maskValue('made-up-secret')).toBe('‹set, 14 characters›');
    expect(maskValue('x')).toBe('‹set, 1 character›');
    expect(maskValue('')).toBe('‹empty›');
  });

  it.each([
    'sk-ant-made-up-for-tests-0000',
    'gsk_MadeUpForTests000000',
    'hf_MadeUpForTests000000',
    'AIzaMadeUpForTests-000000',
    'xoxb-made-up-0000',
  ])('know %s by its shape', (key) => {
    expect(looksLikeCredential(`before ${key} after`)).toBe(true);
    expect(redactCredentials(`before ${key} after`)).toBe('before ‹redacted› after');
  });

  it('cut user and password out of a URL', () => {
    expect(redactCredentials('postgresql://user:made-up@db:5432/x')).toBe(
      'postgresql://‹redacted›@db:5432/x',
    );
  });

  it('leave ordinary words and short values alone', () => {
    const mask = createMasker(['postgres', 'production', 'catalyst', '8000', 'made-up-secret-1']);
    expect(mask('postgres in production on 8000: made-up-secret-1!')).toBe(
      'postgres in production on 8000: ‹redacted›!',
    );
  });

  it('replace the longer of two secrets first', () => {
    const mask = createMasker(['made-up-1', 'made-up-1-and-longer']);
    expect(mask('made-up-1-and-longer')).toBe('‹redacted›');
  });

  it('reach keys, values and lists of data', () => {
    const mask = createMasker(['made-up-secret-1']);
    const data = { 'made-up-secret-1': ['x', { y: 'made-up-secret-1' }], z: 3, n: null };
    expect(maskData(data, mask)).toEqual({ '‹redacted›': ['x', { y: '‹redacted›' }], z: 3, n: null });
  });
});
