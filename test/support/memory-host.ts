import { resolve } from 'node:path';
import { decodeText } from '../../src/core/decode.js';
import { UserError } from '../../src/core/errors.js';
import type { DirectoryEntry, Host } from '../../src/host.js';
import { readPackageFolder } from '../../src/host/package.js';
import type { FileStore } from '../../src/migrations/apply/store.js';

/** A machine that exists only in a test: files by absolute path, and what was written where. */
export interface MemoryHost extends Host {
  readonly files: Map<string, string>;
  readonly out: () => string;
  readonly err: () => string;
}

/** Makes a machine with these files (relative paths lie in `/project`). No git, no network; 22 November 2026. */
export function createMemoryHost(
  files: Readonly<Record<string, string>>,
  overrides: Partial<Host> = {},
): MemoryHost {
  const disk = new Map(Object.entries(files).map(([path, text]) => [resolve('/project', path), text]));
  const written = { out: '', err: '' };
  const output = (stream: 'out' | 'err') => ({
    write: async (text: string) => {
      written[stream] += text;
    },
    isTerminal: false,
    columns: 80,
  });
  const kindOf = (path: string): 'file' | 'directory' | undefined =>
    disk.has(path)
      ? 'file'
      : [...disk.keys()].some((file) => file.startsWith(`${path}/`)) || path === '/project'
        ? 'directory'
        : undefined;
  return {
    files: disk,
    out: () => written.out,
    err: () => written.err,
    cwd: '/project',
    env: {},
    platform: 'linux',
    now: () => new Date('2026-11-22T12:00:00Z'),
    stdout: output('out'),
    stderr: output('err'),
    stat: async (path) => {
      const kind = kindOf(path);
      return kind && { kind, size: disk.get(path)?.length ?? 0, mode: 0o600 };
    },
    list: async (folder) => {
      const names = new Map<string, DirectoryEntry['kind']>();
      for (const file of disk.keys()) {
        if (!file.startsWith(`${folder}/`)) continue;
        const [name = '', ...rest] = file.slice(folder.length + 1).split('/');
        names.set(name, rest.length > 0 ? 'directory' : 'file');
      }
      return [...names].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    ask: async () => '',
    // Enough to find that there is no journal; nothing is written through it.
    openStore: async () => ({ read: async () => undefined }) as unknown as FileStore,
    realpath: async (path) => (kindOf(path) ? path : undefined),
    readText: async (path, limits) => {
      const text = disk.get(path);
      if (text === undefined) throw new UserError(`${limits?.label ?? path}: there is no such file`);
      return decodeText(new TextEncoder().encode(text));
    },
    readBytes: async (path) => {
      const text = disk.get(path);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    readStdin: async () => decodeText(new Uint8Array()),
    writeText: async (path, text, options) => {
      const before = disk.get(path);
      if (options?.backup && before !== undefined) disk.set(options.backup, before);
      disk.set(path, text);
    },
    // Not random, so that a test can say what comes of it.
    randomBytes: (count) => Uint8Array.from({ length: count }, (_, i) => (i * 37 + count * 11 + 5) % 256),
    readPackage: readPackageFolder,
    exec: async () => ({ code: undefined, stdout: '' }),
    openHttp: async () => {
      throw new Error('there is no network here');
    },
    openServices: async () => {
      throw new Error('there are no servers here');
    },
    openPythonParser: async () => undefined,
    ...overrides,
  };
}
