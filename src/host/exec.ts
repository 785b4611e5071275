import { execa } from 'execa';
import type { ExecOptions, ExecResult } from '../host.js';

/** Runs a program without a shell, with a closed or given standard input, bounded in time and output. */
export async function execProgram(
  program: string,
  args: readonly string[],
  options: ExecOptions,
): Promise<ExecResult> {
  const result = await execa(program, [...args], {
    cwd: options.cwd,
    input: options.input ?? '',
    reject: false,
    timeout: options.timeout ?? 10_000,
    maxBuffer: 32 * 1024 * 1024,
    stripFinalNewline: false,
    ...(options.env ? { env: options.env } : {}),
  });
  return { code: result.exitCode, stdout: result.stdout };
}
