import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRandomWords, isOrdinaryValue } from '../../src/core/ordinary.js';

const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];
/** What key generators make: letters of both cases and digits. */
const random = fc
  .string({ unit: fc.constantFrom(...ALPHABET), minLength: 16, maxLength: 60 })
  .filter((text) => /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text));

describe('values that say what they are', () => {
  it.each([
    'gpt-4-turbo-preview',
    'claude-3-sonnet-20240229',
    'anthropic/claude-3-opus',
    'orders-api-v2',
    'postgres-15',
    'python3-minimal',
    'http://ollama:11434',
    '10.0.0.12',
    '/srv/app/data',
    'INFO',
    '8000',
    'http://localhost:3000,https://app.example.com',
  ])('%s is ordinary', (value) => {
    expect(isOrdinaryValue(value)).toBe(true);
  });

  it.each([
    'hunter2hunter2',
    'password123',
    'letmein12',
    'sk-made-up-0123456789abcdefghij',
    '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    'postgres://u:made-up1@db/x',
    'Zq7aXvbKmWtR',
    'd41d8cd98f00b204e9800998ecf8427e',
  ])('%s is not', (value) => {
    expect(isOrdinaryValue(value)).toBe(false);
  });

  it('takes nothing random for ordinary, whatever stands around it', () => {
    fc.assert(
      fc.property(random, fc.constantFrom('', 'model/', 'api-', 'v2.'), (text, before) => {
        expect(isOrdinaryValue(before + text)).toBe(false);
      }),
      { numRuns: 5_000 },
    );
  });

  it('finds what is random in a text, to the character', () => {
    fc.assert(
      fc.property(random, (text) => {
        const line = `# rotated on 2026-01-02 by the-team: ${text}, see docs/keys.md`;
        const start = line.indexOf(text);
        expect(findRandomWords(line)).toEqual([{ start, end: start + text.length }]);
      }),
      { numRuns: 2_000 },
    );
  });
});
