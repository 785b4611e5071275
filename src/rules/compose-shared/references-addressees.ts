import { findPlaceholder } from '../../providers/placeholder.js';

/** A host that a value names, with the place of its name in the text. */
export interface Addressee {
  readonly host: string;
  readonly port: number | undefined;
  readonly start: number;
  /** Whether it is spoken to by the service itself: a database, a queue; a web address may be for browsers. */
  readonly isBackend: boolean;
}

const SCHEMES =
  /^(?:https?|wss?|grpcs?|tcp|udp|postgres(?:ql)?|rediss?|valkeys?|amqps?|mongodb|mysql|mariadb|mssql|sqlserver|clickhouse|nats|bolt|neo4j|memcached|elasticsearch|opensearch|ldaps?|smtps?|mqtts?|pulsar|etcd)(?:\+[\w-]+)*$/i;
const WEB = /^(?:https?|wss?)$/i;
const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  postgres: 5432,
  postgresql: 5432,
  redis: 6379,
  valkey: 6379,
  amqp: 5672,
  mongodb: 27017,
  mysql: 3306,
  mariadb: 3306,
  nats: 4222,
  bolt: 7687,
  neo4j: 7687,
  memcached: 11211,
};

/** Words that stand for a host in samples. */
const SAMPLES =
  /^(?:host|hostname|server|servername|domain|address|ip|user|username|example|foo|bar|none|null|true|false|your|my)$|^(?:your|my)[-_]|example|changeme|placeholder/i;

/** The hosts of the URLs in a text; `\0` stands for what is unknown. Linear in its length. */
export function* findUrlHosts(text: string): Generator<Addressee> {
  for (let colon = text.indexOf('://'); colon !== -1; colon = text.indexOf('://', colon + 3)) {
    // No scheme is longer; looking back a bounded way keeps it linear.
    const scheme =
      /(?<![a-z0-9+.-])[a-z0-9+.-]+$/i
        .exec(text.slice(Math.max(colon - 30, 0), colon))?.[0]
        .replace(/^[^a-z]+/i, '') ?? '';
    if (!SCHEMES.test(scheme)) continue;
    const base = colon + 3;
    const authority = /^[^\s/?#"'<>\\]*/.exec(text.slice(base, base + 2000))?.[0] ?? '';
    // A password that is not encoded ends the address too early: what looks like the host is a piece of it.
    const behind =
      /^[#?][^\s"'<>]*/.exec(text.slice(base + authority.length, base + authority.length + 500))?.[0] ?? '';
    if (behind.includes('@') || authority.indexOf('@') !== authority.lastIndexOf('@')) continue;
    const at = authority.lastIndexOf('@') + 1;
    let offset = base + at;
    for (const part of authority.slice(at).split(',')) {
      const found = readHostPort(part);
      if (found) {
        const port = found.port ?? DEFAULT_PORTS[scheme.toLowerCase().split('+')[0]!];
        yield { host: found.host, port, start: offset, isBackend: !WEB.test(scheme) };
      }
      offset += part.length + 1;
    }
  }
}

/** Reads `host` or `host:port`; undefined where it is neither, or a sample. */
export function readHostPort(
  text: string,
): { readonly host: string; readonly port: number | undefined } | undefined {
  const match = /^([a-z0-9][a-z0-9_.-]*)(?::(\d{1,5}))?$/i.exec(text);
  if (!match) return undefined;
  const [, host = '', port] = match;
  if (SAMPLES.test(host) || findPlaceholder(host) !== undefined) return undefined;
  return { host, port: port === undefined ? undefined : Number(port) };
}

const HOST_VARIABLE =
  /^(?:[A-Z0-9]+_){0,8}?(POSTGRES(?:QL)?|PG|DB|DATABASE|MYSQL|MARIADB|REDIS|VALKEY|MONGO(?:DB)?|RABBITMQ|AMQP|BROKER|CACHE|MEMCACHED?|ELASTIC(?:SEARCH)?|OPENSEARCH|CLICKHOUSE|QDRANT|CHROMA|WEAVIATE|MILVUS|NEO4J|OLLAMA|MEILI|TYPESENSE|NATS|SMTP|MAIL|MINIO)_?(?:[A-Z0-9]+_){0,8}?(?:HOST|HOSTNAME|SERVER|ADDR|ADDRESS)$/;
const VARIABLE_PORTS: Readonly<Record<string, number>> = {
  POSTGRES: 5432,
  POSTGRESQL: 5432,
  PG: 5432,
  MYSQL: 3306,
  MARIADB: 3306,
  REDIS: 6379,
  VALKEY: 6379,
  MONGO: 27017,
  MONGODB: 27017,
  RABBITMQ: 5672,
};

/** The host of a variable whose name says that it holds one: `DB_HOST`, `REDIS_ADDR`. */
export function findVariableHost(key: string, text: string): Addressee | undefined {
  const kind = HOST_VARIABLE.exec(key.toUpperCase())?.[1];
  const found = kind === undefined || text.length > 100 ? undefined : readHostPort(text);
  if (kind === undefined || found === undefined) return undefined;
  return { host: found.host, port: found.port ?? VARIABLE_PORTS[kind], start: 0, isBackend: true };
}

/** Variables whose URLs are for others than the service itself: browsers, callers, other machines. */
export function isForOthers(key: string): boolean {
  return /ORIGIN|CORS|ALLOWED|PUBLIC|CSRF|NO_PROXY|(?:SITE|APP|BASE|ROOT|FRONTEND|WEBHOOK|CALLBACK|REDIRECT|EXTERNAL|NEXTAUTH)_?UR[IL]|DOMAIN|VIRTUAL|LETSENCRYPT|ADVERTISE|LISTEN|BIND|VITE_|REACT_APP|NAMESPACE|SCHEMA/i.test(
    key,
  );
}
