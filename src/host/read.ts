import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { type DecodedText, decodeText } from '../core/decode.js';
import { isUserError, UserError } from '../core/errors.js';
import type { ReadLimits } from '../host.js';

const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;

/**
 * Reads a regular file as text.
 * @throws {UserError} saying what is wrong with it
 */
export async function readTextFile(file: string, limits: ReadLimits = {}): Promise<DecodedText> {
  const label = limits.label ?? file;
  const maxBytes = limits.maxBytes ?? DEFAULT_MAX_BYTES;
  try {
    // Opened without blocking, so that a pipe without a writer does not hang the run; looked at once open, so that
    // what was examined is what is read. One after the other: a thousand small files take a third of the time that they
    // take through the pool of threads, and never more than one handle.
    const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = fstatSync(handle);
      if (stat.isDirectory()) throw new UserError(`${label} is a folder, not a file`);
      if (!stat.isFile()) throw new UserError(`${label} is not a regular file (a pipe, socket or device)`);
      if (stat.size > maxBytes) {
        throw new UserError(
          `${label} has ${formatBytes(stat.size)}, more than the limit of ${formatBytes(maxBytes)}`,
          {
            advice: 'raise limits.maxFileSize in the configuration if it is meant to be that large',
          },
        );
      }
      return decodeText(readFileSync(handle));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (isUserError(error)) throw error;
    throw new UserError(`${label}: ${describeReadError(error)}`, { cause: error });
  }
}

/**
 * Reads all of standard input as text.
 * @throws {UserError} when it is too long
 */
export async function readStdin(): Promise<DecodedText> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    size += (chunk as Buffer).length;
    if (size > DEFAULT_MAX_BYTES)
      throw new UserError(`standard input is longer than ${formatBytes(DEFAULT_MAX_BYTES)}`);
    chunks.push(chunk as Buffer);
  }
  return decodeText(Buffer.concat(chunks));
}

function describeReadError(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'it may not be read (permission denied)';
    case 'ELOOP':
      return 'its symbolic links go round in a circle';
    case 'ENOTDIR':
      return 'a part of the path is not a folder';
    case 'ENAMETOOLONG':
      return 'the path is too long';
    case 'ENXIO':
      return 'it is not a regular file (a pipe, socket or device)';
    default:
      return `it cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`;
  }
}

function formatBytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KiB` : `${Math.round(bytes / 1024 / 1024)} MiB`;
}
