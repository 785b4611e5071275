import type { ProviderId } from '../../../src/providers/types.js';
import type { Handler, Recorded, Reply } from './server.js';

/** Made-up keys, one a provider. */
export const KEYS: Readonly<Record<ProviderId, string>> = {
  openai: 'sk-proj-madeupfortests0000openai0000',
  anthropic: 'sk-ant-api03-madeupfortests0000anthropic',
  google_ai: 'AQ.madeupfortests0000google0000',
  mistral: 'madeupfortests0000mistral0000aaa',
  deepseek: 'sk-madeupfortests0000deepseek0000',
  openrouter: 'sk-or-v1-madeupfortests0000openrouter',
  groq: 'gsk_madeupfortests0000groq0000',
  huggingface: 'hf_madeupfortests0000huggingface',
  ollama: '',
};

/** A model that each of them serves. */
export const MODELS: Readonly<Record<ProviderId, string>> = {
  openai: 'gpt-4o',
  anthropic: 'claude-haiku-4-5-20251001',
  google_ai: 'gemini-3.8-flash',
  mistral: 'mistral-large-latest',
  deepseek: 'deepseek-flash',
  openrouter: 'anthropic/claude-haiku-4.5',
  groq: 'openai/gpt-oss-120b',
  huggingface: 'openai/gpt-oss-120b',
  ollama: 'llama2',
};

/** The base URL of each under the fake's origin. */
export function baseUrlOf(origin: string, provider: ProviderId): string {
  const versions: Partial<Record<ProviderId, string>> = { openai: '/v1', openrouter: '/api/v1' };
  return provider === 'huggingface' ? `${origin}/v1` : `${origin}/${provider}${versions[provider] ?? ''}`;
}

/** The environment that points all nine at the fake. */
export function makeValues(origin: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [id, key] of Object.entries(KEYS) as [ProviderId, string][]) {
    const name = id.toUpperCase();
    values[`${name}_BASE_URL`] = baseUrlOf(origin, id);
    values[`${name}_MODEL`] = MODELS[id];
    if (key) values[`${name}_API_KEY`] = key;
  }
  return values;
}

const list = (...data: unknown[]): Reply => ({ body: { object: 'list', data } });
const isBearer = (request: Recorded, id: ProviderId): boolean =>
  request.headers['authorization'] === `Bearer ${KEYS[id]}`;

/** All nine as they answer to a good key, and to a bad one. Bodies as documented or as met in the wild. */
export const handleNine: Handler = (request) => {
  const [path = ''] = request.path.split('?');
  const route = ROUTES.find(([pattern]) => pattern.test(path));
  return route
    ? route[1](request, path)
    : { status: 404, body: '404 page not found', headers: { 'content-type': 'text/plain' } };
};

const ROUTES: readonly (readonly [RegExp, (request: Recorded, path: string) => Reply])[] = [
  [
    /^\/openai\/v1\/models$/,
    (request) =>
      isBearer(request, 'openai')
        ? list(
            {
              id: 'gpt-4o',
              object: 'model',
              created: 1715367049,
              owned_by: 'system',
              shutdown_date: '2027-01-14',
            },
            {
              id: 'gpt-6.1-sol',
              object: 'model',
              created: 1780000000,
              owned_by: 'system',
              shutdown_date: null,
            },
          )
        : {
            status: 401,
            body: {
              error: {
                message: `Incorrect API key provided: ${request.headers['authorization']?.slice(7, 15)}***0000. You can find your API key at https://platform.openai.com/account/api-keys.`,
                type: 'invalid_request_error',
                param: null,
                code: 'invalid_api_key',
              },
            },
          },
  ],
  [
    /^\/openai\/v1\/models\/.+$/,
    (_, path) => ({
      status: 404,
      body: {
        error: {
          message: `The model \`${path.split('/').pop()}\` does not exist or you do not have access to it.`,
          type: 'invalid_request_error',
          param: 'model',
          code: 'model_not_found',
        },
      },
    }),
  ],
  [
    /^\/anthropic\/v1\/models$/,
    (request) =>
      request.headers['x-api-key'] === KEYS.anthropic && request.headers['anthropic-version']
        ? {
            body: {
              data: [
                {
                  type: 'model',
                  id: 'claude-haiku-4-5-20251001',
                  display_name: 'Claude Haiku 4.5',
                  created_at: '2025-10-01T00:00:00Z',
                },
              ],
              has_more: false,
              first_id: 'a',
              last_id: 'b',
            },
          }
        : {
            status: 401,
            body: {
              type: 'error',
              error: { type: 'authentication_error', message: 'invalid x-api-key' },
              request_id: 'req_madeup0000',
            },
          },
  ],
  [
    /^\/anthropic\/v1\/models\/claude-haiku-4-5$/,
    () => ({
      body: {
        type: 'model',
        id: 'claude-haiku-4-5-20251001',
        display_name: 'Claude Haiku 4.5',
        created_at: '2025-10-01T00:00:00Z',
      },
    }),
  ],
  [
    /^\/anthropic\/v1\/models\/.+$/,
    () => ({
      status: 404,
      body: {
        type: 'error',
        error: { type: 'not_found_error', message: 'model: not found' },
        request_id: 'req_madeup0000',
      },
    }),
  ],
  [
    /^\/google_ai\/v1beta\/models$/,
    (request) =>
      request.headers['x-goog-api-key'] === KEYS.google_ai && !request.headers['authorization']
        ? {
            body: {
              models: [
                {
                  name: 'models/gemini-3.8-flash',
                  version: '3.8',
                  displayName: 'Gemini 3.8 Flash',
                  inputTokenLimit: 1048576,
                  supportedGenerationMethods: ['generateContent'],
                },
              ],
            },
          }
        : {
            status: 400,
            body: {
              error: {
                code: 400,
                message: 'API key not valid. Please pass a valid API key.',
                status: 'INVALID_ARGUMENT',
                details: [
                  {
                    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
                    reason: 'API_KEY_INVALID',
                    domain: 'googleapis.com',
                  },
                ],
              },
            },
          },
  ],
  [
    /^\/google_ai\/v1beta\/models\/.+$/,
    () => ({
      status: 404,
      body: {
        error: { code: 404, message: 'models/x is not found for API version v1beta', status: 'NOT_FOUND' },
      },
    }),
  ],
  [
    /^\/mistral\/v1\/models$/,
    (request) =>
      isBearer(request, 'mistral')
        ? list(
            {
              id: 'mistral-large-2512',
              object: 'model',
              owned_by: 'mistralai',
              capabilities: {},
              max_context_length: 262144,
              aliases: ['mistral-large-latest'],
              deprecation: null,
              deprecation_replacement_model: null,
            },
            {
              id: 'mistral-small-2506',
              object: 'model',
              owned_by: 'mistralai',
              capabilities: {},
              aliases: [],
              deprecation: '2027-02-01T12:00:00Z',
              deprecation_replacement_model: 'mistral-small-latest',
            },
          )
        : { status: 401, body: { detail: 'Unauthorized' } },
  ],
  [
    /^\/mistral\/v1\/models\/.+$/,
    () => ({
      status: 404,
      body: {
        object: 'error',
        message: 'model x not found',
        type: 'invalid_request_error',
        param: null,
        code: 'model_not_found',
      },
    }),
  ],
  [
    /^\/deepseek\/user\/balance$/,
    (request) =>
      isBearer(request, 'deepseek')
        ? {
            body: {
              is_available: true,
              balance_infos: [
                {
                  currency: 'CNY',
                  total_balance: '110.00',
                  granted_balance: '10.00',
                  topped_up_balance: '100.00',
                },
              ],
            },
          }
        : {
            status: 401,
            body: {
              error: {
                message: `Authentication Fails, Your api key: ****${request.headers['authorization']?.slice(-4)} is invalid`,
                type: 'authentication_error',
                param: null,
                code: 'invalid_request_error',
              },
            },
          },
  ],
  [/^\/deepseek\/models$/, () => list({ id: 'deepseek-flash', object: 'model', owned_by: 'deepseek' })],
  [
    /^\/openrouter\/api\/v1\/key$/,
    (request) =>
      isBearer(request, 'openrouter')
        ? {
            body: {
              data: {
                label: 'sk-or-v1-mad...ter',
                limit: 10,
                limit_remaining: 7.5,
                limit_reset: null,
                usage: 2.5,
                is_free_tier: false,
                is_management_key: false,
                expires_at: '2027-03-01T00:00:00Z',
                rate_limit: { requests: -1, interval: '10s' },
              },
            },
          }
        : { status: 401, body: { error: { message: 'User not found.', code: 401 } } },
  ],
  [
    /^\/openrouter\/api\/v1\/models$/,
    () => ({
      body: {
        data: [
          {
            id: 'anthropic/claude-haiku-4.5',
            canonical_slug: 'anthropic/claude-4.5-haiku-20251001',
            expiration_date: null,
          },
          { id: 'openai/gpt-4o', canonical_slug: 'openai/gpt-4o', expiration_date: '2027-01-10' },
        ],
      },
    }),
  ],
  [
    /^\/groq\/openai\/v1\/models$/,
    (request) =>
      isBearer(request, 'groq')
        ? list(
            {
              id: 'openai/gpt-oss-120b',
              object: 'model',
              created: 1,
              owned_by: 'OpenAI',
              active: true,
              context_window: 131072,
            },
            {
              id: 'llama-3.3-70b-versatile',
              object: 'model',
              created: 1,
              owned_by: 'Meta',
              active: false,
              context_window: 131072,
            },
          )
        : {
            status: 401,
            body: {
              error: { message: 'Invalid API Key', type: 'invalid_request_error', code: 'invalid_api_key' },
            },
          },
  ],
  [
    /^\/groq\/openai\/v1\/models\/.+$/,
    () => ({
      status: 404,
      body: {
        error: {
          message: 'The model `x` does not exist or you do not have access to it.',
          type: 'invalid_request_error',
          code: 'model_not_found',
        },
      },
    }),
  ],
  [
    /^\/api\/whoami-v2$/,
    (request) =>
      isBearer(request, 'huggingface')
        ? {
            body: {
              type: 'user',
              id: '0',
              name: 'made-up-person',
              email: 'made.up@example.com',
              orgs: [{ name: 'made-up-org' }],
              isPro: false,
              canPay: false,
              auth: {
                type: 'access_token',
                accessToken: { displayName: 'a token', role: 'read', createdAt: '2026-01-01T00:00:00Z' },
                expiresAt: '2027-05-01T00:00:00Z',
              },
            },
          }
        : { status: 401, body: { error: 'Invalid username or password.' } },
  ],
  [
    /^\/api\/models\/openai\/gpt-oss-120b$/,
    () => ({
      body: {
        id: 'openai/gpt-oss-120b',
        inferenceProviderMapping: {
          groq: { status: 'live', providerId: 'openai/gpt-oss-120b', task: 'conversational' },
        },
      },
    }),
  ],
  [
    /^\/api\/models\/google\/gemma-7b-it$/,
    () => ({ body: { id: 'google/gemma-7b-it', inferenceProviderMapping: {} } }),
  ],
  [/^\/api\/models\/.+$/, () => ({ status: 404, body: { error: 'Repository not found' } })],
  [
    /^\/ollama\/api\/tags$/,
    () => ({
      body: {
        models: [
          {
            name: 'llama2:latest',
            model: 'llama2:latest',
            modified_at: '2026-01-01T00:00:00Z',
            size: 3825819519,
            digest: 'made-up',
            details: {},
          },
        ],
      },
    }),
  ],
];
