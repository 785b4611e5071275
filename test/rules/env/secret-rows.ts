import { contractFromTemplate } from '../../../src/contract/generic.js';
import { COMPOSE, hit, hits, PRODUCTION, quiet, TEMPLATE, type TextRow } from './text-row.js';

const GENERIC = contractFromTemplate('');
const ofTemplate = (text: string) => ({ input: { contract: contractFromTemplate(text) } });
const STRONG = 'fT7mQ2xLp9Wz4Kd8RvB3Nc6Hs1Yg5Jt0';
const OPENAI = 'sk-proj-made4Up7Tests9Qw2Er5Ty8Ui1Op3As6Df0Gh4Jk7Lz9Xc2Vb5Nm8';

/** Names and secrets. */
export const SECRET_ROWS: readonly TextRow[] = [
  hit('unknown-variable', 'DATABSE_URL=x\n', 'near', '1:1-1:12', {
    name: 'DATABSE_URL',
    nearest: 'DATABASE_URL',
  }),
  hit(
    'unknown-variable',
    'MY_OWN=1\nAPI_PORT=1\n',
    'unknown',
    '1:1-1:7',
    { names: ['MY_OWN'], count: 1 },
    { severity: 'info' },
  ),
  quiet('unknown-variable', 'API_PORT=1\nHF_TOKEN=x\nDEBUG_MODE=1\n'),
  hit('unknown-variable', 'SENTRY_DNS=1\n', 'near', '1:1-1:11', {
    name: 'SENTRY_DNS',
    nearest: 'SENTRY_DSN',
  }),
  quiet('unknown-variable', 'METRICS_HOST=1\n', ofTemplate('METRICS_PORT=1\n')),
  quiet('unknown-variable', 'ANYTHING=1\n', ofTemplate('OTHER=1\n')),
  hit(
    'unknown-variable',
    'OTHER_NAMES=1\n',
    'near',
    '1:1-1:12',
    { name: 'OTHER_NAMES', nearest: 'OTHER_NAME' },
    ofTemplate('OTHER_NAME=1\n'),
  ),
  hit('legacy-name', 'DEBUG_MODE=true\n', 'renamed', '1:1-1:11', {
    old: 'DEBUG_MODE',
    name: 'DEBUG',
    note: '',
  }),
  hit('legacy-name', 'DEBUG_MODE=true\nDEBUG=false\n', 'conflict', '1:1-1:11', {
    old: 'DEBUG_MODE',
    name: 'DEBUG',
  }),
  hit(
    'legacy-name',
    'DEBUG_MODE=true\nDEBUG=true\n',
    'repeated',
    '1:1-1:11',
    { old: 'DEBUG_MODE', name: 'DEBUG' },
    { severity: 'info' },
  ),
  hit(
    'legacy-name',
    'PORT=8000\n',
    'maybe',
    '1:1-1:5',
    { old: 'PORT', name: 'API_PORT' },
    { severity: 'info' },
  ),
  hit(
    'legacy-name',
    'GEMINI_API_KEY=x\n',
    'foreign',
    '1:1-1:15',
    { old: 'GEMINI_API_KEY', name: 'GOOGLE_AI_API_KEY' },
    { severity: 'info' },
  ),
  hit('legacy-name', 'MAX_FILE_SIZE_MB=5\n', 'converted', '1:1-1:17', {
    old: 'MAX_FILE_SIZE_MB',
    name: 'MAX_FILE_SIZE',
  }),
  hit('legacy-name', 'LOCAL_AI_ENABLED=1\n', 'dropped', '1:1-1:17', {
    old: 'LOCAL_AI_ENABLED',
    instead: 'DEFAULT_AI_PROVIDER=ollama, or a set OLLAMA_BASE_URL',
  }),
  quiet('legacy-name', 'DEBUG=true\nGEMINI_API_KEY=x\nGOOGLE_AI_API_KEY=x\nDEBUG_MODE=\n'),
  hit(
    'placeholder-secret',
    'SECRET_KEY=change_this_in_production\n',
    'secret',
    '1:12-1:37',
    { name: 'SECRET_KEY' },
    { ...PRODUCTION, severity: 'error' },
  ),
  hit(
    'placeholder-secret',
    'OPENAI_API_KEY=your-api-key-here\n',
    'key',
    '1:16-1:33',
    { name: 'OPENAI_API_KEY' },
    { severity: 'warning' },
  ),
  hit(
    'placeholder-secret',
    'DATABASE_URL=postgresql://u:your-password-here@db/x\n',
    'password',
    '1:14-1:52',
    { name: 'DATABASE_URL' },
    { severity: 'warning' },
  ),
  quiet('placeholder-secret', `SECRET_KEY=${STRONG}\nOPENAI_API_KEY=\nGROQ_API_KEY=\${OTHER}\n`, COMPOSE),
  quiet('placeholder-secret', 'SECRET_KEY=changeme\n', TEMPLATE),
  hit(
    'weak-secret',
    'SECRET_KEY=passwordpasswordpasswordpassword\n',
    'words',
    '1:12-1:44',
    { name: 'SECRET_KEY', secret: 'SECRET_KEY', other: '' },
    { ...PRODUCTION, severity: 'error' },
  ),
  hit(
    'weak-secret',
    'DATABASE_URL=postgresql://u:postgres@db/x\n',
    'words',
    '1:14-1:42',
    { name: 'DATABASE_URL', secret: 'the password in DATABASE_URL', other: '' },
    PRODUCTION,
  ),
  hit('weak-secret', `SECRET_KEY=${STRONG}\nSESSION_SECRET=${STRONG}\n`, 'reused', '2:16-2:48', {
    name: 'SESSION_SECRET',
    secret: 'SESSION_SECRET',
    other: 'SECRET_KEY',
  }),
  hit(
    'weak-secret',
    `SECRET_KEY=${STRONG}\n`,
    'asInTemplate',
    '1:12-1:44',
    { name: 'SECRET_KEY', secret: 'SECRET_KEY', other: '.env.example' },
    { beside: [{ text: `SECRET_KEY=${STRONG}\n`, template: true, path: '.env.example' }] },
  ),
  hit(
    'weak-secret',
    `SECRET_KEY=${STRONG}\n`,
    'asElsewhere',
    '1:12-1:44',
    { name: 'SECRET_KEY', secret: 'SECRET_KEY', other: '.env.dev' },
    {
      ...PRODUCTION,
      beside: [{ text: `SECRET_KEY=${STRONG}\n`, path: '.env.dev', environment: 'development' }],
    },
  ),
  quiet('weak-secret', `SECRET_KEY=${STRONG}\n`, PRODUCTION),
  hit(
    'secret-in-template',
    `OPENAI_API_KEY=${OPENAI}\n`,
    'vendor',
    `1:16-1:${16 + OPENAI.length}`,
    { name: 'OPENAI_API_KEY', label: 'OpenAI project key' },
    { ...TEMPLATE, severity: 'error' },
  ),
  hit(
    'secret-in-template',
    `SECRET_KEY=${STRONG}\n`,
    'random',
    '1:12-1:44',
    { name: 'SECRET_KEY' },
    { ...TEMPLATE, severity: 'warning' },
  ),
  quiet(
    'secret-in-template',
    'SECRET_KEY=\nOPENAI_API_KEY=sk-proj-your-key-here\nGROQ_API_KEY=gsk_xxxxxxxxxxxxxxxxxxxxxxxx\n',
    TEMPLATE,
  ),
  quiet('secret-in-template', `SECRET_KEY=${STRONG}\n`),
  hit('key-format', 'MISTRAL_API_KEY=qp7vX2\n', 'short', '1:17-1:23', {
    name: 'MISTRAL_API_KEY',
    provider: 'Mistral AI',
  }),
  hit('key-format', 'GROQ_API_KEY=https://console.groq.com/keys\n', 'url', '1:14-1:43', {
    name: 'GROQ_API_KEY',
    provider: 'Groq',
  }),
  quiet(
    'key-format',
    `MISTRAL_API_KEY=${STRONG}\nOPENAI_API_KEY=short7\nOPENAI_BASE_URL=http://litellm:4000/v1\n`,
  ),
  hit('key-of-another-provider', `ANTHROPIC_API_KEY=${OPENAI}\n`, 'foreign', `1:19-1:${19 + OPENAI.length}`, {
    name: 'ANTHROPIC_API_KEY',
    label: 'OpenAI project key',
    provider: 'Anthropic',
  }),
  quiet('key-of-another-provider', `OPENAI_API_KEY=${OPENAI}\n`),
  quiet(
    'key-of-another-provider',
    `OPENAI_API_KEY=sk-or-v1-0a1b2c3d4e5f60718293\nOPENAI_BASE_URL=https://openrouter.ai/api/v1\n`,
  ),
  hit(
    'junk-in-key',
    `OPENAI_API_KEY=Bearer ${OPENAI}\n`,
    'junk',
    '1:16-1:23',
    { name: 'OPENAI_API_KEY', what: 'the word Bearer' },
    { fixed: `OPENAI_API_KEY=${OPENAI}\n` },
  ),
  quiet('junk-in-key', `OPENAI_API_KEY="${OPENAI}"\n`),
  hit('url-with-placeholder-host', 'FRONTEND_URL=https://your-domain.com\n', 'placeholder', '1:14-1:37', {
    name: 'FRONTEND_URL',
  }),
  hit(
    'url-with-placeholder-host',
    'APP_URL=http://localhost:3000\n',
    'loopback',
    '1:9-1:30',
    { name: 'APP_URL' },
    PRODUCTION,
  ),
  quiet(
    'url-with-placeholder-host',
    'A=https://api.acme.io\nB=https://${HOST}/x\nAPP_URL=http://localhost:1\nDATABASE_URL=postgresql://u:p@db/x\n',
  ),
  hit(
    'base-url',
    'HUGGINGFACE_BASE_URL=https://api-inference.huggingface.co/models\n',
    'retired-host',
    '1:22-1:65',
    { name: 'HUGGINGFACE_BASE_URL', provider: 'Hugging Face', instead: 'https://router.huggingface.co/v1' },
    { severity: 'error', fixed: 'HUGGINGFACE_BASE_URL=https://router.huggingface.co/v1\n' },
  ),
  hit('base-url', 'OPENAI_BASE_URL=http://gateway.acme.io/v1\n', 'insecure', '1:17-1:42', {
    name: 'OPENAI_BASE_URL',
    provider: 'OpenAI',
    instead: '',
  }),
  hits(
    'base-url',
    'OPENAI_BASE_URL=https://api.openai.com/v1/\n',
    [
      [
        'trailing-slash',
        '1:17-1:43',
        { name: 'OPENAI_BASE_URL', provider: 'OpenAI', instead: 'https://api.openai.com/v1' },
      ],
    ],
    { severity: 'info', fixed: 'OPENAI_BASE_URL=https://api.openai.com/v1\n' },
  ),
  quiet(
    'base-url',
    'OPENAI_BASE_URL=https://api.openai.com/v1\nOLLAMA_HOST=0.0.0.0\nGROQ_BASE_URL=${GROQ}\n',
  ),
  quiet('unknown-variable', `${STRONG}${STRONG}=1\n`, { input: { contract: GENERIC } }),
];
