/** What is known of a file before it is replaced. */
export interface StoredFile {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly isFile: boolean;
}

/**
 * The few operations that writing a plan takes, each one call to the system: so that a test can stop after any of them.
 * Paths are absolute. Every operation but `read`, `stat`, `realpath` and `list` throws when it fails.
 */
export interface FileStore {
  /** The bytes; undefined where there is no file. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** State of what is there, links not followed; undefined where there is nothing. */
  readonly stat: (path: string) => Promise<StoredFile | undefined>;
  readonly realpath: (path: string) => Promise<string | undefined>;
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Makes a folder, and those above it, private to the owner. */
  readonly makeFolder: (path: string) => Promise<void>;
  /** Makes a new file, private to the owner, and has it on the disk (fsync) when it resolves; fails where one is. */
  readonly create: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** Removes a folder if it is empty. */
  readonly removeFolder: (path: string) => Promise<void>;
  readonly setMode: (path: string, mode: number) => Promise<void>;
  readonly setOwner: (path: string, uid: number, gid: number) => Promise<void>;
  /** Has the names in a folder on the disk. */
  readonly syncFolder: (path: string) => Promise<void>;
  /** SHA-256 in hexadecimal. */
  readonly hash: (bytes: Uint8Array) => string;
  /** Number of this process, and whether another one still runs. */
  readonly pid: number;
  readonly isRunning: (pid: number) => boolean;
  /** Name of the machine, or container: numbers of processes mean something there only. */
  readonly machine: string;
}
