/**
 * The only door to the machine: process, files, network, clock, terminal, child processes. Everything else takes a
 * `Host`, so that all of it runs in a test without touching the disk.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { DecodedText } from './core/decode.js';
import { createOutput } from './host/output.js';
import { readFileBytes, readStdin, readTextFile } from './host/read.js';
import type { SyntaxProblem } from './models/backend.js';
import type { FileStore } from './migrations/apply/store.js';
import type { HttpClient } from './probe/http.js';
import type { ServiceClients } from './smoke/types.js';

/** What there is at a path. */
export interface FileStat {
  readonly kind: 'file' | 'directory' | 'other';
  readonly size: number;
  /** Permission bits; 0 where the system has none. */
  readonly mode: number;
}

/** Result of a child process; `undefined` code when it could not be started or was stopped. */
export interface ExecResult {
  readonly code: number | undefined;
  readonly stdout: string;
}

/** A stream for people or programs. */
export interface Output {
  /** Resolves when the text has been handed over; a closed pipe ends the program quietly. */
  readonly write: (text: string) => Promise<void>;
  readonly isTerminal: boolean;
  readonly columns: number;
}

export interface Host {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly now: () => Date;
  readonly stdout: Output;
  readonly stderr: Output;
  /** What is at a path, links followed; undefined when there is nothing that can be seen. */
  readonly stat: (file: string) => Promise<FileStat | undefined>;
  /** Names in a folder, sorted; empty when it cannot be read. */
  readonly list: (folder: string) => Promise<readonly DirectoryEntry[]>;
  /** The path with all links resolved; undefined when there is nothing, or the links go round. */
  readonly realpath: (file: string) => Promise<string | undefined>;
  /**
   * Reads a regular file.
   * @throws {UserError} saying what is wrong with it: missing, folder, pipe, too large, not readable, not text.
   */
  readonly readText: (file: string, limits?: ReadLimits) => Promise<DecodedText>;
  /** The bytes of a regular file; undefined where there is none, it cannot be read, or it is larger. */
  readonly readBytes: (file: string, maxBytes: number) => Promise<Uint8Array | undefined>;
  /** All of standard input as text. */
  readonly readStdin: () => Promise<DecodedText>;
  /** Asks on the terminal; undefined at the end of the input. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** Replaces a file's text atomically, keeping its mode; `backup` keeps the old bytes next to it. */
  readonly writeText: (file: string, text: string, options?: WriteOptions) => Promise<void>;
  /** Bytes for secrets, from the system's generator. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** The text files of a folder of this package, by their path in it. */
  readonly readPackage: (folder: string) => Promise<ReadonlyMap<string, string>>;
  /** Runs a program without a shell. */
  readonly exec: (program: string, args: readonly string[], options: ExecOptions) => Promise<ExecResult>;
  /** Single operations on the disk, for writing several files as one. */
  readonly openStore: () => Promise<FileStore>;
  /** A client of the network, with the proxies of the environment; to be closed by whoever opened it. */
  readonly openHttp: () => Promise<HttpClient>;
  /** Clients of the servers of a stack. */
  readonly openServices: () => Promise<ServiceClients>;
  /** Judge of Python's syntax as this version has it; undefined where its package is not installed. */
  readonly openPythonParser: (
    version: string | undefined,
  ) => Promise<((text: string) => readonly SyntaxProblem[]) | undefined>;
  /** Tells the engine that a run over many small files begins; absent where there is no engine to tell. */
  readonly deferOptimizing?: () => Promise<void>;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'link' | 'other';
}

export interface ReadLimits {
  /** Largest file in bytes; 10 MiB unless given. */
  readonly maxBytes?: number;
  /** How the file is called in an error. */
  readonly label?: string;
}

export interface WriteOptions {
  /** Permission bits of a new file. */
  readonly mode?: number;
  /** Path that gets the old bytes first. */
  readonly backup?: string;
}

export interface ExecOptions {
  readonly cwd: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which it is stopped. */
  readonly timeout?: number;
}

/** The real machine. */
export function createHost(): Host {
  return {
    cwd: process.cwd(),
    env: process.env,
    platform: process.platform,
    now: () => new Date(),
    stdout: createOutput(1),
    stderr: createOutput(2),
    // Nothing of this waits for anything but the disk, so it is done at once (host/read.ts says why).
    stat: async (file) => statPath(file),
    list: async (folder) => listFolder(folder),
    realpath: async (file) => orUndefined(() => fs.realpathSync.native(file)),
    readText: async (file, limits) => readTextFile(file, limits),
    readBytes: async (file, maxBytes) => readFileBytes(file, maxBytes),
    readStdin,
    ask: async (question) => (await import('./host/ask.js')).askOnTerminal(question),
    writeText: async (file, text, options) =>
      (await import('./host/write.js')).writeTextFile(file, text, options),
    randomBytes: (count) => globalThis.crypto.getRandomValues(new Uint8Array(count)),
    readPackage: async (folder) => (await import('./host/package.js')).readPackageFolder(folder),
    exec: async (program, args, options) =>
      (await import('./host/exec.js')).execProgram(program, args, options),
    openStore: async () => (await import('./host/store.js')).createFileStore(),
    openHttp: async () => (await import('./host/http.js')).createHttpClient({ env: process.env }),
    openServices: async () => (await import('./host/services.js')).createServiceClients(),
    openPythonParser: (version) =>
      import('./host/python-parser.js').then(
        ({ createPythonParser }) => createPythonParser(version),
        () => undefined,
      ),
    deferOptimizing: async () => (await import('./host/engine.js')).deferOptimizing(),
  };
}

function statPath(file: string): FileStat | undefined {
  const stat = orUndefined(() => fs.statSync(file, { throwIfNoEntry: false }));
  if (!stat) return undefined;
  const kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'directory' : 'other';
  return { kind, size: stat.size, mode: process.platform === 'win32' ? 0 : stat.mode & 0o7777 };
}

function listFolder(folder: string): readonly DirectoryEntry[] {
  const entries = orUndefined(() => fs.readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries
    .map((entry): DirectoryEntry => {
      const kind = entry.isFile()
        ? 'file'
        : entry.isDirectory()
          ? 'directory'
          : entry.isSymbolicLink()
            ? 'link'
            : 'other';
      return { name: entry.name, kind };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function orUndefined<Result>(ask: () => Result): Result | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

/** Sets the code with which the program will end; what is still to be written is written first. */
export function setExitCode(code: number): void {
  process.exitCode = code;
}

/** Ends at once on Ctrl-C. */
export function onInterrupt(code: number): void {
  process.on('SIGINT', () => process.exit(code));
}

/** Joins and normalises paths of the machine. */
export const resolvePath = path.resolve;

/** The path from one folder to a file with `/`, as reports show it. */
export function relativePath(from: string, to: string): string {
  return path.relative(from, to).split(path.sep).join('/') || '.';
}
