import type { ProviderId } from '../../../providers/types.js';
import { integer, number, string, url } from '../../kinds/index.js';
import type { VariableAlias } from '../../types.js';
import { converted, defineCatalystGroup, foreign, legacy } from '../group.js';

type Aliases = readonly VariableAlias[];

const key = (id: ProviderId, shown: string, aliases: Aliases = []) =>
  string({ doc: `Key for ${shown}.`, secret: true, aliases, provider: { id, part: 'key' } });
const model = (id: ProviderId, shown: string, aliases: Aliases = []) =>
  string({ doc: `Model that is asked at ${shown}.`, aliases, provider: { id, part: 'model' } });
const baseUrl = (id: ProviderId, shown: string, example: string, aliases: Aliases = []) =>
  url({
    doc: `Where ${shown} is reached, when not at its usual address.`,
    example,
    aliases,
    provider: { id, part: 'base-url' },
  });
const extra = (id: ProviderId) => ({ id, part: 'extra' }) as const;

const stillRead = (aliases: Aliases): Aliases =>
  aliases.map((alias) => ({ ...alias, note: 'part of the older backend still reads it' }));

const openai = defineCatalystGroup('Provider: OpenAI', {
  OPENAI_API_KEY: key('openai', 'OpenAI'),
  OPENAI_MODEL: model('openai', 'OpenAI', legacy('OPENAI_DEFAULT_MODEL')),
  OPENAI_BASE_URL: baseUrl(
    'openai',
    'OpenAI',
    'https://api.openai.com/v1',
    foreign('OPENAI_API_BASE', 'OPENAI_API_BASE_URL'),
  ),
  OPENAI_ORG_ID: string({ doc: 'Organization that is billed.', provider: extra('openai') }),
  OPENAI_PROJECT_ID: string({ doc: 'Project that is billed.', provider: extra('openai') }),
  OPENAI_MAX_TOKENS: integer({ doc: 'Longest answer, in tokens.', min: 1, provider: extra('openai') }),
  OPENAI_TEMPERATURE: number({
    doc: 'Randomness of answers.',
    min: 0,
    max: 2,
    provider: extra('openai'),
  }),
});

const anthropic = defineCatalystGroup('Provider: Anthropic', {
  ANTHROPIC_API_KEY: key('anthropic', 'Anthropic', foreign('CLAUDE_API_KEY')),
  ANTHROPIC_MODEL: model('anthropic', 'Anthropic', legacy('ANTHROPIC_DEFAULT_MODEL')),
  ANTHROPIC_BASE_URL: baseUrl('anthropic', 'Anthropic', 'https://api.anthropic.com'),
  ANTHROPIC_MAX_TOKENS: integer({ doc: 'Longest answer, in tokens.', min: 1, provider: extra('anthropic') }),
  ANTHROPIC_API_VERSION: string({
    doc: 'Version of the API, a date.',
    example: '2023-06-01',
    provider: extra('anthropic'),
  }),
});

const googleAi = defineCatalystGroup('Provider: Google AI (Gemini)', {
  GOOGLE_AI_API_KEY: key('google_ai', 'Google AI', [
    ...legacy('GOOGLE_API_KEY'),
    ...foreign('GEMINI_API_KEY', 'GOOGLE_GENERATIVE_AI_API_KEY'),
  ]),
  GOOGLE_AI_MODEL: model('google_ai', 'Google AI', legacy('GOOGLE_MODEL')),
  GOOGLE_AI_BASE_URL: baseUrl('google_ai', 'Google AI', 'https://generativelanguage.googleapis.com'),
});

const mistral = defineCatalystGroup('Provider: Mistral AI', {
  MISTRAL_API_KEY: key('mistral', 'Mistral AI', foreign('MISTRALAI_API_KEY')),
  MISTRAL_MODEL: model('mistral', 'Mistral AI', legacy('MISTRAL_DEFAULT_MODEL')),
  MISTRAL_BASE_URL: baseUrl('mistral', 'Mistral AI', 'https://api.mistral.ai/v1'),
});

const deepseek = defineCatalystGroup('Provider: DeepSeek', {
  DEEPSEEK_API_KEY: key('deepseek', 'DeepSeek'),
  DEEPSEEK_MODEL: model('deepseek', 'DeepSeek'),
  DEEPSEEK_BASE_URL: baseUrl('deepseek', 'DeepSeek', 'https://api.deepseek.com'),
});

const openrouter = defineCatalystGroup('Provider: OpenRouter', {
  OPENROUTER_API_KEY: key('openrouter', 'OpenRouter', foreign('OPEN_ROUTER_API_KEY')),
  OPENROUTER_MODEL: model('openrouter', 'OpenRouter', stillRead(legacy('OPENROUTER_DEFAULT_MODEL'))),
  OPENROUTER_BASE_URL: baseUrl('openrouter', 'OpenRouter', 'https://openrouter.ai/api/v1'),
  OPENROUTER_APP_NAME: string({
    doc: 'Name under which requests are listed.',
    provider: extra('openrouter'),
  }),
  OPENROUTER_APP_URL: url({ doc: 'Address under which requests are listed.', provider: extra('openrouter') }),
});

const groq = defineCatalystGroup('Provider: Groq', {
  GROQ_API_KEY: key('groq', 'Groq'),
  GROQ_MODEL: model('groq', 'Groq', legacy('GROQ_DEFAULT_MODEL')),
  GROQ_BASE_URL: baseUrl('groq', 'Groq', 'https://api.groq.com/openai/v1'),
});

const huggingface = defineCatalystGroup('Provider: Hugging Face', {
  HUGGINGFACE_API_KEY: key(
    'huggingface',
    'Hugging Face',
    foreign('HF_TOKEN', 'HUGGING_FACE_HUB_TOKEN', 'HUGGINGFACEHUB_API_TOKEN', 'HF_API_KEY'),
  ),
  HUGGINGFACE_MODEL: model('huggingface', 'Hugging Face', legacy('HUGGINGFACE_DEFAULT_MODEL')),
  HUGGINGFACE_BASE_URL: baseUrl('huggingface', 'Hugging Face', 'https://router.huggingface.co/v1'),
});

const ollama = defineCatalystGroup('Provider: Ollama (local)', {
  OLLAMA_API_KEY: key('ollama', "Ollama's cloud; a local Ollama needs none"),
  OLLAMA_MODEL: model('ollama', 'Ollama', legacy('OLLAMA_DEFAULT_MODEL', 'LOCAL_DEFAULT_MODEL')),
  OLLAMA_BASE_URL: baseUrl('ollama', 'Ollama', 'http://localhost:11434', [
    ...legacy('LOCAL_AI_BASE_URL'),
    ...converted('ollama-host-to-url', foreign('OLLAMA_HOST')),
    ...foreign('OLLAMA_API_BASE', 'OLLAMA_API_BASE_URL'),
  ]),
});

/** The nine providers. */
export const providers = {
  ...openai,
  ...anthropic,
  ...googleAi,
  ...mistral,
  ...deepseek,
  ...openrouter,
  ...groq,
  ...huggingface,
  ...ollama,
};
