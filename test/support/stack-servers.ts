import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, findProgram, freePort, run } from './stack.js';

/** A server that a test started, in a folder that goes with it. */
export interface Server {
  readonly port: number;
  readonly folder: string;
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

/** Starts a program; what it writes is kept. */
export function start(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: object; uid?: number; gid?: number } = {},
) {
  const { env, ...rest } = options;
  const child = spawn(program, [...args], {
    ...rest,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (log += text));
  const ended = new Promise<void>((done) => {
    child.on('error', (error) => {
      log += String(error);
      done();
    });
    child.on('close', () => done());
  });
  return { child, ended, log: () => log };
}

/** Ends a program that a test started, and waits for its end. */
export async function stop(
  child: ChildProcess,
  ended: Promise<void>,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<void> {
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(timer);
}

/** PostgreSQL's programs lie aside on Debian: the newest version there is. */
export function findPostgres(): string | undefined {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => `${base}/${version}/bin`).find((bin) => existsSync(`${bin}/initdb`));
}

export const POSTGRES_USER = 'catalyst';
export const POSTGRES_PASSWORD = 'made-up-for-a-test';

/** A new PostgreSQL on a free port, with the arguments of the stack's own command. It runs as `postgres` where the tests run as root. */
export async function startPostgres(
  bin: string,
  args: readonly string[] = [],
  secret = POSTGRES_PASSWORD,
): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'catalyst-postgres-'));
  const owner = process.getuid?.() === 0 ? ownerOf('postgres') : undefined;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const password = join(folder, 'password');
  writeFileSync(password, secret, { mode: 0o644 });
  const data = join(folder, 'data');
  const made = start(
    `${bin}/initdb`,
    [
      '-D',
      data,
      '-U',
      POSTGRES_USER,
      '-A',
      'scram-sha-256',
      `--pwfile=${password}`,
      '--data-checksums',
      '--no-sync',
    ],
    { cwd: folder, ...owner },
  );
  await made.ended;
  if (made.child.exitCode !== 0) throw new Error(made.log());
  const port = await freePort();
  const server = start(
    `${bin}/postgres`,
    ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1', ...args],
    { cwd: folder, ...owner },
  );
  return waitFor(server, { port, folder, word: 'ready to accept connections', signal: 'SIGINT' });
}

/** Waits until a server says that it is ready. */
async function waitFor(
  { child, ended, log }: ReturnType<typeof start>,
  { port, folder, word, signal }: { port: number; folder: string; word: string; signal: NodeJS.Signals },
): Promise<Server> {
  await eventually(async () => (log().includes(word) ? true : undefined)).catch(() => {
    throw new Error(log());
  });
  return {
    port,
    folder,
    log,
    stop: async () => {
      await stop(child, ended, signal);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ownerOf(user: string): { uid: number; gid: number } {
  const [, uid, gid] =
    new RegExp(`^${user}:[^:]*:(\\d+):(\\d+):`, 'm').exec(readFileSync('/etc/passwd', 'utf8')) ?? [];
  if (uid === undefined) throw new Error(`there is no user ${user}`);
  return { uid: Number(uid), gid: Number(gid) };
}

/** Runs SQL as the stack's user. */
export function psql(port: number, database: string, args: readonly string[], secret = POSTGRES_PASSWORD) {
  return run(
    findProgram('psql')!,
    [
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
      '-U',
      POSTGRES_USER,
      '-d',
      database,
      '-v',
      'ON_ERROR_STOP=1',
      '-At',
      ...args,
    ],
    { env: { PGPASSWORD: secret } },
  );
}

/** Redis as the stack starts it: by its start.sh with its redis.conf, elsewhere only in folder and port. */
export async function startRedis(stack: string, password: string, at?: number): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'catalyst-redis-'));
  mkdirSync(join(folder, 'data'));
  chmodSync(folder, 0o755);
  const port = at ?? (await freePort());
  const config = join(folder, 'redis.conf');
  const text = readFileSync(join(stack, 'deploy/redis/redis.conf'), 'utf8');
  writeFileSync(
    config,
    text.replace(/^dir .*$/m, `dir ${folder}/data`).replace(/^port .*$/m, `port ${port}`),
  );
  const server = start('sh', [join(stack, 'deploy/redis/start.sh')], {
    env: { REDIS_CONFIG: config, REDIS_PASSWORD: password },
  });
  return waitFor(server, { port, folder, word: 'Ready to accept connections', signal: 'SIGTERM' });
}
