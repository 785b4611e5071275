import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROVIDER_IDS, type ProviderId } from '../../src/providers/types.js';
import { handleNine, KEYS, makeValues, MODELS } from '../support/fake-providers/nine.js';
import { type FakeServer, startFake } from '../support/fake-providers/server.js';
import { probeValue, probeValues } from '../support/probe.js';

let fake: FakeServer;
beforeAll(async () => {
  fake = await startFake(handleNine);
});
afterAll(() => fake.close());

const withModel = (id: ProviderId, model: string): Record<string, string> => ({
  ...makeValues(fake.origin),
  [`${id.toUpperCase()}_MODEL`]: model,
});

describe('the nine with good keys', () => {
  it('are verified, and serve their models', async () => {
    const results = await probeValues(makeValues(fake.origin));
    expect(results.map(({ provider }) => provider)).toEqual(PROVIDER_IDS);
    for (const result of results) {
      expect([result.provider, result.verdict]).toEqual([result.provider, 'verified']);
      expect(result.model).toMatchObject({ id: MODELS[result.provider], available: 'yes', source: 'live' });
      expect(result.requests).toBeLessThanOrEqual(2);
      expect(result.evidence.status).toBe(200);
    }
  });

  it('are asked in a way that costs nothing and shows no key', async () => {
    fake.requests.length = 0;
    await probeValues(makeValues(fake.origin), { concurrency: 1 });
    const seen = fake.requests.map(({ method, path, headers, body }) => ({
      request: `${method} ${path}`,
      headers: Object.keys(headers)
        .filter((name) => !['host', 'connection'].includes(name))
        .sort()
        .join(' '),
      body,
    }));
    expect(seen).toMatchSnapshot();
    for (const { request, body } of seen) {
      expect(request).toMatch(/^GET /);
      expect(body).toBe('');
      for (const key of Object.values(KEYS)) if (key) expect(request).not.toContain(key.slice(3, 12));
      expect(request).not.toMatch(/completions|messages|generate|embeddings|responses/);
    }
  });

  it('report money and the end of a key where they say it for nothing', async () => {
    const results = await probeValues(makeValues(fake.origin));
    const of = (id: ProviderId) => results.find(({ provider }) => provider === id)!;
    expect(of('deepseek').credit).toEqual({ state: 'ok', remaining: 110, currency: 'CNY' });
    expect(of('openrouter').credit).toEqual({ state: 'ok', remaining: 7.5, currency: 'USD' });
    expect(of('openrouter').keyExpires).toBe('2027-03-01');
    expect(of('huggingface').credit).toEqual({ state: 'limited' });
    expect(of('huggingface').keyExpires).toBe('2027-05-01');
    expect(of('openai').credit).toEqual({ state: 'unchecked' });
    expect(JSON.stringify(results)).not.toMatch(/made[-.]up|sk-or-v1-mad/);
  });
});

describe('the nine with bad keys', () => {
  it('reject them', async () => {
    const values = makeValues(fake.origin);
    for (const id of PROVIDER_IDS)
      if (KEYS[id]) values[`${id.toUpperCase()}_API_KEY`] = 'wrong-but-plausible-value-1234';
    for (const { provider, verdict, reason, model, evidence } of await probeValues(values)) {
      if (provider === 'ollama') continue;
      expect([provider, verdict, reason]).toEqual([provider, 'rejected', 'invalid-key']);
      expect(model?.source).toBe('table');
      expect(JSON.stringify(evidence)).not.toContain('1234');
    }
  });
});

describe('models', () => {
  it.each<[ProviderId, string, object]>([
    [
      'openai',
      'gpt-4o',
      { available: 'yes', status: 'shutting-down', shutdown: '2027-01-14', daysLeft: 53, source: 'live' },
    ],
    ['openai', 'gpt-6.1-sol', { available: 'yes', status: 'active' }],
    ['openai', 'gpt-4', { available: 'no', status: 'retired', shutdown: '2026-10-23', source: 'live' }],
    ['openai', 'gpt-4o-minny', { available: 'no', status: 'unknown', nearest: 'gpt-4o-mini' }],
    ['anthropic', 'claude-haiku-4-5', { available: 'yes', resolved: 'claude-haiku-4-5-20251001' }],
    [
      'anthropic',
      'claude-3-sonnet-20240229',
      { available: 'no', status: 'retired', replacement: 'claude-sonnet-4-6' },
    ],
    ['google_ai', 'models/gemini-3.8-flash', { available: 'yes' }],
    ['google_ai', 'gemini-pro', { available: 'no', status: 'retired' }],
    [
      'mistral',
      'mistral-large-latest',
      { available: 'yes', resolved: 'mistral-large-2512', status: 'active' },
    ],
    [
      'mistral',
      'mistral-small-2506',
      {
        available: 'yes',
        shutdown: '2027-02-01',
        status: 'shutting-down',
        replacement: 'mistral-small-latest',
        tableDisagrees: true,
      },
    ],
    [
      'mistral',
      'open-mistral-7b',
      { available: 'no', status: 'retired', replacement: 'ministral-8b-latest' },
    ],
    ['deepseek', 'deepseek-chat', { available: 'no', status: 'retired', replacement: 'deepseek-flash' }],
    [
      'openrouter',
      'openai/gpt-4o:nitro',
      { available: 'yes', shutdown: '2027-01-10', status: 'shutting-down' },
    ],
    ['openrouter', 'openai/gpt-3.5-turbo', { available: 'no' }],
    ['deepseek', 'deepseek-v4-flash', { available: 'unknown', status: 'deprecated', source: 'table' }],
    ['groq', 'llama-3.3-70b-versatile', { available: 'no', status: 'retired' }],
    ['groq', 'mixtral-8x7b-32768', { available: 'no', status: 'retired' }],
    ['huggingface', 'google/gemma-7b-it', { available: 'not-served', status: 'unknown' }],
    ['huggingface', 'nobody/nothing', { available: 'no' }],
    ['huggingface', 'openai/gpt-oss-120b:groq', { available: 'yes' }],
    ['ollama', 'llama2:latest', { available: 'yes' }],
    ['ollama', 'llama2', { available: 'yes' }],
    ['ollama', 'tinydolphin:latest', { available: 'no' }],
  ])('%s %s', async (id, model, expected) => {
    const result = await probeValue(id, withModel(id, model));
    expect(result.verdict).toBe('verified');
    expect(result.model).toMatchObject(expected);
  });

  it('does not send a key that stands where a model belongs, nor show it', async () => {
    fake.requests.length = 0;
    const result = await probeValue('openai', withModel('openai', KEYS.openai));
    expect(fake.requests).toHaveLength(1);
    expect(result.model?.id).toBeUndefined();
    expect(result.model?.available).toBe('unknown');
  });
});
