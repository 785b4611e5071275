import type { PostgresTarget, RedisTarget } from './types.js';

const MODES: Readonly<Record<string, PostgresTarget['tls']>> = {
  require: 'require',
  true: 'require',
  prefer: 'off',
  allow: 'off',
  disable: 'off',
  'verify-ca': 'verify',
  'verify-full': 'verify',
};

/**
 * Reads a DATABASE_URL as SQLAlchemy and libpq do.
 * @returns undefined where it names no PostgreSQL, or cannot be read. https://www.postgresql.org/docs/current/libpq-connect.html
 */
export function readPostgresUrl(text: string): PostgresTarget | undefined {
  const match = /^postgres(?:ql)?(?:\+\w+)?:\/\//i.exec(text);
  if (!match || !URL.canParse(`http://${text.slice(match[0].length)}`)) return undefined;
  const url = new URL(`http://${text.slice(match[0].length)}`);
  const mode = url.searchParams.get('sslmode') ?? url.searchParams.get('ssl') ?? 'disable';
  return {
    // A database may be named by a socket folder alone: then it is on this machine.
    host: unbracket(url.hostname) || url.searchParams.get('host') || 'localhost',
    port: Number(url.port || 5432),
    user: decode(url.username) || 'postgres',
    password: decode(url.password),
    database: decode(url.pathname.slice(1)) || decode(url.username) || 'postgres',
    tls: MODES[mode.toLowerCase()] ?? 'off',
  };
}

/** Reads a REDIS_URL. https://www.iana.org/assignments/uri-schemes/prov/redis */
export function readRedisUrl(text: string): RedisTarget | undefined {
  const match = /^(rediss?|unix|redis\+socket):\/\//i.exec(text);
  if (!match) return undefined;
  const scheme = match[1]!.toLowerCase();
  const rest = text.slice(match[0].length);
  if (scheme === 'unix' || scheme === 'redis+socket') {
    const [path = '', query = ''] = rest.split('?');
    const parameters = new URLSearchParams(query);
    return {
      ...NOWHERE,
      socket: path.replace(/^[^/]*@/, ''),
      password: parameters.get('password') ?? '',
      database: Number(parameters.get('db') ?? 0) || 0,
    };
  }
  if (!URL.canParse(`http://${rest}`)) return undefined;
  const url = new URL(`http://${rest}`);
  return {
    ...NOWHERE,
    host: unbracket(url.hostname),
    port: Number(url.port || 6379),
    user: decode(url.username),
    password: decode(url.password),
    database: Number(url.pathname.slice(1) || url.searchParams.get('db') || 0) || 0,
    tls: scheme === 'rediss',
  };
}

const NOWHERE: RedisTarget = {
  host: 'localhost',
  port: 6379,
  user: '',
  password: '',
  database: 0,
  tls: false,
};

const unbracket = (host: string) => host.replace(/^\[|\]$/g, '');

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
