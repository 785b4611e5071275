import { declareContract } from '../../../src/contract/declared.js';
import { contractFromTemplate } from '../../../src/contract/generic.js';
import { catalystContract } from '../../../src/contract/catalyst/index.js';
import { hit, hits, quiet, TEMPLATE, type TextRow } from '../env/text-row.js';

const GENERIC = { input: { contract: contractFromTemplate('') } };
const KEY = 'sk-proj-made4Up7Tests9Qw2Er5Ty8Ui1Op3As6Df0Gh4Jk7Lz9Xc2Vb5Nm8';
const WITH_DEFAULT = {
  input: {
    contract: declareContract(
      { OPENAI_MODEL: { default: 'gpt-4-turbo-preview' } },
      { extends: catalystContract },
    ),
  },
};
const AS_OF = '2026-11-22';
const GPT4 = {
  name: 'OPENAI_MODEL',
  model: 'gpt-4-turbo-preview',
  provider: 'OpenAI',
  shutdown: '2026-03-26',
  replacement: 'gpt-6.1-sol',
  via: ['gpt-5'],
  asOf: AS_OF,
};

/** Providers and their models, judged as of 2026-11-22. */
export const PROVIDER_ROWS: readonly TextRow[] = [
  hit('provider/model-retired', 'OPENAI_MODEL=gpt-4-turbo-preview\n', 'retired', '1:14-1:33', GPT4),
  hit('provider/model-retired', 'OPENAI_MODEL=gpt-4-turbo-preview\n', 'retired', '1:14-1:33', GPT4, GENERIC),
  hit('provider/model-retired', 'OPENAI_MODEL=gpt-4-turbo-preview\n', 'retired', '1:14-1:33', GPT4, TEMPLATE),
  hit('provider/model-retired', `OPENAI_API_KEY=${KEY}\n`, 'default', undefined, GPT4, WITH_DEFAULT),
  quiet('provider/model-retired', 'OPENAI_API_KEY=\n', WITH_DEFAULT),
  quiet(
    'provider/model-retired',
    'OPENAI_MODEL=gpt-4-turbo-preview\nOPENAI_BASE_URL=http://litellm:4000/v1\n',
  ),
  quiet('provider/model-retired', 'OPENAI_MODEL=gpt-6.1-sol\nANTHROPIC_MODEL=\n'),
  hit('provider/model-shutting-down', 'ANTHROPIC_MODEL=claude-sonnet-4-5\n', 'ends', '1:17-1:34', {
    name: 'ANTHROPIC_MODEL',
    model: 'claude-sonnet-4-5',
    provider: 'Anthropic',
    shutdown: '2026-11-30',
    days: 8,
    replacement: 'claude-sonnet-5-5',
    via: [],
    asOf: AS_OF,
  }),
  quiet('provider/model-shutting-down', 'OPENAI_MODEL=gpt-4-turbo-preview\n'),
  hit(
    'provider/model-unknown',
    'OPENAI_MODEL=gtp-4o\n',
    'near',
    '1:14-1:20',
    { name: 'OPENAI_MODEL', provider: 'OpenAI', nearest: 'gpt-4o', asOf: AS_OF },
    { severity: 'info' },
  ),
  hit('provider/model-unknown', 'GROQ_MODEL=our-own-one\n', 'unknown', '1:12-1:23', {
    name: 'GROQ_MODEL',
    provider: 'Groq',
    asOf: AS_OF,
  }),
  quiet(
    'provider/model-unknown',
    'OLLAMA_MODEL=our-own-one\nOPENAI_MODEL=ft:gpt-4o-mini-2024-07-18:acme::x1\nGROQ_MODEL=a,b\n',
  ),
  hit(
    'provider/default-provider-not-ready',
    'DEFAULT_AI_PROVIDER=groq\nGROQ_API_KEY=changeme\n',
    'placeholder',
    '1:21-1:25',
    { provider: 'Groq', name: 'GROQ_API_KEY' },
  ),
  hit('provider/default-provider-not-ready', 'DEFAULT_AI_PROVIDER=groq\n', 'missing', '1:21-1:25', {
    provider: 'Groq',
    name: 'GROQ_API_KEY',
  }),
  hit('provider/default-provider-not-ready', 'OPENAI_API_KEY=qp7vX2\n', 'malformed', '1:16-1:22', {
    provider: 'OpenAI',
    name: 'OPENAI_API_KEY',
  }),
  quiet('provider/default-provider-not-ready', `DEFAULT_AI_PROVIDER=openai\nOPENAI_API_KEY=${KEY}\n`),
  quiet('provider/default-provider-not-ready', 'API_PORT=8000\n'),
  quiet('provider/default-provider-not-ready', 'DEFAULT_AI_PROVIDER=groq\n', TEMPLATE),
  hit(
    'provider/fallback-without-second-provider',
    `AI_FALLBACK_ENABLED=true\nOPENAI_API_KEY=${KEY}\n`,
    'one',
    '1:21-1:25',
    { provider: 'OpenAI' },
  ),
  hit(
    'provider/fallback-without-second-provider',
    'AI_FALLBACK_ENABLED=true\nOPENAI_API_KEY=\n',
    'none',
    '1:21-1:25',
    {},
  ),
  hits('provider/fallback-without-second-provider', `OPENAI_API_KEY=${KEY}\n`, [
    ['one', undefined, { provider: 'OpenAI' }],
  ]),
  quiet('provider/fallback-without-second-provider', `AI_FALLBACK_ENABLED=false\nOPENAI_API_KEY=${KEY}\n`),
];
