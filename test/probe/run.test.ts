import { afterEach, describe, expect, it } from 'vitest';
import { planTargets } from '../../src/probe/targets.js';
import { PROVIDER_IDS } from '../../src/providers/types.js';
import { handleNine, KEYS, makeValues } from '../support/fake-providers/nine.js';
import { type FakeServer, type Handler, startFake } from '../support/fake-providers/server.js';
import { probeValue, probeValues } from '../support/probe.js';

const open: FakeServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((fake) => fake.close()));
});

async function start(handler: Handler): Promise<FakeServer> {
  const fake = await startFake(handler);
  open.push(fake);
  return fake;
}

describe('probeProviders', () => {
  it('asks all at once, and gives the results in order', async () => {
    const fake = await start((request) => ({ ...handleNine(request), delay: 200 }));
    const values = Object.fromEntries(
      Object.entries(makeValues(fake.origin)).filter(([name]) => !name.endsWith('_MODEL')),
    );
    let running = 0;
    let most = 0;
    const results = await probeValues(values, {
      onProgress: ({ kind }) => {
        running += kind === 'started' ? 1 : -1;
        most = Math.max(most, running);
      },
    });
    expect(most).toBe(PROVIDER_IDS.length);
    expect(results.map(({ provider }) => provider)).toEqual(PROVIDER_IDS);
    for (const { latencyMs } of results) expect(latencyMs).toBeGreaterThanOrEqual(190);
  });

  it('lets one that hangs end at its deadline without holding up the others', async () => {
    const fake = await start((request) =>
      request.path.startsWith('/groq') ? { fault: 'hang' } : handleNine(request),
    );
    const finished: string[] = [];
    const begin = Date.now();
    const results = await probeValues(makeValues(fake.origin), {
      timeouts: { total: 800 },
      onProgress: (event) => {
        if (event.kind === 'finished') finished.push(event.result.provider);
      },
    });
    expect(Date.now() - begin).toBeLessThan(20_000);
    expect(finished.at(-1)).toBe('groq');
    for (const { provider, verdict, reason } of results) {
      expect([provider, verdict]).toEqual([provider, provider === 'groq' ? 'unknown' : 'verified']);
      if (provider === 'groq') expect(reason).toBe('deadline');
    }
  });

  it('keeps to the limit of concurrency', async () => {
    let running = 0;
    let most = 0;
    const fake = await start((request) => ({ ...handleNine(request), delay: 30 }));
    await probeValues(makeValues(fake.origin), {
      concurrency: 2,
      onProgress: ({ kind }) => {
        running += kind === 'started' ? 1 : -1;
        most = Math.max(most, running);
      },
    });
    expect(most).toBe(2);
  });

  it('ends at once when it is interrupted', async () => {
    const fake = await start(() => ({ fault: 'hang' }));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 200);
    const begin = Date.now();
    const results = await probeValues(makeValues(fake.origin), { signal: controller.signal, concurrency: 3 });
    expect(Date.now() - begin).toBeLessThan(20_000);
    expect(new Set(results.map(({ reason }) => reason))).toEqual(new Set(['aborted']));
    expect(results.filter(({ isProbed }) => isProbed)).toHaveLength(3);
  });

  it('never sends more than retries + 1 requests and one for the model', async () => {
    const fake = await start((request) => {
      const isModel = /models\/./.test(request.path);
      return isModel ? { status: 503, body: {} } : handleNine(request);
    });
    const result = await probeValue(
      'anthropic',
      { ...makeValues(fake.origin), ANTHROPIC_MODEL: 'claude-unknown' },
      { retries: 2 },
    );
    expect(fake.requests.length).toBeLessThanOrEqual(4);
    expect(result.requests).toBe(fake.requests.length);
    expect(result).toMatchObject({ verdict: 'verified', model: { available: 'unknown', source: 'table' } });
  });

  it('turns a broken client into a result, not an exception', async () => {
    const http = { send: () => Promise.reject(new Error(KEYS.openai)), close: async () => undefined };
    const [result] = await probeValues({ OPENAI_API_KEY: KEYS.openai }, { only: ['openai'], http });
    expect(result).toMatchObject({ verdict: 'unknown', reason: 'internal' });
    expect(JSON.stringify(result)).not.toContain(KEYS.openai.slice(8));
  });
});

describe('planTargets', () => {
  const plan = (values: Record<string, string>) =>
    Object.fromEntries(planTargets(values).map((planned) => [planned.target.provider, planned]));

  it('sends nothing for what is not configured or a placeholder', () => {
    const { openai, anthropic, ollama } = plan({ OPENAI_API_KEY: 'your-key-here' });
    expect([openai?.skip, anthropic?.skip, ollama?.skip]).toEqual([
      'placeholder',
      'not-configured',
      'not-configured',
    ]);
    expect(openai?.target.key).toBeUndefined();
  });

  it('reads OLLAMA_HOST as Ollama’s server means it', () => {
    expect(plan({ OLLAMA_HOST: '0.0.0.0' })['ollama']?.target.baseUrl).toBe('http://127.0.0.1:11434');
    expect(plan({ OLLAMA_HOST: 'gpu-box:8080' })['ollama']?.target.baseUrl).toBe('http://gpu-box:8080');
    expect(plan({ OLLAMA_BASE_URL: 'http://0.0.0.0:11434' })['ollama']?.target.baseUrl).toBe(
      'http://127.0.0.1:11434',
    );
    expect(plan({ OLLAMA_API_KEY: 'made-up-for-the-cloud-0000' })['ollama']?.target.baseUrl).toBe(
      'https://ollama.com',
    );
  });

  it('takes a key under an older name, and says which', () => {
    expect(plan({ GEMINI_API_KEY: KEYS.google_ai })['google_ai']?.target).toMatchObject({
      keyVariable: 'GEMINI_API_KEY',
    });
  });

  it('sends a token of Anthropic as a token', async () => {
    const fake = await start(() => ({ body: { data: [] } }));
    await probeValue('anthropic', {
      ANTHROPIC_AUTH_TOKEN: 'made-up-token-for-tests-0000',
      ANTHROPIC_BASE_URL: fake.origin,
    });
    expect(fake.requests[0]?.headers).toMatchObject({ authorization: 'Bearer made-up-token-for-tests-0000' });
    expect(fake.requests[0]?.headers['x-api-key']).toBeUndefined();
  });

  it('asks the provider whose host it is', () => {
    // OpenRouter’s list of models is public: asked as OpenAI it would accept every key.
    const values = {
      OPENAI_API_KEY: 'sk-or-v1-madeupfortests0000',
      OPENAI_BASE_URL: 'https://openrouter.ai/api/v1',
    };
    const urls: string[] = [];
    const http = {
      send: async ({ url }: { url: string }) => {
        urls.push(url);
        return { ok: false as const, failure: 'bad-http' as const, viaProxy: false };
      },
      close: async () => undefined,
    };
    return probeValues(values, { only: ['openai'], http }).then(([result]) => {
      expect(urls).toEqual(['https://openrouter.ai/api/v1/key']);
      expect(result).toMatchObject({ provider: 'openai', reason: 'bad-http' });
    });
  });
});
