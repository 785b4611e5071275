import { describe, expect, it } from 'vitest';
import { planOver, textsAfter } from './support.js';

const after = (texts: Record<string, string>, options = {}) => textsAfter(texts, planOver(texts, options));
const env = (text: string, options = {}) => after({ '.env': text }, options)['.env'];
const messages = (texts: Record<string, string>) =>
  planOver(texts).migrations.flatMap(({ steps }) =>
    steps.map(({ file, line, messageId }) => `${file}:${line} ${messageId}`),
  );

describe('a retired model', () => {
  it.each([
    ['OPENAI_BASE_URL=https://made-up.openai.azure.com/openai/deployments/gpt-4'],
    ['OPENAI_BASE_URL=http://vllm:8000/v1'],
    ['OPENAI_API_BASE=http://litellm.made-up.test:4000'],
    ['OPENAI_BASE_URL=${GATEWAY}/v1'],
  ])('is nothing of ours behind %s', (url) => {
    const text = `OPENAI_MODEL=gpt-4-turbo-preview\n${url}\n`;
    expect(env(text)).toContain('OPENAI_MODEL=gpt-4-turbo-preview\n');
    expect(messages({ '.env': text }).filter((one) => /successor/i.test(one))).toEqual([]);
  });

  it('is judged by the provider whose address is set', () => {
    const own = 'OPENAI_BASE_URL=https://api.openai.com/v1\n';
    expect(env(`OPENAI_MODEL=gpt-4-turbo-preview\n${own}`)).toBe(`OPENAI_MODEL=gpt-6.1-sol\n${own}`);
    const other = 'OPENAI_MODEL=openai/gpt-4-turbo-preview\nOPENAI_BASE_URL=https://openrouter.ai/api/v1\n';
    expect(env(other)).toBe(other);
  });

  it('is left alone where a file that is read with it leads to a gateway', () => {
    const texts = {
      '.env': 'OPENAI_MODEL=gpt-4-turbo-preview\n',
      '.env.local': 'OPENAI_BASE_URL=http://gw:1\n',
    };
    expect(after(texts)).toEqual(texts);
    const compose = {
      'compose.yaml':
        'services:\n  a:\n    build: .\n    environment:\n      OPENAI_MODEL: gpt-4-turbo-preview\n      OPENAI_BASE_URL: http://gw:1\n  b:\n    build: .\n    environment:\n      OPENAI_MODEL: gpt-4-turbo-preview\n',
    };
    expect(after(compose)['compose.yaml']).toBe(
      compose['compose.yaml'].replace(/gpt-4-turbo-preview\n$/, 'gpt-6.1-sol\n'),
    );
  });

  it('that somebody trained, and a free route, are for a person', () => {
    const text = 'OPENAI_MODEL=ft:gpt-3.5-turbo:made-up::0001\n';
    expect([env(text), messages({ '.env': text })]).toEqual([text, ['.env:1 noSuccessor']]);
  });

  it('keeps the way it was written', () => {
    expect(env('GOOGLE_AI_MODEL=models/gemini-pro\n')).toBe('GOOGLE_AI_MODEL=models/gemini-3.8-flash\n');
    expect(env('ANTHROPIC_MODEL="anthropic/claude-2.1"\n')).toBe(
      'ANTHROPIC_MODEL="anthropic/claude-opus-4-8"\n',
    );
  });

  it('takes the place that a pinned model has, gateway or not', () => {
    expect(env('OPENAI_MODEL=gpt-4-turbo-preview\n', { models: { OPENAI_MODEL: 'gpt-5.6-terra' } })).toBe(
      'OPENAI_MODEL=gpt-5.6-terra\n',
    );
  });
});

describe('values with references', () => {
  it('have their default changed, and nothing else', () => {
    const compose = (model: string, size: string, host: string) =>
      `services:\n  api:\n    build: .\n    environment:\n      OPENAI_MODEL: \${OPENAI_MODEL:-${model}} # why\n      MAX_FILE_SIZE: "\${SIZE-${size}}"\n      HUGGINGFACE_BASE_URL: '\${HF:-${host}}'\n`;
    const texts = {
      'compose.yaml': compose('gpt-4-turbo-preview', '50MB', 'https://api-inference.huggingface.co/models'),
    };
    expect(after(texts)['compose.yaml']).toBe(
      compose('gpt-6.1-sol', '52428800', 'https://router.huggingface.co/v1'),
    );
    expect(planOver(after(texts)).files).toEqual([]);
  });

  it('get the scheme postgresql wherever postgres is written', () => {
    const texts = (scheme: string) => ({
      '.env': `P=made-up\nDATABASE_URL="${scheme}://u:\${P}@db/x" # why\nTEST_DATABASE_URL=${scheme}://u@db/t\n`,
      'compose.yaml': `services:\n  api:\n    build: .\n    environment:\n      - DATABASE_URL=${scheme}://u:\${P}@db/x\n  b:\n    build: .\n    environment:\n      DATABASE_URL: '\${DATABASE_URL:-${scheme}://u@db/x}'\n`,
      Dockerfile: `FROM python:3.13-slim\nARG P\nENV DATABASE_URL="${scheme}://u:$P@db/x"\n`,
    });
    expect(after(texts('postgres'), { accept: 'safe' })).toEqual(texts('postgresql'));
    expect(planOver(texts('postgresql')).files).toEqual([]);
  });

  it('of which others are made stay, and it is told', () => {
    const texts = { '.env': 'DATABASE_URL=postgres://u@db/x\nOTHER=${DATABASE_URL}?a=1\n' };
    expect([after(texts), messages(texts)]).toEqual([texts, ['.env:1 byHand']]);
  });
});

describe('values in an anchor', () => {
  it('change wherever it is merged', () => {
    const text = (name: string, model: string) =>
      `x-env: &env\n  ${name}: /m\n  OPENAI_MODEL: ${model}\nservices:\n  a:\n    build: .\n    environment:\n      <<: *env\n      B: 1\n  b:\n    build: .\n    environment: *env\n`;
    expect(after({ 'compose.yaml': text('METRICS_ENDPOINT', 'gpt-4-turbo-preview') })['compose.yaml']).toBe(
      text('METRICS_PATH', 'gpt-6.1-sol'),
    );
  });
});
