import { declareContract } from '../../../src/contract/declared.js';
import { contractFromTemplate } from '../../../src/contract/generic.js';
import { contractFromCode } from '../../../src/contract/from-code.js';
import { readSource } from '../../../src/syntax/code/read-source.js';
import { row } from './contract-row.js';

const declared = declareContract({
  OLD_MODE: { deprecated: 'use MODE.' },
  FILTER: { type: 'regex' },
  BUILD_ID: { pattern: 'b[0-9]+' },
  SPAN: { type: 'duration' },
  SIZE: { type: 'bytes' },
  NAME: { type: 'string', min: 3, max: 5 },
  COUNT: { type: 'integer', max: 9 },
  LEVEL: { type: 'integer', min: 1, max: 9 },
});
const template = contractFromTemplate('PAYMENT_TOKEN=your-token-here\nLOG_DIR=logs\n');
const ofCode = (file: string, text: string) =>
  contractFromCode(readSource(file, text).reads.map((read) => ({ name: read.name, file, read })));
const settings = ofCode(
  'conf.py',
  'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n  cors_origins: list[str] = []\n',
);
const schema = ofCode(
  'env.ts',
  'z.object({ FLAG: z.coerce.boolean(), DB: z.string().url() }).parse(process.env);',
);
const inProduction = { name: 'ENCRYPTION_KEY', environment: 'production' };
const RECIPES = {
  secret: 'openssl rand -hex 32',
  fernet: "openssl rand -base64 32 | tr '+/' '-_'",
  password: 'openssl rand -hex 24',
};
const SCHEMES = [
  'postgresql',
  'postgresql+asyncpg',
  'postgresql+psycopg2',
  'postgres',
  'sqlite',
  'sqlite+aiosqlite',
];
const LEVELS = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'];
const ENVIRONMENTS = ['development', 'staging', 'production', 'testing'];

/** Rows for every message of the problems of one value. */
export const VALUE_ROWS = [
  row('missing-required', 'missing', 'DEBUG=false', null, { name: 'SECRET_KEY', generate: RECIPES.secret }),
  row('missing-required', 'missingInEnvironment', 'ENVIRONMENT=production', null, {
    ...inProduction,
    generate: RECIPES.fernet,
  }),
  row(
    'missing-required',
    'missingWithCompose',
    'DEBUG=false',
    null,
    { name: 'POSTGRES_PASSWORD', generate: RECIPES.password },
    { services: ['postgres'], severity: 'warning' },
  ),
  row('missing-required', 'onlyOldName', 'DEBUG=false\nJWT_SECRET_KEY=made-up-for-tests', '2:1-2:15', {
    name: 'SECRET_KEY',
    oldName: 'JWT_SECRET_KEY',
    generate: RECIPES.secret,
  }),
  row(
    'missing-required',
    'unseen',
    'DEBUG=false',
    null,
    { name: 'SECRET_KEY', generate: RECIPES.secret, service: 'backend', other: 'gone.env' },
    { unseen: 'gone.env', outcome: 'unknown' },
  ),
  row(
    'empty-required',
    'unseen',
    'SECRET_KEY=',
    '1:1-1:11',
    { name: 'SECRET_KEY', generate: RECIPES.secret, service: 'backend', other: 'gone.env' },
    { unseen: 'gone.env', outcome: 'unknown' },
  ),
  row('empty-required', 'empty', 'SECRET_KEY=', '1:1-1:11', { name: 'SECRET_KEY', generate: RECIPES.secret }),
  row('empty-required', 'emptyInEnvironment', 'ENVIRONMENT=production\nENCRYPTION_KEY=""', '2:1-2:15', {
    ...inProduction,
    generate: RECIPES.fernet,
  }),
  row(
    'empty-required',
    'emptyWithCompose',
    'POSTGRES_PASSWORD=',
    '1:1-1:18',
    { name: 'POSTGRES_PASSWORD', generate: RECIPES.password },
    { services: ['postgres'], severity: 'warning' },
  ),
  row(
    'missing-from-template',
    'missing',
    'LOG_DIR=x',
    null,
    { name: 'PAYMENT_TOKEN' },
    { contract: template },
  ),
  row(
    'missing-from-template',
    'unseen',
    'LOG_DIR=x',
    null,
    { name: 'PAYMENT_TOKEN', service: 'backend', other: 'gone.env' },
    { contract: template, unseen: 'gone.env', outcome: 'unknown' },
  ),
  row(
    'deprecated-variable',
    'deprecated',
    'export OLD_MODE=fast',
    '1:8-1:16',
    { name: 'OLD_MODE', reason: 'use MODE.' },
    { contract: declared },
  ),
  row('invalid-type', 'integer', 'DEBUG=false\nDB_POOL_SIZE=ten', '2:14-2:17', { name: 'DB_POOL_SIZE' }),
  row('invalid-type', 'integerWithComment', 'DB_POOL_SIZE="8 # eight"', '1:17-1:24', {
    name: 'DB_POOL_SIZE',
  }),
  row('invalid-type', 'integerWithUnit', 'MAX_FILE_SIZE=50MB', '1:15-1:19', {
    name: 'MAX_FILE_SIZE',
    unit: 'MB',
    instead: '52428800',
  }),
  row('invalid-type', 'integerWithFraction', 'DB_POOL_SIZE=1.5', '1:14-1:17', { name: 'DB_POOL_SIZE' }),
  row('invalid-type', 'integerWithSeparators', 'MAX_FILE_SIZE=1,000', '1:15-1:20', { name: 'MAX_FILE_SIZE' }),
  row('invalid-type', 'number', 'OPENAI_TEMPERATURE=warm', '1:20-1:24', { name: 'OPENAI_TEMPERATURE' }),
  row('invalid-type', 'numberWithUnit', 'OPENAI_TEMPERATURE=50%', '1:20-1:23', {
    name: 'OPENAI_TEMPERATURE',
    unit: '%',
  }),
  row('invalid-type', 'boolean', 'CACHE_ENABLED=enabled', '1:15-1:22', { name: 'CACHE_ENABLED' }),
  row('invalid-type', 'port', "API_PORT='http'", '1:11-1:15', { name: 'API_PORT' }),
  row('invalid-type', 'duration', 'SPAN=soon', '1:6-1:10', { name: 'SPAN' }, { contract: declared }),
  row(
    'invalid-type',
    'durationUnit',
    'SPAN=3 moons',
    '1:6-1:13',
    { name: 'SPAN', units: ['ms', 's', 'm', 'h', 'd'] },
    { contract: declared },
  ),
  row('invalid-type', 'bytes', 'SIZE=large', '1:6-1:11', { name: 'SIZE' }, { contract: declared }),
  row(
    'invalid-type',
    'bytesUnit',
    'SIZE=3 bags',
    '1:6-1:12',
    { name: 'SIZE', units: ['B', 'KB', 'MB', 'GB', 'TB'] },
    { contract: declared },
  ),
  row('invalid-type', 'path', 'UPLOAD_DIR="a\\nb"', '1:13-1:17', { name: 'UPLOAD_DIR' }),
  row('invalid-type', 'urlPath', 'METRICS_PATH=metrics', '1:14-1:21', { name: 'METRICS_PATH' }),
  row('invalid-type', 'empty', 'ALLOWED_FILE_TYPES=', '1:1-1:19', {
    name: 'ALLOWED_FILE_TYPES',
    kind: 'list',
  }),
  row('out-of-range', 'belowMin', 'DB_POOL_SIZE=-5', '1:14-1:16', { name: 'DB_POOL_SIZE', min: 0 }),
  row('out-of-range', 'aboveMax', 'COUNT=10', '1:7-1:9', { name: 'COUNT', max: 9 }, { contract: declared }),
  row('out-of-range', 'outside', 'WORKER_PROCESSES=0', '1:18-1:19', {
    name: 'WORKER_PROCESSES',
    min: 1,
    max: 64,
  }),
  row('out-of-range', 'tooShort', 'NAME=ab', '1:6-1:8', { name: 'NAME', min: 3 }, { contract: declared }),
  row('out-of-range', 'tooLong', 'NAME=abcdef', '1:6-1:12', { name: 'NAME', max: 5 }, { contract: declared }),
  row('invalid-choice', 'unknown', 'ENVIRONMENT=moon', '1:13-1:17', {
    name: 'ENVIRONMENT',
    choices: ENVIRONMENTS,
  }),
  row('invalid-choice', 'near', 'ENVIRONMENT=prodution', '1:13-1:22', {
    name: 'ENVIRONMENT',
    choices: ENVIRONMENTS,
    nearest: 'production',
  }),
  row(
    'invalid-choice',
    'letterCase',
    'LOG_LEVEL=info',
    '1:11-1:15',
    { name: 'LOG_LEVEL', choices: LEVELS, nearest: 'INFO' },
    { severity: 'warning' },
  ),
  row('invalid-url', 'noScheme', 'REDIS_URL=redis:6379', '1:11-1:21', {
    name: 'REDIS_URL',
    schemes: ['redis', 'rediss', 'unix'],
  }),
  row('invalid-url', 'wrongScheme', 'DATABASE_URL=mysql://db/x', '1:14-1:19', {
    name: 'DATABASE_URL',
    schemes: SCHEMES,
  }),
  row('invalid-url', 'noHost', 'SENTRY_DSN=https:///1', '1:12-1:22', { name: 'SENTRY_DSN' }),
  row('invalid-url', 'badHost', 'SENTRY_DSN=https://a^b/1', '1:20-1:23', { name: 'SENTRY_DSN' }),
  row('invalid-url', 'badPort', 'SENTRY_DSN=https://sentry:99999/1', '1:27-1:32', { name: 'SENTRY_DSN' }),
  row('invalid-url', 'blank', 'SENTRY_DSN="https://sentry/a b"', '1:29-1:30', { name: 'SENTRY_DSN' }),
  row('unencoded-password', 'password', 'DATABASE_URL=postgresql://catalyst:pa/ss@db/x', '1:38-1:39', {
    name: 'DATABASE_URL',
  }),
  row('unencoded-password', 'username', 'DATABASE_URL=postgresql://cata%lyst:pass@db/x', '1:31-1:32', {
    name: 'DATABASE_URL',
  }),
  row('invalid-list', 'badJson', 'ALLOWED_HOSTS=["a"', '1:15-1:19', { name: 'ALLOWED_HOSTS' }),
  row('invalid-list', 'notArray', 'ALLOWED_HOSTS={"a":1}', '1:15-1:22', { name: 'ALLOWED_HOSTS' }),
  row('invalid-list', 'notStrings', 'ALLOWED_HOSTS=["a",1]', '1:15-1:22', {
    name: 'ALLOWED_HOSTS',
    position: 2,
  }),
  row('invalid-list', 'badItem', 'ALLOWED_METHODS=GET,PSOT', '1:17-1:25', {
    name: 'ALLOWED_METHODS',
    position: 2,
  }),
  row(
    'type-mismatch',
    'raises',
    'CORS_ORIGINS=a,b',
    '1:14-1:17',
    { name: 'CORS_ORIGINS', by: 'pydantic-settings', wants: 'json', expected: 'list' },
    { contract: settings },
  ),
  row(
    'type-mismatch',
    'raises',
    'DB=postgres://app:pa#ss@db/app',
    '1:4-1:31',
    { name: 'DB', by: 'zod', wants: 'url-hash', expected: '' },
    { contract: schema },
  ),
  row(
    'type-mismatch',
    'misread',
    'FLAG=false',
    '1:6-1:11',
    { name: 'FLAG', by: 'zod', wants: 'boolean', expected: '' },
    { contract: schema, severity: 'warning' },
  ),
  row('list-not-json', 'commaList', 'ALLOWED_FILE_TYPES=pdf,txt', '1:20-1:27', {
    name: 'ALLOWED_FILE_TYPES',
  }),
  row('invalid-host', 'host', 'SMTP_HOST=mail_.exa^mple', '1:11-1:25', { name: 'SMTP_HOST' }),
  row('invalid-host', 'withScheme', 'API_HOST=http://0.0.0.0', '1:10-1:24', { name: 'API_HOST' }),
  row('invalid-host', 'withPort', 'API_HOST=0.0.0.0:8000', '1:10-1:22', { name: 'API_HOST' }),
  row('invalid-email', 'email', 'FROM_EMAIL=no-reply', '1:12-1:20', { name: 'FROM_EMAIL' }),
  row('invalid-regex', 'regex', 'FILTER=[a-z', '1:8-1:12', { name: 'FILTER' }, { contract: declared }),
  row(
    'pattern-mismatch',
    'mismatch',
    'BUILD_ID=17',
    '1:10-1:12',
    { name: 'BUILD_ID' },
    { contract: declared },
  ),
  row(
    'pattern-mismatch',
    'tooLongToMatch',
    `BUILD_ID=${'b1'.repeat(3000)}`,
    '1:10-1:6010',
    { name: 'BUILD_ID', max: 4096 },
    { contract: declared, outcome: 'unknown' },
  ),
  row('invalid-fernet-key', 'length', 'ENCRYPTION_KEY=q7vX2', '1:16-1:21', {
    name: 'ENCRYPTION_KEY',
    length: 5,
    generate: RECIPES.fernet,
  }),
  row(
    'invalid-fernet-key',
    'standardBase64',
    `ENCRYPTION_KEY=${'q+Z/'.repeat(10)}q7v=`,
    '1:16-1:60',
    { name: 'ENCRYPTION_KEY', generate: RECIPES.fernet },
    { severity: 'warning' },
  ),
  row('invalid-fernet-key', 'alphabet', `ENCRYPTION_KEY=${'q~Z!'.repeat(11)}`, '1:16-1:60', {
    name: 'ENCRYPTION_KEY',
    generate: RECIPES.fernet,
  }),
  row('weak-secret', 'tooShort', 'SECRET_KEY=qp7vX2', '1:12-1:18', {
    name: 'SECRET_KEY',
    length: 6,
    min: 32,
    generate: RECIPES.secret,
  }),
];
