import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { readPackageFolder } from '../../src/host/package.js';
import { renderEnvFile } from '../../src/stack/env-file.js';
import { renderStack } from '../../src/stack/render.js';
import { SERVICES, type StackFile, type StackOptions } from '../../src/stack/types.js';

export const templates = await readPackageFolder('templates/stack');

/** A whole stack with its application, unless told otherwise. */
export function stackOptions(options: Partial<StackOptions> = {}): StackOptions {
  const { template = 'python' } = options;
  return {
    name: 'shop',
    template,
    services: new Set(SERVICES),
    entry: template === 'python' ? 'app.main:app' : 'dist/server.js',
    port: 8000,
    domain: 'shop.internal',
    providers: ['openai', 'anthropic'],
    packages: template === 'python' ? 'requirements.lock' : 'package.json',
    withApp: true,
    version: '0.1.0',
    ...options,
  };
}

/** The files of a stack, `.env` with made-up secrets among them. */
export function stackFiles(options: StackOptions): StackFile[] {
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => Math.floor(Math.random() * 256));
  return [
    ...renderStack(templates, options),
    { path: '.env', text: renderEnvFile(options, bytes).text, mode: 0o600 },
  ];
}

/** Lays a stack into a folder. */
export function writeStack(folder: string, options: Partial<StackOptions> = {}): void {
  for (const { path, text, mode = 0o644 } of stackFiles(stackOptions(options))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode });
  }
}

/** Where programs of tests may be kept besides the path: `catalyst-tools` in the temporary folder, or as told. */
export const TOOLS = resolve(process.env['CATALYST_TOOLS'] ?? '/tmp/catalyst-tools');

/** The path of a program, where it is installed. */
export function findProgram(...names: readonly string[]): string | undefined {
  const folders = [join(TOOLS, 'bin'), ...(process.env['PATH'] ?? '').split(':'), '/usr/sbin'];
  for (const name of names) {
    if (name.includes('/') && existsSync(name)) return name;
    const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Skips a test, and says so where it is seen. */
export function skipLoudly(skip: () => void, what: string): void {
  console.warn(`SKIPPED: ${what}`);
  skip();
}

/** Runs a program to its end. */
export function run(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: object; input?: string } = {},
) {
  const { cwd, env, input = '' } = options;
  const result = spawnSync(program, [...args], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env } as NodeJS.ProcessEnv,
    encoding: 'utf8',
    input,
    timeout: 240_000,
    maxBuffer: 1 << 26,
  });
  return { code: result.status, out: result.stdout + result.stderr };
}

/** A port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? done(address.port) : fail(new Error('no port')),
      );
    });
  });
}

/** Asks again until the answer is right, or the time is over. */
export async function eventually<Answer>(
  ask: () => Promise<Answer | undefined>,
  seconds = 40,
): Promise<Answer> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`nothing within ${seconds} s`);
    await new Promise((done) => setTimeout(done, 200));
  }
}
