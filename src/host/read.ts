import * as fs from 'node:fs';
import { type DecodedText, decodeText } from '../core/decode.js';
import { isUserError, UserError } from '../core/errors.js';
import type { ReadLimits } from '../host.js';

const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;

/**
 * Reads a regular file as text. Not in the background: for the small files that there are, handing each step to another
 * thread costs several times the step, and loading what can do that is a part of every start.
 * @throws {UserError} saying what is wrong with it
 */
export function readTextFile(file: string, limits: ReadLimits = {}): DecodedText {
  const label = limits.label ?? file;
  try {
    return decodeText(readBounded(file, label, limits.maxBytes ?? DEFAULT_MAX_BYTES));
  } catch (error) {
    if (isUserError(error)) throw error;
    throw new UserError(`${label}: ${describeReadError(error)}`, { cause: error });
  }
}

/** The bytes of a regular file; undefined where there is none, it cannot be read, or it has more than the limit. */
export function readFileBytes(file: string, maxBytes: number): Uint8Array | undefined {
  try {
    return readBounded(file, file, maxBytes);
  } catch {
    return undefined;
  }
}

function readBounded(file: string, label: string, maxBytes: number): Uint8Array {
  // Opened without blocking, so that a pipe without a writer does not hang the run; looked at once open, so that what
  // was examined is what is read.
  const descriptor = fs.openSync(file, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
  try {
    const stat = fs.fstatSync(descriptor);
    if (stat.isDirectory()) throw new UserError(`${label} is a folder, not a file`);
    if (!stat.isFile()) throw new UserError(`${label} is not a regular file (a pipe, socket or device)`);
    if (stat.size > maxBytes) throw tooLarge(label, stat.size, maxBytes);
    return readAll(descriptor, stat.size, label, maxBytes);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Reads to the end: a file may have grown since, and some (those of /proc) say that they are empty. */
function readAll(descriptor: number, size: number, label: string, maxBytes: number): Uint8Array {
  let bytes = new Uint8Array(size + 1);
  let length = 0;
  for (;;) {
    const count = fs.readSync(descriptor, bytes, length, bytes.length - length, null);
    if (count === 0) return bytes.subarray(0, length);
    length += count;
    if (length > maxBytes) throw tooLarge(label, length, maxBytes);
    if (length < bytes.length) continue;
    const wider = new Uint8Array(Math.max(65_536, bytes.length * 2));
    wider.set(bytes);
    bytes = wider;
  }
}

function tooLarge(label: string, size: number, maxBytes: number): UserError {
  return new UserError(`${label} has ${formatBytes(size)}, more than the limit of ${formatBytes(maxBytes)}`, {
    advice: 'raise limits.maxFileSize in the configuration if it is meant to be that large',
  });
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
