import { describe, expect, it } from 'vitest';
import { looksLikeCatalyst } from '../../src/contract/detect.js';

describe('looksLikeCatalyst', () => {
  it.each([
    [['AI_FALLBACK_ENABLED'], []],
    [['GOOGLE_AI_API_KEY', 'DEFAULT_AI_PROVIDER'], []],
    [['LOCAL_AI_ENABLED', 'OPENROUTER_DEFAULT_MODEL'], []],
    [[], ['catalyst-backend', 'catalyst-postgres']],
    [['DEFAULT_AI_PROVIDER'], ['catalyst-backend']],
  ])('recognises %j with services %j', (keys, services) => {
    const { catalyst, because } = looksLikeCatalyst(keys, services);
    expect(catalyst).toBe(true);
    expect(because.length).toBeGreaterThan(0);
  });

  it.each([
    [
      ['OPENAI_API_KEY', 'DATABASE_URL', 'SECRET_KEY', 'REDIS_URL', 'ENVIRONMENT', 'LOG_LEVEL'],
      ['backend', 'db'],
    ],
    [['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'GROQ_API_KEY', 'OPENROUTER_API_KEY', 'OLLAMA_BASE_URL'], []],
    [['GOOGLE_AI_API_KEY'], []],
    [[], ['catalyst-ui']],
    [[], []],
  ])('leaves %j with services %j alone', (keys, services) => {
    expect(looksLikeCatalyst(keys, services).catalyst).toBe(false);
  });
});
