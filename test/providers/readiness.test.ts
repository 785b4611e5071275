import { describe, expect, it } from 'vitest';
import { assessProviders } from '../../src/providers/readiness.js';
import type { ProviderId } from '../../src/providers/types.js';

const KEY = 'sk-proj-made-up-for-tests-0000';
const assess = (values: Record<string, string | null>, id: ProviderId) =>
  assessProviders(values).find((state) => state.id === id)!;

describe('assessProviders', () => {
  it('calls all nine missing when nothing is set', () => {
    expect(assessProviders({}).map(({ readiness }) => readiness)).toEqual(Array(9).fill('missing'));
  });

  it.each<[ProviderId, Record<string, string | null>, string, string | undefined]>([
    ['openai', { OPENAI_API_KEY: KEY }, 'ready', undefined],
    ['openai', { OPENAI_API_KEY: 'your-key-here' }, 'placeholder', 'phrase'],
    ['openai', { OPENAI_API_KEY: '' }, 'missing', undefined],
    ['openai', { OPENAI_API_KEY: null }, 'missing', undefined],
    ['openai', { OPENAI_API_KEY: 'sk-ant-made-up-for-tests-0000' }, 'malformed', 'foreign'],
    [
      'openai',
      { OPENAI_API_KEY: 'sk-or-v1-made-up-for-tests', OPENAI_BASE_URL: 'https://openrouter.ai/api/v1' },
      'ready',
      undefined,
    ],
    [
      'openai',
      { OPENAI_API_KEY: 'sk-ant-made-up-for-tests-0000', OPENAI_BASE_URL: 'https://gateway.example.com/v1' },
      'ready',
      undefined,
    ],
    ['openai', { OPENAI_API_KEY: 'not-needed', OPENAI_BASE_URL: 'http://vllm:8000/v1' }, 'local', undefined],
    ['anthropic', { ANTHROPIC_API_KEY: 'Bearer sk-ant-made-up-for-tests-0000' }, 'malformed', 'junk'],
    ['google_ai', { GEMINI_API_KEY: 'AQ.made-up-for-tests-0000' }, 'ready', undefined],
    ['ollama', { OLLAMA_BASE_URL: 'http://ollama:11434' }, 'local', undefined],
    ['ollama', { OLLAMA_HOST: '0.0.0.0' }, 'local', undefined],
    ['ollama', { OLLAMA_BASE_URL: 'https://ollama.com' }, 'missing', undefined],
    [
      'ollama',
      { OLLAMA_BASE_URL: 'https://ollama.com', OLLAMA_API_KEY: 'made-up-for-the-cloud-0000' },
      'ready',
      undefined,
    ],
    ['ollama', { OLLAMA_API_KEY: 'made-up-for-the-cloud-0000' }, 'ready', undefined],
  ])('%s %j is %s', (id, values, readiness, reason) => {
    const state = assess(values, id);
    expect(state.readiness).toBe(readiness);
    expect(state.reason).toBe(reason);
  });

  it('says which variable counts when two hold different keys', () => {
    const state = assess(
      {
        HUGGINGFACE_API_KEY: 'your-token',
        HF_TOKEN: 'hf_madeupfortests00000',
        HF_API_KEY: 'hf_madeupfortests11111',
      },
      'huggingface',
    );
    expect(state).toMatchObject({
      readiness: 'ready',
      keyVariable: 'HF_TOKEN',
      conflictingKeys: ['HF_API_KEY'],
    });
  });

  it('takes the model from the file, else from the defaults', () => {
    expect(assess({ OPENAI_DEFAULT_MODEL: 'gpt-4' }, 'openai')).toMatchObject({
      model: 'gpt-4',
      modelFrom: 'file',
      modelVariable: 'OPENAI_DEFAULT_MODEL',
    });
    const [openai] = assessProviders({}, { defaults: { OPENAI_MODEL: 'gpt-6.1-sol' } });
    expect(openai).toMatchObject({ model: 'gpt-6.1-sol', modelFrom: 'default' });
  });
});
