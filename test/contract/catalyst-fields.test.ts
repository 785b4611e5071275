import { describe, expect, it } from 'vitest';
import { catalystContract } from '../../src/contract/catalyst/index.js';
import { catalystSchema } from '../../src/contract/catalyst/schema.js';
import { getMeta } from '../../src/contract/kinds/common.js';
import type { VariableMeta } from '../../src/contract/types.js';

type Row = readonly [
  name: string,
  kind: VariableMeta['kind'],
  fallback: string | undefined,
  more?: Partial<VariableMeta>,
];

const secret = { secret: true };

const ROWS: readonly Row[] = [
  ['ENVIRONMENT', 'enum', 'development', { choices: ['development', 'staging', 'production', 'testing'] }],
  ['DEBUG', 'boolean', 'false'],
  ['RELOAD', 'boolean', 'false'],
  ['API_HOST', 'host', '0.0.0.0'],
  ['API_PORT', 'port', '8000', { min: 1, max: 65535 }],
  ['LOG_LEVEL', 'enum', 'INFO', { choices: ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] }],
  ['LOG_FORMAT', 'enum', 'json', { choices: ['json', 'text'] }],
  ['LOG_FILE_ENABLED', 'boolean', 'false'],
  ['LOG_FILE_PATH', 'path', 'logs/catalyst.log'],
  ['LOG_RETENTION_DAYS', 'integer', '30', { min: 1 }],
  ['WORKER_PROCESSES', 'integer', '4', { min: 1, max: 64 }],
  ['WORKER_TIMEOUT', 'integer', '120'],
  ['REQUEST_TIMEOUT', 'duration', '60'],
  ['MAX_REQUEST_SIZE', 'bytes', '100MB'],
  ['SECRET_KEY', 'string', undefined, { ...secret, required: true, min: 32 }],
  ['ENCRYPTION_KEY', 'fernet', undefined, { ...secret, required: ['production'] }],
  ['JWT_ALGORITHM', 'enum', 'HS256', { choices: ['HS256', 'HS384', 'HS512', 'RS256', 'ES256'] }],
  ['JWT_ACCESS_TOKEN_EXPIRE_MINUTES', 'integer', '30', { min: 1, max: 1440 }],
  ['JWT_REFRESH_TOKEN_EXPIRE_DAYS', 'integer', '7', { min: 1, max: 90 }],
  ['ALLOWED_ORIGINS', 'list', 'http://localhost:3000', { required: ['production'] }],
  ['ALLOWED_HOSTS', 'list', undefined],
  ['ALLOW_CREDENTIALS', 'boolean', 'true'],
  [
    'DATABASE_URL',
    'url',
    undefined,
    {
      ...secret,
      required: true,
      schemes: [
        'postgresql',
        'postgresql+asyncpg',
        'postgresql+psycopg2',
        'postgres',
        'sqlite',
        'sqlite+aiosqlite',
      ],
    },
  ],
  ['TEST_DATABASE_URL', 'url', 'sqlite:///./test_catalyst.db', secret],
  ['DB_POOL_SIZE', 'integer', '10'],
  ['DB_MAX_OVERFLOW', 'integer', '20'],
  ['DB_POOL_TIMEOUT', 'duration', '30'],
  ['DB_POOL_RECYCLE', 'duration', '3600'],
  ['POSTGRES_DB', 'string', 'catalyst'],
  ['POSTGRES_USER', 'string', 'catalyst'],
  ['POSTGRES_PASSWORD', 'string', undefined, { ...secret, requiredWithCompose: true }],
  ['REDIS_URL', 'url', 'redis://localhost:6379/0', { ...secret, schemes: ['redis', 'rediss', 'unix'] }],
  ['REDIS_PASSWORD', 'string', undefined, { ...secret, required: ['production'] }],
  ['REDIS_MAX_CONNECTIONS', 'integer', '50'],
  ['CACHE_ENABLED', 'boolean', 'true'],
  ['CACHE_TTL', 'duration', '3600'],
  [
    'DEFAULT_AI_PROVIDER',
    'enum',
    'openai',
    {
      choices: [
        'openai',
        'anthropic',
        'google_ai',
        'mistral',
        'deepseek',
        'openrouter',
        'groq',
        'huggingface',
        'ollama',
      ],
    },
  ],
  ['AI_FALLBACK_ENABLED', 'boolean', 'true'],
  ['AI_REQUEST_TIMEOUT', 'duration', '30'],
  ['AI_MAX_RETRIES', 'integer', '3', { min: 0, max: 10 }],
  ['AI_GLOBAL_RATE_LIMIT', 'integer', '1000'],
  ['AI_MAX_CONCURRENT_REQUESTS', 'integer', '10'],
  ['AI_COST_TRACKING_ENABLED', 'boolean', 'true'],
  ['AI_USAGE_ANALYTICS_ENABLED', 'boolean', 'true'],
  ['AI_RESPONSE_CACHING', 'boolean', 'true'],
  ['AI_CACHE_TTL', 'duration', '3600'],
  ['AI_MIN_CONFIDENCE_THRESHOLD', 'number', '0.7', { min: 0, max: 1 }],
  ['UPLOAD_DIR', 'path', './storage/uploads'],
  ['STORAGE_PATH', 'path', './storage'],
  ['TEMP_PATH', 'path', './storage/temp'],
  ['MAX_FILE_SIZE', 'integer', '52428800'],
  ['ALLOWED_FILE_TYPES', 'list', '["pdf","txt","docx","md","csv","json"]'],
  ['VECTOR_DB_TYPE', 'enum', 'chroma', { choices: ['chroma', 'pinecone'] }],
  ['PINECONE_API_KEY', 'string', undefined, secret],
  ['PINECONE_ENVIRONMENT', 'string', undefined],
  ['VECTOR_DB_PATH', 'path', './data/vector_db'],
  ['VECTOR_EMBEDDING_MODEL', 'string', 'all-MiniLM-L6-v2'],
  ['VECTOR_CHUNK_SIZE', 'integer', '1000'],
  ['VECTOR_CHUNK_OVERLAP', 'integer', '200'],
  ['RATE_LIMIT_ENABLED', 'boolean', 'true'],
  ['RATE_LIMIT_REQUESTS', 'integer', '100'],
  ['RATE_LIMIT_WINDOW', 'duration', '60'],
  ['METRICS_ENABLED', 'boolean', 'true'],
  ['METRICS_PORT', 'port', '9090'],
  ['METRICS_PATH', 'path', '/metrics'],
  ['PERFORMANCE_MONITORING_ENABLED', 'boolean', 'true'],
  ['SLOW_REQUEST_THRESHOLD', 'number', '1.0'],
  ['HEALTH_CHECK_ENABLED', 'boolean', 'true'],
  ['HEALTH_CHECK_PATH', 'path', '/health'],
  ['GRAFANA_ADMIN_USER', 'string', 'admin'],
  ['GRAFANA_ADMIN_PASSWORD', 'string', undefined, { ...secret, requiredWithCompose: ['production'] }],
  ['SENTRY_DSN', 'url', undefined, secret],
  ['SMTP_HOST', 'host', undefined],
  ['SMTP_PORT', 'port', '587'],
  ['SMTP_USERNAME', 'string', undefined],
  ['SMTP_PASSWORD', 'string', undefined, secret],
  ['SMTP_TLS', 'boolean', 'true'],
  ['SMTP_SSL', 'boolean', 'false'],
  ['FROM_EMAIL', 'email', undefined],
  ['FROM_NAME', 'string', undefined],
  ['WEBHOOK_SECRET', 'string', undefined, secret],
  ['SLACK_BOT_TOKEN', 'string', undefined, secret],
  ['DISCORD_BOT_TOKEN', 'string', undefined, secret],
  ['TEAMS_WEBHOOK_URL', 'url', undefined, secret],
  ['FEATURE_AI_THERAPY', 'boolean', 'true'],
  ['FEATURE_ADVANCED_ANALYTICS', 'boolean', 'true'],
  ['FEATURE_KNOWLEDGE_BASE', 'boolean', 'true'],
  ['FEATURE_REAL_TIME_ANALYSIS', 'boolean', 'true'],
  ['FEATURE_FILE_PROCESSING', 'boolean', 'true'],
  ['FEATURE_WEBSOCKETS', 'boolean', 'true'],
  ['FEATURE_EXPERIMENTAL_AI', 'boolean', 'false'],
  ...[
    'OPENAI',
    'ANTHROPIC',
    'GOOGLE_AI',
    'MISTRAL',
    'DEEPSEEK',
    'OPENROUTER',
    'GROQ',
    'HUGGINGFACE',
    'OLLAMA',
  ].flatMap((prefix): Row[] => [
    [
      `${prefix}_API_KEY`,
      'string',
      undefined,
      { ...secret, provider: { id: prefix.toLowerCase(), part: 'key' } },
    ],
    [`${prefix}_MODEL`, 'string', undefined, { provider: { id: prefix.toLowerCase(), part: 'model' } }],
    [`${prefix}_BASE_URL`, 'url', undefined, { provider: { id: prefix.toLowerCase(), part: 'base-url' } }],
  ]),
  ['OPENAI_ORG_ID', 'string', undefined],
  ['OPENAI_PROJECT_ID', 'string', undefined],
  ['OPENAI_MAX_TOKENS', 'integer', undefined],
  ['OPENAI_TEMPERATURE', 'number', undefined, { min: 0, max: 2 }],
  ['ANTHROPIC_MAX_TOKENS', 'integer', undefined],
  ['ANTHROPIC_API_VERSION', 'string', undefined],
  ['OPENROUTER_APP_NAME', 'string', undefined],
  ['OPENROUTER_APP_URL', 'url', undefined],
];

/** Old or foreign name → name of the contract. */
const RENAMES: Readonly<Record<string, string>> = {
  OPENAI_DEFAULT_MODEL: 'OPENAI_MODEL',
  ANTHROPIC_DEFAULT_MODEL: 'ANTHROPIC_MODEL',
  MISTRAL_DEFAULT_MODEL: 'MISTRAL_MODEL',
  GROQ_DEFAULT_MODEL: 'GROQ_MODEL',
  HUGGINGFACE_DEFAULT_MODEL: 'HUGGINGFACE_MODEL',
  OLLAMA_DEFAULT_MODEL: 'OLLAMA_MODEL',
  OPENROUTER_DEFAULT_MODEL: 'OPENROUTER_MODEL',
  GOOGLE_API_KEY: 'GOOGLE_AI_API_KEY',
  GOOGLE_MODEL: 'GOOGLE_AI_MODEL',
  LOCAL_AI_BASE_URL: 'OLLAMA_BASE_URL',
  LOCAL_DEFAULT_MODEL: 'OLLAMA_MODEL',
  HOST: 'API_HOST',
  PORT: 'API_PORT',
  DEBUG_MODE: 'DEBUG',
  WORKERS: 'WORKER_PROCESSES',
  ALGORITHM: 'JWT_ALGORITHM',
  ACCESS_TOKEN_EXPIRE_MINUTES: 'JWT_ACCESS_TOKEN_EXPIRE_MINUTES',
  JWT_SECRET_KEY: 'SECRET_KEY',
  BACKEND_CORS_ORIGINS: 'ALLOWED_ORIGINS',
  CORS_ORIGINS: 'ALLOWED_ORIGINS',
  CORS_ALLOW_CREDENTIALS: 'ALLOW_CREDENTIALS',
  CORS_ALLOW_METHODS: 'ALLOWED_METHODS',
  CORS_ALLOW_HEADERS: 'ALLOWED_HEADERS',
  PERFORMACE_MONITORING_ENABLED: 'PERFORMANCE_MONITORING_ENABLED',
  METRICS_ENDPOINT: 'METRICS_PATH',
  HEALTH_CHECK_ENDPOINT: 'HEALTH_CHECK_PATH',
  UPLOAD_MAX_SIZE: 'MAX_FILE_SIZE',
  MAX_FILE_SIZE_MB: 'MAX_FILE_SIZE',
  FILE_STORAGE_PATH: 'STORAGE_PATH',
  SMTP_USER: 'SMTP_USERNAME',
  EMAILS_FROM_EMAIL: 'FROM_EMAIL',
  EMAILS_FROM_NAME: 'FROM_NAME',
  RESPONSE_CACHING_ENABLED: 'AI_RESPONSE_CACHING',
  RATE_LIMITING_ENABLED: 'RATE_LIMIT_ENABLED',
  ANALYTICS_ENABLED: 'AI_USAGE_ANALYTICS_ENABLED',
  GEMINI_API_KEY: 'GOOGLE_AI_API_KEY',
  GOOGLE_GENERATIVE_AI_API_KEY: 'GOOGLE_AI_API_KEY',
  HF_TOKEN: 'HUGGINGFACE_API_KEY',
  HUGGING_FACE_HUB_TOKEN: 'HUGGINGFACE_API_KEY',
  HUGGINGFACEHUB_API_TOKEN: 'HUGGINGFACE_API_KEY',
  HF_API_KEY: 'HUGGINGFACE_API_KEY',
  CLAUDE_API_KEY: 'ANTHROPIC_API_KEY',
  MISTRALAI_API_KEY: 'MISTRAL_API_KEY',
  OPEN_ROUTER_API_KEY: 'OPENROUTER_API_KEY',
  OPENAI_API_BASE: 'OPENAI_BASE_URL',
  OPENAI_API_BASE_URL: 'OPENAI_BASE_URL',
  OLLAMA_HOST: 'OLLAMA_BASE_URL',
  OLLAMA_API_BASE: 'OLLAMA_BASE_URL',
  OLLAMA_API_BASE_URL: 'OLLAMA_BASE_URL',
};

describe('the Catalyst contract', () => {
  for (const [name, kind, fallback, more = {}] of ROWS) {
    it(`has ${name}`, () => {
      const meta = catalystContract.variables.get(name)?.meta;
      expect(meta?.kind).toBe(kind);
      expect(meta?.default).toBe(fallback);
      expect(meta).toMatchObject(more);
      if (!more.secret) expect(meta?.secret).toBeUndefined();
      if (!more.required) expect(meta?.required).toBeUndefined();
      expect(meta?.doc).toMatch(/\.$/);
      expect(meta?.group).not.toBe('');
    });
  }

  it('has no variable that the table above does not have', () => {
    const known = new Set([...ROWS.map(([name]) => name), 'ALLOWED_METHODS', 'ALLOWED_HEADERS']);
    expect([...catalystContract.variables.keys()].filter((name) => !known.has(name))).toEqual([]);
  });

  it('knows every older and foreign name', () => {
    const aliases = [...catalystContract.variables.values()].flatMap(({ name, meta }) =>
      (meta.aliases ?? []).map((alias) => [alias.name, name]),
    );
    expect(Object.fromEntries(aliases)).toEqual(RENAMES);
    expect(catalystContract.dropped?.map(({ name }) => name)).toEqual(['LOCAL_AI_ENABLED', 'MAX_WORKERS']);
  });

  it('has defaults that its own schemas accept', () => {
    for (const { name, schema, meta } of catalystContract.variables.values()) {
      for (const text of [meta.default, meta.recommended, meta.example]) {
        if (text !== undefined) expect([name, schema.safeParse(text).success]).toEqual([name, true]);
      }
    }
  });
});

describe('catalystSchema', () => {
  it('gives typed values and defaults', () => {
    const environment = catalystSchema.parse({
      SECRET_KEY: 'made-up-for-tests-'.repeat(2),
      DATABASE_URL: 'sqlite:///x.db',
      API_PORT: '9000',
      UNKNOWN: 'x',
    });
    const port: number = environment.API_PORT;
    const key: string | undefined = environment.OPENAI_API_KEY;
    expect([port, key, environment.DEBUG, environment.ALLOWED_FILE_TYPES[0]]).toEqual([
      9000,
      undefined,
      false,
      'pdf',
    ]);
    expect('UNKNOWN' in environment).toBe(false);
  });

  it('reports every field and no value', () => {
    const result = catalystSchema.safeParse({ DATABASE_URL: 'made-up-value', API_PORT: 'made-up-value' });
    expect(result.error?.issues.map((issue) => issue.path[0])).toEqual(
      expect.arrayContaining(['SECRET_KEY', 'DATABASE_URL', 'API_PORT']),
    );
    expect(JSON.stringify(result.error?.issues)).not.toContain('made-up');
  });

  it('carries the metadata', () => {
    expect(getMeta(catalystSchema.shape.API_PORT)?.default).toBe('8000');
  });
});
