import { getProvider } from '../providers/index.js';
import type { ProviderId } from '../providers/types.js';
import type { StackOptions } from './types.js';

/** Makes random bytes fit for secrets. */
export type RandomBytes = (count: number) => Uint8Array;

/** What the environment file of a new stack is made of. */
export interface EnvFileText {
  readonly text: string;
  /** Every secret in it: what must not be shown. */
  readonly secrets: readonly string[];
  /** Variables that only the reader of the file can fill in. */
  readonly open: readonly string[];
}

/** The mark of a suppression that goes when a key is filled in; `deploy.sh` does not start a stack that still has one. */
export const OPEN_MARK = 'catalyst init left this open';

/** Where a backend in a container finds Ollama on the machine itself. */
const OLLAMA_URL = 'http://host.docker.internal:11434';

/**
 * The `.env` of a new stack, for production: secrets that were just made, and placeholders for what only a person
 * knows. Each placeholder has a suppression with its reason, which is itself reported once the value is filled in.
 */
export function renderEnvFile(options: StackOptions, random: RandomBytes): EnvFileText {
  const { services, domain, providers } = options;
  const secrets: string[] = [];
  const make = (text: string) => {
    secrets.push(text);
    return text;
  };
  const password = services.has('postgres') ? make(hex(random(24))) : '';
  const redis = services.has('redis') ? make(hex(random(24))) : '';
  const open: string[] = [];
  const lines = [
    `# Environment of ${options.name}, for production. Every other variable: .env.template`,
    '# It holds secrets: git ignores it, Docker leaves it out of images, and nobody but the owner may read it.',
    '',
    'ENVIRONMENT=production',
    `SECRET_KEY=${make(hex(random(32)))}`,
    `ENCRYPTION_KEY=${make(fernet(random(32)))}`,
    '',
    '# The name under which the API is called, and the pages that may call it.',
    `ALLOWED_HOSTS=${domain}`,
    `ALLOWED_ORIGINS=https://${domain}`,
    '',
    ...renderDatabase(password, open),
    '',
    ...renderRedis(redis, open),
    ...(services.has('grafana') ? ['', `GRAFANA_ADMIN_PASSWORD=${make(hex(random(24)))}`] : []),
    '',
    ...renderProviders(providers, open),
  ];
  return { text: `${lines.join('\n')}\n`, secrets, open };
}

function renderDatabase(password: string, open: string[]): string[] {
  const pool = ['# 4 workers x (10 + 10) connections fit into the 100 of PostgreSQL.', 'DB_MAX_OVERFLOW=10'];
  if (password !== '') {
    return [
      `POSTGRES_PASSWORD=${password}`,
      `DATABASE_URL=postgresql://catalyst:${password}@postgres:5432/catalyst`,
      ...pool,
    ];
  }
  open.push('DATABASE_URL');
  return [...suppress('env/empty-required', 'put the address of the database in'), 'DATABASE_URL=', ...pool];
}

function renderRedis(password: string, open: string[]): string[] {
  if (password !== '') return [`REDIS_PASSWORD=${password}`, `REDIS_URL=redis://:${password}@redis:6379/0`];
  open.push('REDIS_URL', 'REDIS_PASSWORD');
  return [
    '# redis://:<password>@<host>:6379/0',
    'REDIS_URL=',
    ...suppress('env/empty-required', 'put the password of Redis in'),
    'REDIS_PASSWORD=',
  ];
}

function renderProviders(providers: readonly ProviderId[], open: string[]): string[] {
  const [first = 'openai'] = providers;
  const isLocal = first === 'ollama';
  const lines = [
    ...(isLocal
      ? []
      : suppress('provider/default-provider-not-ready', `put the key of ${getProvider(first).name} in`)),
    `DEFAULT_AI_PROVIDER=${first}`,
    ...(providers.length > 1
      ? [
          ...suppress('provider/fallback-without-second-provider', 'put two keys in'),
          'AI_FALLBACK_ENABLED=true',
        ]
      : ['AI_FALLBACK_ENABLED=false']),
  ];
  for (const id of providers) {
    const { keyVariable, needsKey, baseUrlVariable } = getProvider(id);
    if (!needsKey) {
      lines.push(`${baseUrlVariable}=${OLLAMA_URL}`);
      continue;
    }
    open.push(keyVariable);
    lines.push(
      ...suppress('env/placeholder-secret', 'put the key in'),
      `${keyVariable}=your-${id.replaceAll('_', '-')}-api-key-here`,
    );
  }
  return lines;
}

function suppress(rule: string, what: string): string[] {
  return [`# catalyst-ignore ${rule} -- ${OPEN_MARK}: ${what}, and take this line out`];
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Base64 in the alphabet of URLs, with padding: the form of a Fernet key. */
function fernet(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
