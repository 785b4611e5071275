import * as fs from 'node:fs/promises';
import { writeFile } from 'atomically';
import { UserError } from '../core/errors.js';
import type { WriteOptions } from '../host.js';

/**
 * Replaces a file atomically (temporary file in the same folder, fsync, rename), so that a reader sees the old bytes
 * or the new ones. The mode of an existing file is kept; a backup is as private as an env file must be.
 * @throws {UserError} for what is there and is no file
 */
export async function writeTextFile(file: string, text: string, options: WriteOptions = {}): Promise<void> {
  // A link is written through, not replaced by a file.
  const target = await fs.realpath(file).catch(() => file);
  const stat = await fs.stat(target).catch(() => undefined);
  // In the place of a device there would be a file afterwards, a pipe may have no reader, and the file that a stream was
  // redirected to would be replaced under the hands of whoever writes there.
  const isStream = /^\/dev\/(?:std(?:in|out|err)$|fd\/)|^\/proc\//.test(file);
  if (isStream || (stat && !stat.isFile())) {
    const kind = stat?.isDirectory() ? 'a folder' : 'no regular file (a pipe, socket or device)';
    throw new UserError(`${file} is ${kind}`, { advice: 'name a file, or - for standard output' });
  }
  if (options.backup && stat) {
    await writeFile(options.backup, await fs.readFile(target), { mode: stat.mode & 0o700 & 0o600 });
  }
  const mode = stat ? stat.mode & 0o7777 : (options.mode ?? 0o644);
  await writeFile(target, text, { encoding: 'utf8', mode });
}
