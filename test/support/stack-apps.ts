import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, run, TOOLS } from './stack.js';

/** An application that can be started, or why it cannot. */
export type Prepared =
  | {
      readonly program: string;
      readonly args: readonly string[];
      /** The arguments that start it with one process, and what an env file says. */
      readonly alone: readonly [program: string, ...args: string[]];
    }
  | { readonly missing: string };

/** A folder that is made once for the same input, and kept for later runs. */
function cached(
  kind: string,
  input: string,
  make: (folder: string) => string | undefined,
): string | { missing: string } {
  const folder = join(TOOLS, `${kind}-${createHash('sha256').update(input).digest('hex').slice(0, 12)}`);
  const done = join(folder, '.done');
  if (existsSync(done)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const missing = make(folder);
  if (missing !== undefined) return { missing };
  writeFileSync(`${done}.new`, '');
  renameSync(`${done}.new`, done);
  return folder;
}

const tail = (text: string) => text.trim().split('\n').slice(-3).join(' ');

/** A virtual environment with the packages of the lock, hashes checked. */
export function preparePython(stack: string): Prepared {
  // A name may be there and lead nowhere, as the shims of pyenv do.
  const isFit = (python: string) =>
    run(python, ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']).code === 0;
  const python = ['python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3']
    .flatMap((name) => findProgram(name) ?? [])
    .find(isFit);
  if (!python) return { missing: 'no Python from 3.10 on is installed' };
  const lock = join(stack, 'requirements.lock');
  const folder = cached('python', python + readFileSync(lock, 'utf8'), (venv) => {
    const made = run(python, ['-m', 'venv', venv]);
    if (made.code !== 0) return `python3 cannot make a virtual environment (${tail(made.out)})`;
    const installed = run(join(venv, 'bin/pip'), ['install', '--quiet', '--require-hashes', '-r', lock]);
    if (installed.code === 0) return undefined;
    // A hash that does not fit is a fault of the lock, not of the network.
    if (/DO NOT MATCH THE HASHES|Hashes are required/i.test(installed.out)) throw new Error(installed.out);
    return `the packages cannot be installed (${tail(installed.out)})`;
  });
  if (typeof folder !== 'string') return folder;
  return {
    program: join(folder, 'bin/gunicorn'),
    args: ['--config', 'gunicorn.conf.py', 'app.main:app'],
    alone: [join(folder, 'bin/uvicorn'), 'app.main:app', '--env-file', '.env', '--host', '127.0.0.1'],
  };
}

/** The service in TypeScript, built with the packages of its lock. */
export function prepareNode(stack: string): Prepared {
  const lock = readFileSync(join(stack, 'package-lock.json'), 'utf8');
  const folder = cached('node', lock, (modules) => {
    for (const name of ['package.json', 'package-lock.json'])
      writeFileSync(join(modules, name), readFileSync(join(stack, name)));
    const installed = run(findProgram('npm')!, ['ci', '--no-audit', '--no-fund'], { cwd: modules });
    if (installed.code === 0) return undefined;
    if (/EINTEGRITY|EUSAGE|in sync/.test(installed.out)) throw new Error(installed.out);
    return `the packages cannot be installed (${tail(installed.out)})`;
  });
  if (typeof folder !== 'string') return folder;
  symlinkSync(join(folder, 'node_modules'), join(stack, 'node_modules'));
  const built = run(process.execPath, ['node_modules/typescript/bin/tsc'], { cwd: stack });
  if (built.code !== 0) throw new Error(built.out);
  return {
    program: process.execPath,
    args: ['dist/server.js'],
    alone: [process.execPath, '--env-file=.env', 'dist/server.js'],
  };
}
