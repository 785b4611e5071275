import { describe, expect, it } from 'vitest';
import { decodeText, looksBinary } from '../../src/core/decode.js';

const bytes = (...values: number[]) => new Uint8Array(values);

describe('decodeText', () => {
  it('keeps a byte order mark, so that the text encodes back to its bytes', () => {
    const input = bytes(0xef, 0xbb, 0xbf, 0x41);
    const decoded = decodeText(input);
    expect(decoded).toMatchObject({ encoding: 'utf-8', bom: true, text: '\ufeffA' });
    expect(new TextEncoder().encode(decoded.text)).toEqual(input);
  });

  it.each([
    ['little endian with a mark', bytes(0xff, 0xfe, 0x41, 0, 0x3d, 0), 'utf-16le', '\ufeffA='],
    ['big endian with a mark', bytes(0xfe, 0xff, 0, 0x41, 0, 0x3d), 'utf-16be', '\ufeffA='],
    ['little endian without one', bytes(0x41, 0, 0x3d, 0), 'utf-16le', 'A='],
  ])('knows UTF-16, %s', (_, input, encoding, text) => {
    expect(decodeText(input)).toMatchObject({ encoding, text });
  });

  it('says where the first invalid byte is, and does not take a written U+FFFD for one', () => {
    expect(decodeText(bytes(0x41, 0x3d, 0xff)).invalidAt).toBe(2);
    expect(decodeText(new TextEncoder().encode('A=\ufffd')).invalidAt).toBeUndefined();
  });

  it('tells a binary file from text', () => {
    expect(looksBinary('A=b\n'.repeat(100))).toBe(false);
    expect(looksBinary('\u0000\u0001\u0002\u0003\u0004\u0005\u0006')).toBe(true);
  });
});
