import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkKeyShape, cleanKey, findJunk, findPlaceholder, identifyKey } from '../../src/providers/keys.js';
import { anyText, makeKeys, repeat } from '../support/made-up-keys.js';
import { processorTime } from '../support/processor-time.js';

describe('findPlaceholder', () => {
  it.each([
    'your-api-key-here',
    'your_openai_api_key_here',
    'your-mistral-api-key-here',
    'your_huggingface_token_here',
    'sk-your-deepseek-api-key-here',
    'sk-test-key-for-development-only',
    'sk-ant-test-key-123',
    'test-key',
    'changeme',
    'change_me',
    'changethis',
    'CHANGE-ME',
    'xxxx',
    'xxxxxxxxxxxxxxxx',
    'sk-xxxxxxxxxxxxxxxxxxxx',
    '<your key>',
    '<OPENAI_API_KEY>',
    '[PROVIDED_API_KEY]',
    'sk-[PROVIDED_API_KEY]',
    'sk-...',
    'sk-****',
    'sk-proj-…',
    'REPLACE_ME',
    'TODO',
    'none',
    'null',
    'undefined',
    'example',
    'dummy',
    'foo',
    '123456',
    '${OPENAI_API_KEY}',
    '$OPENAI_API_KEY',
    '{{ openai_key }}',
    '%OPENAI%',
    '""',
    "''",
    '',
    '   ',
    'yourApiKeyHere',
    'YOUR_API_KEY',
    'api-key',
    'insert-your-key',
    'AKIAIOSFODNN7EXAMPLE',
    'gsk_your_groq_key',
    'hf_xxxxxxxxxxxxxxxx',
    'not-needed',
    'placeholder',
    'sk-',
    'sk-1234567890',
    'sk-ant-api03-...',
    'your-super-secret-key-change-in-production',
    'dev-secret-key-not-for-production',
    'abcdefghijklmnop',
    '0000-0000-0000',
    'sk-or-v1-your-key',
    '"your-key-here"',
    'op://vault/openai/key',
    'AIzaSy_your_key',
    'test123',
  ])('%j holds a place', (value) => {
    expect(findPlaceholder(value)).toBeDefined();
  });

  it.each([
    'correct-horse-battery-staple',
    'sk-ant-made-up-for-tests-0000',
    'P@ssw0rd!9x',
    'tiger-2024-blue',
    'hunter2hunter2',
    'password',
    'catalyst',
    'postgresql://catalyst:abc@db/catalyst',
    'http://localhost:8000',
  ])('%j is a value', (value) => {
    expect(findPlaceholder(value)).toBeUndefined();
  });

  it('takes no random key for a placeholder', () => {
    expect(makeKeys(20_000).filter((key) => findPlaceholder(key))).toEqual([]);
  });

  it('stays linear on long values', () => {
    for (const piece of ['a', '<', '${', 'your-', 'x-', '-', 'Aa1', 'change', '{{', ' ', '"', 'eyJ', '.']) {
      const value = repeat(piece, 100_000);
      const time = processorTime(() => {
        findPlaceholder(value);
        findJunk(value);
        identifyKey(value);
        checkKeyShape('openai', value);
      });
      expect(time).toBeLessThan(1000);
    }
  });
});

describe('identifyKey', () => {
  const tail = 'q7Rt2Lm9Xc4Vb8Nz1Kp6Wd3Hy5Gj0Sf';
  it.each([
    [`sk-or-v1-${tail}`, 'OpenRouter', 'openrouter', true],
    [`sk-ant-api03-${tail}`, 'Anthropic', 'anthropic', true],
    [`sk-proj-${tail}`, 'OpenAI', 'openai', true],
    [`sk-${tail.slice(0, 20)}T3BlbkFJ${tail.slice(0, 20)}`, 'OpenAI', 'openai', true],
    [`gsk_${tail}`, 'Groq', 'groq', true],
    [`hf_${tail}`, 'Hugging Face', 'huggingface', true],
    [`AIza${tail}`, 'Google', 'google_ai', true],
    [`AQ.${tail}`, 'Google', 'google_ai', true],
    [`xai-${tail}`, 'xAI', undefined, true],
    [`ghp_${tail}`, 'GitHub', undefined, true],
    ['sk-0123456789abcdef0123456789abcdef', 'DeepSeek', 'deepseek', false],
    ['0a1b2c3d4e5f60718293a4b5c6d7e8f9', 'Azure OpenAI', undefined, false],
    ['aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY', 'Mistral AI', 'mistral', false],
  ])('%s is of %s', (value, vendor, provider, distinctive) => {
    expect(identifyKey(value)).toMatchObject({ vendor, distinctive });
    expect(identifyKey(value)?.provider).toBe(provider);
  });

  it('has nothing to say of other values', () => {
    for (const value of ['', 'sk-ant-', 'a perfectly ordinary sentence', 'https://api.openai.com/v1']) {
      expect(identifyKey(value)).toBeUndefined();
    }
  });
});

describe('checkKeyShape', () => {
  it('never calls a key wrong for a form that it does not know', () => {
    for (const key of ['zz.new-form_of-a-key-2027', 'IQ.madeup0000000000000000']) {
      expect(checkKeyShape('google_ai', key)).toEqual({ fit: 'plausible' });
    }
  });

  it.each([
    ['openai', 'sk-ant-api03-made-up-for-tests-0000', 'foreign'],
    ['groq', 'xai-madeupfortests0000000', 'foreign'],
    ['openai', 'claude', 'too-short'],
    ['openai', 'You are a helpful assistant who thinks', 'blank-inside'],
    ['openai', 'https://api.openai.com/v1', 'url'],
    ['openai', 'Bearer sk-madeupfortests00000000', 'junk'],
    ['openai', 'sk-madeupförtests000000000000', 'not-ascii'],
  ] as const)('%s: %j is malformed: %s', (provider, value, reason) => {
    expect(checkKeyShape(provider, value)).toMatchObject({ fit: 'malformed', reason });
  });
});

describe('findJunk', () => {
  const key = 'sk-proj-made-up-for-tests-0000';
  it.each([
    [`"${key}"`, ['quote', 'quote']],
    [` ${key}`, ['blank']],
    [`${key}\r`, ['carriage-return']],
    [`${key}\n`, ['line-feed']],
    [`\u00a0${key}`, ['nbsp']],
    [`${key}\u200b`, ['zero-width']],
    [`sk-proj\u200b-made-up-for-tests-0000`, ['zero-width']],
    [`Bearer ${key}`, ['bearer']],
    [`OPENAI_API_KEY=${key}`, ['assignment']],
    [`export OPENAI_API_KEY="${key}"`, ['assignment', 'quote', 'quote']],
    [`Authorization: Bearer ${key}`, ['header', 'blank', 'bearer']],
    [`“${key}”`, ['smart-quote', 'smart-quote']],
    [`${key},`, ['punctuation']],
    [`${key} # the team's`, ['comment']],
  ])('%j', (value, kinds) => {
    expect(findJunk(value).map(({ kind }) => kind)).toEqual(kinds);
    expect(cleanKey(value)).toBe(key);
  });

  it('finds nothing in a key', () => {
    expect(makeKeys(500).filter((key) => findJunk(key).length > 0)).toEqual([]);
  });

  it('gives ordered pieces that do not overlap, for any value', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText(), fc.string({ unit: fc.constantFrom(...' "\'\r\u00a0aA=:#B') })),
        (value) => {
          const bounds = findJunk(value).flatMap(({ start, end }) => [start, end - 0.5]);
          expect(bounds).toEqual([...new Set(bounds)].sort((a, b) => a - b));
          expect(bounds.at(-1) ?? 0).toBeLessThan(Math.max(1, value.length));
        },
      ),
    );
  });
});
