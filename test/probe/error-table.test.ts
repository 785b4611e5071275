import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/probe/answer.js';
import { judgeAnswer } from '../../src/probe/judge.js';
import { readErrorCode } from '../../src/probe/answer.js';
import type { ProviderId } from '../../src/providers/types.js';
import { PROBES } from '../../src/providers/probes.js';

const html =
  '<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head><body></body></html>';
const openai = (message: string, code: string | null = null, type = 'invalid_request_error') => ({
  error: { message, type, param: null, code },
});
const anthropic = (type: string, message: string) => ({
  type: 'error',
  error: { type, message },
  request_id: 'req_madeup',
});
const google = (code: number, status: string, message: string, reason?: string) => ({
  error: {
    code,
    message,
    status,
    ...(reason
      ? {
          details: [
            { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com' },
          ],
        }
      : {}),
  },
});

/** Every row of the table of documented and observed errors. */
const ROWS: readonly (readonly [ProviderId, string, number, unknown, string, string])[] = [
  [
    'openai',
    'invalid key',
    401,
    openai('Incorrect API key provided: sk-abc***xyz.', 'invalid_api_key'),
    'rejected',
    'invalid-key',
  ],
  [
    'openai',
    'missing key',
    401,
    openai(
      "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY)",
    ),
    'unknown',
    'credential-not-received',
  ],
  [
    'openai',
    'region host',
    401,
    openai(
      'Attempted to access resource with incorrect regional hostname. Please make your request to us.api.openai.com',
      'incorrect_hostname',
    ),
    'unknown',
    'wrong-region',
  ],
  ['openai', 'address', 401, openai('IP not authorized'), 'unknown', 'ip-not-allowed'],
  [
    'openai',
    'no organisation',
    401,
    openai('You must be a member of an organization to use the API'),
    'unknown',
    'no-organization',
  ],
  [
    'openai',
    'scopes 401',
    401,
    openai('You have insufficient permissions for this operation. Missing scopes: api.model.read.'),
    'verified',
    'accepted-restricted',
  ],
  [
    'openai',
    'scopes 403',
    403,
    openai('You have insufficient permissions for this operation. Missing scopes: api.model.read.'),
    'verified',
    'accepted-restricted',
  ],
  [
    'openai',
    'region blocked',
    403,
    {
      code: 'unsupported_country_region_territory',
      message: 'Country, region, or territory not supported',
      param: null,
      type: 'request_forbidden',
    },
    'unknown',
    'region-blocked',
  ],
  [
    'openai',
    'quota',
    429,
    openai('You exceeded your current quota', 'insufficient_quota', 'insufficient_quota'),
    'unknown',
    'quota-exhausted',
  ],
  [
    'openai',
    'credit',
    429,
    openai('No credit', 'credit_balance_exhausted', 'insufficient_quota'),
    'unknown',
    'quota-exhausted',
  ],
  [
    'openai',
    'rate',
    429,
    openai('Rate limit reached', 'rate_limit_exceeded', 'requests'),
    'unknown',
    'rate-limited',
  ],
  [
    'openai',
    'overload',
    503,
    openai('The server is overloaded', 'server_is_overloaded', 'server_error'),
    'unknown',
    'overloaded',
  ],
  ['openai', 'undocumented 401', 401, { error: 'go away' }, 'unknown', 'unauthorized'],
  [
    'anthropic',
    'invalid key',
    401,
    anthropic('authentication_error', 'invalid x-api-key'),
    'rejected',
    'invalid-key',
  ],
  [
    'anthropic',
    'missing key',
    401,
    anthropic('authentication_error', 'x-api-key header is required'),
    'unknown',
    'credential-not-received',
  ],
  ['anthropic', 'disabled key', 404, anthropic('not_found_error', 'Not found'), 'unknown', 'not-found'],
  [
    'anthropic',
    'organisation disabled',
    400,
    anthropic('invalid_request_error', 'This organization has been disabled.'),
    'unknown',
    'organization-restricted',
  ],
  [
    'anthropic',
    'no credit',
    400,
    anthropic(
      'invalid_request_error',
      'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
    ),
    'unknown',
    'payment-required',
  ],
  ['anthropic', 'billing', 402, anthropic('billing_error', 'billing'), 'unknown', 'payment-required'],
  ['anthropic', 'permission', 403, anthropic('permission_error', 'no'), 'unknown', 'forbidden'],
  ['anthropic', 'network', 403, anthropic('forbidden', 'Request not allowed'), 'unknown', 'network-blocked'],
  ['anthropic', 'rate', 429, anthropic('rate_limit_error', 'slow down'), 'unknown', 'rate-limited'],
  ['anthropic', 'overload', 529, anthropic('overloaded_error', 'Overloaded'), 'unknown', 'overloaded'],
  ['anthropic', 'error', 500, anthropic('api_error', 'Internal server error'), 'unknown', 'server-error'],
  ['anthropic', 'timeout', 504, anthropic('timeout_error', 'timeout'), 'unknown', 'server-error'],
  [
    'google_ai',
    'invalid key',
    400,
    google(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', 'API_KEY_INVALID'),
    'rejected',
    'invalid-key',
  ],
  [
    'google_ai',
    'other 400',
    400,
    google(400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.'),
    'unknown',
    'unexpected-status',
  ],
  [
    'google_ai',
    'two credentials',
    400,
    google(400, 'INVALID_ARGUMENT', 'Multiple authentication credentials received. Please pass only one.'),
    'unknown',
    'unexpected-status',
  ],
  [
    'google_ai',
    'missing key',
    403,
    google(
      403,
      'PERMISSION_DENIED',
      "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
    ),
    'unknown',
    'credential-not-received',
  ],
  [
    'google_ai',
    'leaked',
    403,
    google(403, 'PERMISSION_DENIED', 'Your API key was reported as leaked. Please use another API key.'),
    'rejected',
    'leaked-key',
  ],
  [
    'google_ai',
    'key type',
    401,
    google(
      401,
      'UNAUTHENTICATED',
      'Request had invalid authentication credentials.',
      'ACCESS_TOKEN_TYPE_UNSUPPORTED',
    ),
    'unknown',
    'key-type',
  ],
  [
    'google_ai',
    'API off',
    403,
    google(403, 'PERMISSION_DENIED', 'Generative Language API has not been used', 'SERVICE_DISABLED'),
    'unknown',
    'service-disabled',
  ],
  [
    'google_ai',
    'region',
    400,
    google(400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.'),
    'unknown',
    'region-blocked',
  ],
  [
    'google_ai',
    'quota',
    429,
    google(429, 'RESOURCE_EXHAUSTED', 'Resource has been exhausted'),
    'unknown',
    'rate-limited',
  ],
  ['google_ai', 'payment', 402, google(402, 'PAYMENT_REQUIRED', 'pay'), 'unknown', 'payment-required'],
  [
    'google_ai',
    'unavailable',
    503,
    google(503, 'UNAVAILABLE', 'The model is overloaded.'),
    'unknown',
    'overloaded',
  ],
  ['mistral', 'invalid key', 401, { detail: 'Unauthorized' }, 'rejected', 'invalid-key'],
  [
    'mistral',
    'invalid key as documented',
    401,
    { object: 'error', message: 'Unauthorized', type: 'unauthorized', param: null, code: '1000' },
    'rejected',
    'invalid-key',
  ],
  [
    'mistral',
    'payment',
    402,
    { object: 'error', message: 'Payment required', type: 'x', param: null, code: null },
    'unknown',
    'payment-required',
  ],
  ['mistral', 'tier', 403, { object: 'error', message: 'tier' }, 'unknown', 'forbidden'],
  [
    'mistral',
    'rate',
    429,
    { object: 'error', message: 'Requests rate limit exceeded' },
    'unknown',
    'rate-limited',
  ],
  [
    'deepseek',
    'invalid key',
    401,
    {
      error: {
        message: 'Authentication Fails, Your api key: ****abcd is invalid',
        type: 'authentication_error',
        param: null,
        code: 'invalid_request_error',
      },
    },
    'rejected',
    'invalid-key',
  ],
  [
    'deepseek',
    'no such user',
    401,
    {
      error: {
        message: 'Authentication Fails (no such user)',
        type: 'authentication_error',
        param: null,
        code: 'invalid_request_error',
      },
    },
    'rejected',
    'invalid-key',
  ],
  [
    'deepseek',
    'malformed header',
    401,
    {
      error: {
        message: 'Authentication Fails (auth header format should be Bearer sk-...)',
        type: 'authentication_error',
        param: null,
        code: 'invalid_request_error',
      },
    },
    'rejected',
    'invalid-key',
  ],
  [
    'deepseek',
    'balance',
    402,
    {
      error: {
        message: 'Insufficient Balance',
        type: 'unknown_error',
        param: null,
        code: 'invalid_request_error',
      },
    },
    'unknown',
    'payment-required',
  ],
  ['deepseek', 'overload', 503, { error: { message: 'Server overloaded' } }, 'unknown', 'overloaded'],
  [
    'openrouter',
    'missing or foreign key',
    401,
    { error: { message: 'No cookie auth credentials found', code: 401 } },
    'rejected',
    'invalid-key',
  ],
  [
    'openrouter',
    'unknown, expired, revoked',
    401,
    { error: { message: 'User not found.', code: 401 } },
    'rejected',
    'invalid-key',
  ],
  [
    'openrouter',
    'error in a 200',
    200,
    { error: { message: 'User not found.', code: 401 } },
    'rejected',
    'invalid-key',
  ],
  [
    'openrouter',
    'upstream error in a 200',
    200,
    { error: { message: 'Bad gateway', code: 502 } },
    'unknown',
    'server-error',
  ],
  [
    'openrouter',
    'credit',
    402,
    { error: { message: 'Insufficient credits', code: 402 } },
    'unknown',
    'payment-required',
  ],
  ['openrouter', 'guardrail', 403, { error: { message: 'Forbidden', code: 403 } }, 'unknown', 'forbidden'],
  [
    'openrouter',
    'timeout',
    408,
    { error: { message: 'Timeout', code: 408 } },
    'unknown',
    'unexpected-status',
  ],
  [
    'openrouter',
    'the public list instead of the key',
    200,
    { data: [{ id: 'a' }] },
    'unknown',
    'unexpected-body',
  ],
  ['groq', 'invalid key', 401, openai('Invalid API Key', 'invalid_api_key'), 'rejected', 'invalid-key'],
  [
    'groq',
    'organisation',
    400,
    openai('Organization has been restricted.', 'organization_restricted'),
    'unknown',
    'organization-restricted',
  ],
  ['groq', 'network', 403, html, 'unknown', 'network-blocked'],
  [
    'groq',
    'network in words',
    403,
    { error: { message: 'Access denied. Please check your network settings.' } },
    'unknown',
    'network-blocked',
  ],
  ['groq', 'capacity', 498, openai('over capacity', 'capacity_exceeded'), 'unknown', 'overloaded'],
  [
    'huggingface',
    'invalid token',
    401,
    { error: 'Invalid username or password.' },
    'rejected',
    'invalid-key',
  ],
  [
    'huggingface',
    'invalid header',
    401,
    { error: 'Invalid credentials in Authorization header' },
    'rejected',
    'invalid-key',
  ],
  [
    'huggingface',
    'permissions',
    403,
    { error: 'This authentication method does not have sufficient permissions' },
    'unknown',
    'forbidden',
  ],
  [
    'huggingface',
    'credit',
    402,
    { error: 'You have exceeded your monthly included credits' },
    'unknown',
    'payment-required',
  ],
  [
    'huggingface',
    'retired host',
    410,
    {
      error:
        'https://api-inference.huggingface.co is no longer supported. Please use https://router.huggingface.co instead.',
    },
    'unknown',
    'gone',
  ],
  [
    'ollama',
    'a gateway in front',
    401,
    { error: 'unauthorized', signin_url: 'https://ollama.com/connect?name=made-up&key=made-up' },
    'unknown',
    'unauthorized',
  ],
  ['ollama', 'something else listens', 200, { hello: 'world' }, 'unknown', 'unexpected-body'],
];

function judge(id: ProviderId, status: number, body: unknown, headers: Record<string, string> = {}) {
  const isText = typeof body === 'string';
  const type = isText ? 'text/html; charset=UTF-8' : 'application/json';
  const answer = readAnswer({
    status,
    headers: { 'content-type': type, ...headers },
    body: isText ? body : JSON.stringify(body),
    isCut: false,
  });
  return { answer, judgement: judgeAnswer(PROBES[id], answer, { provider: id, keyVariable: 'X' }) };
}

describe('the table of errors', () => {
  it.each(ROWS)('%s: %s (%i)', (id, _, status, body, verdict, reason) => {
    expect(judge(id, status, body).judgement).toEqual({ verdict, reason });
  });

  it('tells whose cloud it is', () => {
    const answer = (status: number, body: unknown) =>
      judgeAnswer(
        PROBES.ollama,
        readAnswer({
          status,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
          isCut: false,
        }),
        { provider: 'ollama', keyVariable: 'X', baseUrl: 'https://ollama.com' },
      );
    expect(answer(401, { error: 'unauthorized' })).toEqual({ verdict: 'rejected', reason: 'invalid-key' });
    expect(answer(200, { models: [] })).toEqual({ verdict: 'unknown', reason: 'public-endpoint' });
  });

  it('finds the machine’s word wherever it is', () => {
    expect(
      readErrorCode(judge('google_ai', 400, google(400, 'INVALID_ARGUMENT', 'x', 'API_KEY_INVALID')).answer),
    ).toBe('API_KEY_INVALID');
    expect(readErrorCode(judge('anthropic', 401, anthropic('authentication_error', 'x')).answer)).toBe(
      'authentication_error',
    );
    expect(
      readErrorCode(judge('openrouter', 401, { error: { code: 401, message: 'x' } }).answer),
    ).toBeUndefined();
  });

  it.each<[string, number, string, Record<string, string>, string]>([
    ['a login page', 200, '<html><form action="/login"></form></html>', {}, 'html'],
    [
      'a login page that calls itself JSON',
      200,
      '  <html></html>',
      { 'content-type': 'application/json' },
      'html',
    ],
    ['a page for 404', 404, html, {}, 'not-found'],
    ['a page for 502', 502, html, {}, 'server-error'],
    ['plain 404', 404, '404 page not found', { 'content-type': 'text/plain' }, 'not-found'],
    ['nothing at all', 200, '', {}, 'unexpected-body'],
    [
      'half of the JSON',
      200,
      '{"object":"list","data":[{"id":"gpt',
      { 'content-type': 'application/json' },
      'truncated-json',
    ],
    ['no JSON', 200, 'OK', { 'content-type': 'application/json' }, 'not-json'],
    [
      'JSON that says it is text',
      200,
      '{"object":"list","data":[]}',
      { 'content-type': 'text/plain' },
      'wrong-content-type',
    ],
    ['a status of its own', 418, '{}', { 'content-type': 'application/json' }, 'unexpected-status'],
    ['a list of another kind', 200, '[]', { 'content-type': 'application/json' }, 'unexpected-body'],
    ['a redirect', 302, '', {}, 'redirected'],
    ['law', 451, '{}', { 'content-type': 'application/json' }, 'region-blocked'],
  ])('is unknown with its own reason: %s', (_, status, body, headers, reason) => {
    for (const id of ['openai', 'anthropic', 'mistral', 'groq'] as const) {
      expect(judge(id, status, body, headers).judgement).toEqual({ verdict: 'unknown', reason });
    }
  });
});
