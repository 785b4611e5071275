import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server that a test started. */
export interface RunningServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** A port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** A listener that takes connections and never says a word. */
export async function startHanging(at = 0): Promise<RunningServer> {
  const sockets = new Set<import('node:net').Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Folder with PostgreSQL's programs; undefined where it is not installed. */
export function findPostgres(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions
    .map((version) => join(root, version, 'bin'))
    .find((path) => existsSync(join(path, 'initdb')));
}

/** Path of redis-server; undefined where it is not installed. */
export function findRedis(): string | undefined {
  return ['/usr/bin/redis-server', '/usr/local/bin/redis-server'].find((path) => existsSync(path));
}

/** PostgreSQL refuses to run as root. */
const asPostgres = (program: string, args: readonly string[]): [string, string[]] =>
  process.getuid?.() === 0
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', program, ...args]]
    : [program, [...args]];

/** Starts a PostgreSQL of its own: user `tester`, with this password, over TCP on the loopback. */
export async function startPostgres(
  bin: string,
  { password, settings = {} }: { password: string; settings?: Readonly<Record<string, string>> },
): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'catalyst-postgres-'));
  chmodSync(folder, 0o777);
  const data = join(folder, 'data');
  const run = (program: string, args: readonly string[], input?: string) => {
    const [name, words] = asPostgres(join(bin, program), args);
    return execFileSync(name, words, {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(input ? { input } : {}),
    });
  };
  execFileSync('sh', ['-c', 'cat > pw && chmod 644 pw'], { cwd: folder, input: `${password}\n` });
  run('initdb', [
    '-D',
    data,
    '-U',
    'tester',
    '--auth=scram-sha-256',
    `--pwfile=${join(folder, 'pw')}`,
    '--no-sync',
  ]);
  const port = await freePort();
  const options = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: 'off',
    ...settings,
  };
  const words = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [name, args] = asPostgres(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...words]);
  const child = spawn(name, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  await waitFor(child, /ready to accept connections/);
  return { port, stop: () => stop(child, folder) };
}

/** Starts a Redis of its own on the loopback. */
export async function startRedis(program: string, options: readonly string[]): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'catalyst-redis-'));
  const port = await freePort();
  const child = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await waitFor(child, /Ready to accept connections/i);
  return { port, stop: () => stop(child, folder) };
}

function waitFor(child: ChildProcess, sign: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = '';
    const look = (piece: Buffer) => {
      seen += piece.toString();
      if (sign.test(seen)) resolve();
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${seen.slice(-500)}`)));
  });
}

function stop(child: ChildProcess, folder: string): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', () => {
      rmSync(folder, { recursive: true, force: true });
      resolve();
    });
    child.kill('SIGINT');
    setTimeout(() => child.kill('SIGKILL'), 5000).unref();
  });
}
