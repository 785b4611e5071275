import type { DecodedText } from '../core/decode.js';
import { isUserError } from '../core/errors.js';
import { type Host, resolvePath } from '../host.js';
import type { UnreadEnvFile } from '../models/env.js';
import type { EnvCollectOptions } from './env.js';

/** A file as it was read. */
export interface EnvContent {
  readonly path: string;
  readonly content: DecodedText;
  readonly mode: number | undefined;
}

/**
 * Reads env files. One that was only found and cannot be read is left out and told, where the caller asks for that.
 * @throws {UserError} for any other
 */
export async function readContents(
  host: Host,
  root: string,
  paths: readonly string[],
  options: EnvCollectOptions,
): Promise<{ readonly contents: readonly EnvContent[]; readonly unread: readonly UnreadEnvFile[] }> {
  const tells = options.unreadable === 'told' && options.paths.length === 0;
  const read = await Promise.all(
    paths.map(async (path): Promise<EnvContent | UnreadEnvFile> => {
      try {
        return { path, ...(await readContent(host, root, path, options)) };
      } catch (error) {
        if (!tells || !isUserError(error)) throw error;
        const why = error.message.startsWith(path)
          ? error.message.slice(path.length).replace(/^[:\s]+/, '')
          : error.message;
        return { path, cause: 'unreadable', why };
      }
    }),
  );
  return {
    contents: read.flatMap((one) => ('content' in one ? [one] : [])),
    unread: read.flatMap((one) => ('cause' in one ? [one] : [])),
  };
}

async function readContent(host: Host, root: string, path: string, options: EnvCollectOptions) {
  if (path === '-') return { content: await host.readStdin(), mode: undefined };
  const absolute = resolvePath(root, path);
  const limit = options.config.limits?.maxFileSize;
  const content = await host.readText(absolute, { label: path, ...(limit ? { maxBytes: limit } : {}) });
  return { content, mode: (await host.stat(absolute))?.mode };
}
