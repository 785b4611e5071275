import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProviderId } from '../../src/providers/types.js';
import { probeValue } from '../support/probe.js';

/** Somebody else's idea of four of the protocols. */
const KEY = 'made-up-key-for-the-mock-0000';
let mock: LLMock;
let origin = '';

beforeAll(async () => {
  mock = new LLMock({ port: 0, host: '127.0.0.1', auth: { apiKeys: [KEY] } } as ConstructorParameters<
    typeof LLMock
  >[0]);
  await mock.start();
  origin = mock.url.replace(/\/v1$/, '');
});
afterAll(() => mock.stop());

const values = (id: ProviderId, key: string): Record<string, string> => {
  const path = id === 'openrouter' ? '/api/v1' : id === 'openai' ? '/v1' : '';
  return { [`${id.toUpperCase()}_BASE_URL`]: `${origin}${path}`, [`${id.toUpperCase()}_API_KEY`]: key };
};

describe('aimock', () => {
  it.each([
    'openai',
    'groq',
    'openrouter',
  ] as const)('%s: a good key is verified, a bad one rejected', async (id) => {
    expect(await probeValue(id, values(id, KEY))).toMatchObject({
      verdict: 'verified',
      reason: 'accepted',
    });
    expect(await probeValue(id, values(id, 'another-plausible-value-0000'))).toMatchObject({
      verdict: 'rejected',
      reason: 'invalid-key',
    });
  });

  it('ollama: it answers; a key that a gateway refuses is no verdict of Ollama’s', async () => {
    expect(await probeValue('ollama', values('ollama', KEY))).toMatchObject({
      verdict: 'verified',
      reason: 'reachable',
    });
    expect(await probeValue('ollama', values('ollama', 'another-plausible-value-0000'))).toMatchObject({
      verdict: 'unknown',
      reason: 'unauthorized',
    });
  });
});
