import { describe, expect, it } from 'vitest';
import { findCycle, findImageProduct, hasEnded } from '../../src/data/end-of-life.js';

describe('end-of-life data', () => {
  it.each([
    ['python', '3.9', '2025-10-31'],
    ['docker.io/library/python', '3.9.18', '2025-10-31'],
    ['debian', 'bookworm', '2026-07-11'],
    ['postgres', '16.4', '2028-11-09'],
  ])('%s %s ends on %s', (image, version, eol) => {
    const product = findImageProduct(image)!;
    expect(findCycle(product, version)?.eol).toBe(eol);
  });

  it('counts the last day as supported', () => {
    const cycle = findCycle(findImageProduct('python')!, '3.9')!;
    expect([hasEnded(cycle, '2025-10-31'), hasEnded(cycle, '2025-11-01')]).toEqual([false, true]);
  });

  it('takes no prefix of a number for the number', () => {
    const product = findImageProduct('python')!;
    expect(findCycle(product, '3.10')?.cycle).toBe('3.10');
    expect(findCycle(product, '33')).toBeUndefined();
  });

  it('finds image families and nothing for other images', () => {
    expect(findImageProduct('mcr.microsoft.com/dotnet/sdk')?.product).toBe('dotnet');
    expect(findImageProduct('mcr.microsoft.com/windows')).toBeUndefined();
    expect(findImageProduct('example/python')).toBeUndefined();
  });
});
