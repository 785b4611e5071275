import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOrdinaryValue } from '../../src/core/ordinary.js';
import { makeKeys } from '../support/made-up-keys.js';

describe('ordinary values', () => {
  it.each([
    'gpt-4-turbo-preview',
    'claude-2.1',
    'claude-3-sonnet-20240229',
    'gpt-4o-mini-2024-07-18',
    'orders-api-v2',
    'postgres-15',
    'meta-llama/Llama-3.3-70B-Instruct',
    'ghcr.io/acme/orders_api:1.4.2',
    'http://192.168.100.120:8000/v1',
    'https://api.example.com/v2',
    'redis://redis-7:6379/0',
    'db.eu-west-1.example.com',
    '/var/lib/app2/data',
    'https://a.example.org, https://b2.example.org',
    'production',
    '100/minute',
    '10.0.0.12',
    'INFO',
  ])('%s is one', (value) => expect(isOrdinaryValue(value)).toBe(true));

  it.each([
    'hunter2hunter2',
    'password123',
    'Vq7pgpw1212',
    'QXZJ0W1V2q3x4z5j6w7v8QXZJ9',
    '550e8400-e29b-41d4-a716-446655440000',
    'ab12-cd34-ef56-gh78',
    'qxzj-wvqx-zjvw-7',
    'a1b2c3d4e5f6g7h8',
    'https://u:hunter2@db/x',
    'redis://:orders-2@redis/0',
    'https://QXZJ0W1V2q3.example.org/v1',
    'x'.repeat(201),
  ])('%s is none', (value) => expect(isOrdinaryValue(value)).toBe(false));

  it('no key of any vendor is one', () => {
    for (const key of makeKeys(600)) expect(isOrdinaryValue(key), key.slice(0, 8)).toBe(false);
  });

  it('nothing random is one, whatever its letters, with a sign here and there or none', () => {
    const random = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'),
      minLength: 24,
      maxLength: 40,
    });
    fc.assert(
      fc.property(random, fc.constantFrom('', 'pre-', 'my_token.'), (value, prefix) => {
        fc.pre(/\d/.test(value));
        return !isOrdinaryValue(prefix + value);
      }),
    );
  });
});
