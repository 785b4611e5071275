import { execFile } from 'node:child_process';
import type { ExecOptions, ExecResult } from '../host.js';

const LARGEST_OUTPUT = 32 * 1024 * 1024;

/** Runs a program without a shell, with a closed or given standard input, bounded in time and output. */
export function execProgram(
  program: string,
  args: readonly string[],
  options: ExecOptions,
): Promise<ExecResult> {
  const { cwd, input = '', timeout = 10_000 } = options;
  const env = { ...process.env, ...options.env };
  return new Promise((resolve) => {
    const settings = { cwd, env, timeout, maxBuffer: LARGEST_OUTPUT, encoding: 'utf8' as const };
    const child = execFile(program, [...args], { ...settings, windowsHide: true }, (error, stdout) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : undefined;
      resolve({ code, stdout });
    });
    // A program that ends without reading its input closes the pipe: no error of ours.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}
