import { describe, expect, it } from 'vitest';
import { checkBaseUrl, joinBaseUrl } from '../../src/providers/base-url.js';
import { PROVIDERS } from '../../src/providers/index.js';
import { readOllamaHost } from '../../src/providers/ollama/host.js';
import type { ProviderId } from '../../src/providers/types.js';

describe('checkBaseUrl', () => {
  it.each<[ProviderId, string, string[], string | undefined]>([
    ['openai', 'https://api.openai.com', ['missing-version'], 'https://api.openai.com/v1'],
    ['openai', 'https://api.openai.com/v1/', ['trailing-slash'], 'https://api.openai.com/v1'],
    ['openai', 'https://api.openai.com/v1/v1', ['doubled-version'], 'https://api.openai.com/v1'],
    ['openai', 'https://api.openai.com/v1/chat/completions', ['endpoint-tail'], 'https://api.openai.com/v1'],
    ['openai', 'http://api.openai.com/v1', ['insecure'], 'https://api.openai.com/v1'],
    ['openai', 'https://openrouter.ai/api/v1', ['other-provider'], undefined],
    ['openai', 'http://litellm:4000', ['missing-version'], 'http://litellm:4000/v1'],
    ['anthropic', 'https://api.anthropic.com/v1/messages', ['endpoint-tail'], 'https://api.anthropic.com/v1'],
    ['openrouter', 'https://openrouter.ai/v1', ['missing-version'], 'https://openrouter.ai/api/v1'],
    ['openrouter', 'https://openrouter.ai/api', ['missing-version'], 'https://openrouter.ai/api/v1'],
    ['groq', 'https://api.groq.com/openai', ['missing-version'], 'https://api.groq.com/openai/v1'],
    [
      'huggingface',
      'https://api-inference.huggingface.co/models',
      ['retired-host'],
      'https://router.huggingface.co/v1',
    ],
    ['ollama', 'http://localhost:11434/api/chat', ['endpoint-tail'], 'http://localhost:11434'],
    ['ollama', 'http://gpu.example.com:11434', ['insecure'], 'http://gpu.example.com:11434'],
    ['openai', 'api.openai.com/v1', ['not-a-url'], undefined],
    ['openai', 'https://', ['not-a-url'], undefined],
    ['openai', 'sk-made-up', ['not-a-url'], undefined],
    [
      'openai',
      'https://user:made-up@api.openai.com/v1?key=1',
      ['credentials', 'query'],
      'https://api.openai.com/v1',
    ],
    [
      'google_ai',
      'https://generativelanguage.googleapis.com/v1beta//',
      ['doubled-slash', 'trailing-slash'],
      'https://generativelanguage.googleapis.com/v1beta',
    ],
  ])('%s %s: %j', (provider, url, kinds, corrected) => {
    const problems = checkBaseUrl(provider, url);
    expect(problems.map(({ kind }) => kind)).toEqual(kinds);
    for (const problem of problems) expect(problem.corrected).toBe(corrected);
  });

  it.each<[ProviderId, string]>([
    ['anthropic', 'https://api.anthropic.com/v1'],
    ['mistral', 'https://api.mistral.ai/v1'],
    ['groq', 'https://api.groq.com/openai/v1'],
    ['deepseek', 'https://api.deepseek.com/v1'],
    ['deepseek', 'https://api.deepseek.com/anthropic'],
    ['google_ai', 'https://generativelanguage.googleapis.com/v1beta/openai'],
    ['huggingface', 'https://huggingface.co'],
    ['ollama', 'http://ollama:11434'],
    ['ollama', 'http://host.docker.internal:11434/v1'],
    ['openai', 'https://gateway.example.com/openai'],
    ['openai', 'https://eu.api.openai.com/v1'],
  ])('%s %s is right', (provider, url) => {
    expect(checkBaseUrl(provider, url)).toEqual([]);
  });

  it('finds nothing in the defaults, and what it corrects stays corrected', () => {
    for (const { id, defaultBaseUrl } of PROVIDERS) {
      expect(checkBaseUrl(id, defaultBaseUrl)).toEqual([]);
      for (const end of ['/', '//', '/chat/completions', '/v1/v1', '/models', '?a=1']) {
        const corrected = checkBaseUrl(id, defaultBaseUrl + end)[0]?.corrected;
        if (corrected) expect(checkBaseUrl(id, corrected)).toEqual([]);
      }
    }
  });

  it('does not call a URL of the user’s own public', () => {
    expect(checkBaseUrl('openai', 'https://gateway.example.com/v1/')[0]).toMatchObject({ isPublic: false });
    expect(checkBaseUrl('openai', 'https://api.openai.com/v1/')[0]).toMatchObject({ isPublic: true });
  });
});

describe('joinBaseUrl', () => {
  it.each<[ProviderId, string, string]>([
    ['openai', 'https://api.openai.com', 'https://api.openai.com/v1/models'],
    ['openai', 'https://api.openai.com/v1/', 'https://api.openai.com/v1/models'],
    ['openai', 'https://gateway.example.com/acme/openai', 'https://gateway.example.com/acme/openai/models'],
    ['anthropic', 'https://api.anthropic.com', 'https://api.anthropic.com/v1/models'],
    ['anthropic', 'https://api.anthropic.com/v1', 'https://api.anthropic.com/v1/models'],
    [
      'google_ai',
      'https://generativelanguage.googleapis.com',
      'https://generativelanguage.googleapis.com/v1beta/models',
    ],
    [
      'google_ai',
      'https://generativelanguage.googleapis.com/v1beta/openai/',
      'https://generativelanguage.googleapis.com/v1beta/models',
    ],
    ['mistral', 'https://api.mistral.ai/', 'https://api.mistral.ai/v1/models'],
    ['deepseek', 'https://api.deepseek.com/v1', 'https://api.deepseek.com/models'],
    ['deepseek', 'https://api.deepseek.com/anthropic', 'https://api.deepseek.com/models'],
    ['openrouter', 'https://openrouter.ai', 'https://openrouter.ai/api/v1/models'],
    ['groq', 'https://api.groq.com', 'https://api.groq.com/openai/v1/models'],
    ['groq', 'https://api.groq.com/openai/v1/chat/completions', 'https://api.groq.com/openai/v1/models'],
    ['huggingface', 'https://api-inference.huggingface.co', 'https://router.huggingface.co/v1/models'],
    ['ollama', 'http://localhost:11434/v1', 'http://localhost:11434/models'],
  ])('%s %s', (provider, url, joined) => {
    expect(joinBaseUrl(provider, url, '/models')).toBe(joined);
  });
});

describe('readOllamaHost', () => {
  it.each([
    ['', undefined],
    ['0.0.0.0', 'http://127.0.0.1:11434'],
    ['0.0.0.0:8080', 'http://127.0.0.1:8080'],
    ['[::]', 'http://[::1]:11434'],
    ['::1', 'http://[::1]:11434'],
    [':8080', 'http://127.0.0.1:8080'],
    ['gpu-box', 'http://gpu-box:11434'],
    ['http://gpu-box', 'http://gpu-box'],
    ['https://gpu-box', 'https://gpu-box'],
    ['http://gpu-box:11434/', 'http://gpu-box:11434'],
    ['ollama.com', 'https://ollama.com'],
    ['gpu-box:99999', 'http://gpu-box:11434'],
    ['ftp://gpu-box', undefined],
    ['two words', undefined],
  ])('%j', (value, url) => {
    expect(readOllamaHost(value)).toBe(url);
  });
});
