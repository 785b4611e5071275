import pg from 'pg';
import type { PostgresAnswer, PostgresTarget, ServiceFailure, ServiceResult } from '../smoke/types.js';
import { bounded, classifyConnection, orSilent } from './service-failures.js';

interface Connection {
  readonly on: (event: 'connect', listener: () => void) => void;
  readonly stream?: { readonly destroy: () => void };
}

/**
 * Asks PostgreSQL for its version and limits. Reads only; the temporary table that it tries to make is rolled back.
 * Never throws.
 * @param timeoutMs for everything together
 */
export async function askPostgres(
  target: PostgresTarget,
  timeoutMs: number,
): Promise<ServiceResult<PostgresAnswer>> {
  const client = new pg.Client({
    host: target.host,
    port: target.port,
    user: target.user,
    password: target.password,
    database: target.database,
    ssl: target.tls === 'off' ? false : { rejectUnauthorized: target.tls === 'verify' },
    connectionTimeoutMillis: timeoutMs,
    statement_timeout: timeoutMs,
    application_name: 'catalyst smoke',
  });
  // A connection that breaks later must not end the program.
  client.on('error', () => {});
  // Not in the types; there since the first versions.
  const { connection } = client as unknown as { connection?: Connection };
  let isConnected = false;
  connection?.on('connect', () => {
    isConnected = true;
  });
  const started = performance.now();
  try {
    const value = await bounded(timeoutMs, async () => {
      await client.connect();
      return readServer(client);
    });
    return { ok: true, value, latencyMs: Math.round(performance.now() - started) };
  } catch (error) {
    return { ok: false, failure: orSilent(classify(error), isConnected) };
  } finally {
    // Not awaited: a server that hangs would hold the program.
    void client.end().catch(() => {});
    connection?.stream?.destroy();
  }
}

async function readServer(client: pg.Client): Promise<PostgresAnswer> {
  const { rows } = await client.query<Record<string, string>>(
    `select current_setting('server_version') as version, current_setting('max_connections') as most,
     current_setting('superuser_reserved_connections') as reserved, current_setting('transaction_read_only') as readonly,
     to_regclass('alembic_version')::text as alembic`,
  );
  const row = rows[0]!;
  const revisions = row['alembic']
    ? (await client.query<{ version_num: string }>('select version_num from alembic_version')).rows.map(
        ({ version_num }) => version_num,
      )
    : undefined;
  return {
    version: row['version']!,
    maxConnections: Number(row['most']),
    reserved: Number(row['reserved']),
    isReadOnly: row['readonly'] === 'on',
    canCreateTemp: await canCreateTemp(client),
    revisions,
  };
}

async function canCreateTemp(client: pg.Client): Promise<boolean> {
  try {
    await client.query('begin');
    await client.query('create temporary table catalyst_smoke (one int) on commit drop');
    return true;
  } catch {
    return false;
  } finally {
    await client.query('rollback').catch(() => {});
  }
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const STATES: Readonly<Record<string, ServiceFailure>> = {
  '28P01': 'wrong-password',
  '28000': 'no-permission',
  '3D000': 'no-database',
  '42501': 'no-permission',
  '53300': 'too-many-connections',
  '57P03': 'starting',
};

function classify(error: unknown): ServiceFailure {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const known = STATES[code];
  if (known === 'no-permission' && /no encryption|SSL off/i.test(message)) return 'needs-tls';
  if (known) return known;
  if (/does not support SSL/i.test(message)) return 'no-tls';
  if (/SASL|password must be a string/i.test(message)) return 'wrong-password';
  return classifyConnection(error);
}
