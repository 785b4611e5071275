import type { HttpFailure } from '../probe/http.js';

/** One answer of the backend, or why there is none. */
export type Answer =
  | {
      readonly ok: true;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      /** Milliseconds until the whole answer was there. */
      readonly latencyMs: number;
    }
  | { readonly ok: false; readonly failure: HttpFailure };

/** Why a server of the stack could not be asked, or refused. */
export type ServiceFailure =
  | 'dns'
  | 'refused'
  | 'unreachable'
  | 'reset'
  | 'timeout'
  /** It took the connection, and then said nothing in time. */
  | 'silent'
  | 'wrong-password'
  | 'no-database'
  | 'no-permission'
  | 'too-many-connections'
  | 'needs-tls'
  | 'no-tls'
  | 'untrusted-certificate'
  | 'starting'
  | 'not-this-protocol'
  | 'other';

/** What PostgreSQL said. */
export interface PostgresAnswer {
  readonly version: string;
  readonly maxConnections: number;
  /** Connections that only a superuser gets. */
  readonly reserved: number;
  readonly canCreateTemp: boolean;
  readonly isReadOnly: boolean;
  /** Revisions in alembic_version; undefined without that table. */
  readonly revisions: readonly string[] | undefined;
}

/** What Redis said. */
export interface RedisAnswer {
  readonly version: string;
  /** It answered without a password. */
  readonly isOpen: boolean;
  /** Undefined where the user may not ask (INFO). */
  readonly memory: { readonly limit: number; readonly policy: string } | undefined;
  readonly persistence: { readonly aof: boolean; readonly lastSaveOk: boolean } | undefined;
  readonly role: string | undefined;
}

/** What came of asking a server: its answer, or why there is none. */
export type ServiceResult<Value> =
  | { readonly ok: true; readonly value: Value; readonly latencyMs: number }
  | { readonly ok: false; readonly failure: ServiceFailure };

/** Where PostgreSQL is and who asks; the password never leaves this object. */
export interface PostgresTarget {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly tls: 'off' | 'require' | 'verify';
}

/** Where Redis is and who asks. */
export interface RedisTarget {
  readonly host: string;
  readonly port: number;
  /** A socket of the machine, in place of host and port. */
  readonly socket?: string;
  readonly user: string;
  readonly password: string;
  readonly database: number;
  readonly tls: boolean;
}

/** A certificate as the server showed it. */
export interface Certificate {
  /** ISO 8601. */
  readonly validTo: string;
}

/** Clients of a stack's servers: implemented in host/, replaced in tests. None of them throws. */
export interface ServiceClients {
  readonly askPostgres: (target: PostgresTarget, timeoutMs: number) => Promise<ServiceResult<PostgresAnswer>>;
  readonly askRedis: (target: RedisTarget, timeoutMs: number) => Promise<ServiceResult<RedisAnswer>>;
  /** The certificate that a server shows, trusted or not. */
  readonly readCertificate: (
    host: string,
    port: number,
    timeoutMs: number,
  ) => Promise<Certificate | undefined>;
  /** The status that a request for a WebSocket gets: 101 when it is accepted. */
  readonly upgrade: (url: string, timeoutMs: number) => Promise<Answer>;
}
