import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { PROGRAM, type ProgramRun } from './run-program.js';

/** A run of the built program while the test goes on: for tests that answer it. */
export interface StartedProgram {
  readonly child: ChildProcess;
  readonly ended: Promise<ProgramRun>;
}

/** Starts the built program with nothing in its environment that is a key or a proxy. */
export function startProgram(
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): StartedProgram {
  if (!existsSync(resolve('dist/cli.js')) && !existsSync(resolve('dist/cli.cjs')))
    throw new Error('dist/ is not built: npm run build');
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: options.cwd,
    env: { PATH, HOME, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]!.setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
    });
  }
  const ended = new Promise<ProgramRun>((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => done({ code, signal, ...written }));
  });
  return { child, ended };
}
