import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODEL_TABLES } from '../../src/data/models.generated.js';
import { countDays, findModel, judgeModel, listModelIds, MODELS_AS_OF } from '../../src/providers/models.js';
import { PROVIDER_IDS, type ProviderId } from '../../src/providers/types.js';
import { anyText } from '../support/made-up-keys.js';

const TODAY = '2026-11-22';

describe('judgeModel', () => {
  it.each<[ProviderId, string, string, string | undefined, string | undefined, string[]]>([
    ['openai', 'gpt-4', 'retired', '2026-10-23', undefined, []],
    ['openai', 'gpt-4-turbo-preview', 'retired', '2026-03-26', 'gpt-6.1-sol', ['gpt-5']],
    ['openai', 'gpt-4o', 'shutting-down', '2027-01-14', 'gpt-6-luna', []],
    ['anthropic', 'claude-3-sonnet-20240229', 'retired', '2025-07-21', 'claude-sonnet-4-6', []],
    ['google_ai', 'models/gemini-2.0-flash', 'retired', '2026-06-01', 'gemini-3.6-flash', []],
    ['google_ai', 'gemini-pro', 'retired', undefined, 'gemini-3.8-flash', []],
    ['mistral', 'mistral-large-latest', 'active', undefined, undefined, []],
    ['mistral', 'open-mistral-7b', 'retired', '2025-03-30', 'ministral-8b-latest', []],
    ['deepseek', 'deepseek-chat', 'retired', '2026-07-24', 'deepseek-flash', []],
    ['groq', 'mixtral-8x7b-32768', 'retired', '2025-03-20', 'openai/gpt-oss-120b', []],
    ['groq', 'llama2-70b-4096', 'retired', undefined, 'openai/gpt-oss-120b', []],
    ['huggingface', 'google/gemma-7b-it', 'unknown', undefined, undefined, []],
    ['openrouter', 'openai/gpt-3.5-turbo', 'unknown', undefined, undefined, []],
    ['ollama', 'tinydolphin:latest', 'active', undefined, undefined, []],
    ['openai', 'a-model-of-my-own', 'unknown', undefined, undefined, []],
  ])('%s %s is %s', (provider, id, status, shutdown, replacement, via) => {
    const judged = judgeModel(provider, id, TODAY);
    expect(judged).toMatchObject({ id, status, asOf: MODELS_AS_OF });
    expect(judged.shutdown).toBe(shutdown);
    if (replacement) expect(judged).toMatchObject({ replacement, replacementStatus: 'active', via });
  });

  it('follows the day that it is asked for, not the day of the table', () => {
    const statuses = ['2026-01-01', '2026-10-16', '2027-01-13', '2027-01-14'].map(
      (today) => judgeModel('openai', 'gpt-4o', today).status,
    );
    expect(statuses).toEqual(['deprecated', 'shutting-down', 'shutting-down', 'retired']);
    expect(judgeModel('openai', 'gpt-4o', '2026-10-16').daysLeft).toBe(90);
    expect(judgeModel('openai', 'gpt-4o', '2026-10-15').status).toBe('deprecated');
  });

  it('says nothing for certain once a date has passed that was only the earliest', () => {
    expect(judgeModel('google_ai', 'gemini-2.5-flash-image', TODAY)).toMatchObject({
      status: 'unknown',
      note: 'earliest',
    });
    expect(judgeModel('mistral', 'devstral-latest', TODAY)).toMatchObject({
      status: 'unknown',
      note: 'alias-moved',
    });
  });

  it.each<[ProviderId, string, string]>([
    ['google_ai', 'models/gemini-2.5-pro', 'gemini-2.5-pro'],
    ['openrouter', 'anthropic/claude-haiku-4.5:nitro', 'anthropic/claude-haiku-4.5'],
    ['ollama', 'llama2:latest', 'llama2:latest'],
    ['ollama', 'gpt-oss:120b-cloud', 'gpt-oss:120b'],
    ['huggingface', 'meta-llama/llama-3.3-70b-instruct', 'meta-llama/Llama-3.3-70B-Instruct'],
    ['huggingface', 'openai/gpt-oss-120b:cerebras', 'openai/gpt-oss-120b'],
    ['openai', 'ft:gpt-4:my-org::abc123', 'ft-gpt-4'],
    ['openai', 'GPT-4o', 'gpt-4o'],
  ])('knows %s %s as %s', (provider, asked, known) => {
    expect(findModel(provider, asked)?.id).toBe(known);
  });

  it.each([
    ['gpt4o', 'gpt-4o'],
    ['gpt-4-turbo-preveiw', 'gpt-4-turbo-preview'],
  ])('suggests the known id nearest to %s', (asked, nearest) => {
    expect(judgeModel('openai', asked, TODAY)).toMatchObject({ status: 'unknown', nearest });
  });

  it('ends every chain of the table at a model that it knows', () => {
    for (const provider of PROVIDER_IDS) {
      for (const id of listModelIds(provider)) {
        const judged = judgeModel(provider, id, '2030-01-01');
        if (judged.replacement) expect(findModel(provider, judged.replacement)).toBeDefined();
        expect(judged.via).not.toContain(judged.replacement);
      }
    }
  });

  it('never throws and never calls an unknown id anything but unknown', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROVIDER_IDS), anyText(), (provider, id) => {
        const judged = judgeModel(provider, id, TODAY);
        if (!judged.known) expect(judged.status).toBe('unknown');
      }),
    );
    expect(judgeModel('openai', '\tgpt-4', TODAY).known).toBe('gpt-4');
    expect(judgeModel('openai', 'gpt-4\t2026-10-23', TODAY).known).toBeUndefined();
  });

  it('counts days over a leap year and a change of clocks', () => {
    expect(countDays('2024-02-28', '2024-03-01')).toBe(2);
    expect(countDays('2026-03-28', '2026-03-30')).toBe(2);
  });

  it('has a table for each of the nine', () => {
    expect(Object.keys(MODEL_TABLES)).toHaveLength(9);
    for (const provider of PROVIDER_IDS) expect(listModelIds(provider).length).toBeGreaterThan(5);
  });
});
