import type { FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Where a run is stopped: before a call of the file system, after it, half way through a write; or the disk is full
 * (`ENOSPC`) or read-only (`EROFS`) from that call on.
 */
export type Mode = 'none' | 'before' | 'after' | 'torn' | 'ENOSPC' | 'EROFS';

/** One run over the watched file system. */
export interface Watched {
  /** The kind of each call that it made. */
  readonly calls: readonly string[];
  /** Lets go of what it holds, as the system does for a process that is gone. */
  readonly release: () => Promise<void>;
}

export interface Watch {
  /** Begins a run. `die` is called at the chosen call, after which no call of this run is done or comes back. */
  readonly begin: (mode: Mode, at: number, die: () => void) => Watched;
  /** The calls that follow are nobody's run. */
  readonly end: () => void;
  /** Gives the file system back as it was. */
  readonly restore: () => void;
}

type Call = (...args: unknown[]) => Promise<unknown>;
interface Run {
  readonly mode: Mode;
  readonly at: number;
  readonly die: () => void;
  readonly calls: string[];
  readonly open: Map<unknown, () => Promise<unknown>>;
  readonly pending: Set<Promise<unknown>>;
  isDead: boolean;
}

/** Calls that a full disk refuses, and those that a read-only one does. */
const GROWS = new Set(['mkdir', 'open for writing', 'writeFile']);
const CHANGES = new Set([...GROWS, 'rename', 'rm', 'rmdir', 'chmod', 'chown']);
const NAMES = [
  'open',
  'readFile',
  'lstat',
  'realpath',
  'readdir',
  'mkdir',
  'rename',
  'rm',
  'rmdir',
  'chmod',
  'chown',
] as const;

/**
 * Watches the file system of this process.
 * @param flushes whether fsync is done, or only counted: a process that is killed loses nothing that it wrote
 */
export function watchFileSystem({ flushes }: { readonly flushes: boolean }): Watch {
  const builtin = process.getBuiltinModule('node:fs/promises') as unknown as Record<string, Call>;
  const originals = new Map(NAMES.map((name) => [name, builtin[name]!]));
  let current: Run | undefined;
  for (const [name, own] of originals) {
    builtin[name] = async (...args) => {
      const run = current;
      const kind = name === 'open' && args[1] !== 'r' ? 'open for writing' : name;
      const result = await perform(run, kind, () => own(...args));
      if (name === 'open') watchHandle(result as FileHandle, run, flushes);
      return result;
    };
  }
  syncBuiltinESMExports();
  return {
    begin: (mode, at, die) => {
      const run: Run = {
        mode,
        at,
        die,
        calls: [],
        open: new Map(),
        pending: new Set(),
        isDead: false,
      };
      current = run;
      return { calls: run.calls, release: () => release(run) };
    },
    end: () => {
      current = undefined;
    },
    restore: () => {
      for (const [name, own] of originals) builtin[name] = own;
      syncBuiltinESMExports();
    },
  };
}

/** Nobody waits for the calls of a process that is gone. */
const forever = () => new Promise<never>(() => {});

async function perform(
  run: Run | undefined,
  kind: string,
  call: () => Promise<unknown>,
  half?: () => Promise<unknown>,
): Promise<unknown> {
  if (!run) return call();
  if (run.isDead) return forever();
  const isIt = run.calls.push(kind) === run.at;
  const stop = (): Promise<never> => {
    run.isDead = true;
    run.die();
    return forever();
  };
  if (isIt && run.mode === 'before') return stop();
  if (isIt && run.mode === 'torn') {
    // A write that got half way; any other call dies as it begins.
    await half?.();
    return stop();
  }
  const refuses = run.mode === 'ENOSPC' ? GROWS : run.mode === 'EROFS' ? CHANGES : undefined;
  if (refuses?.has(kind) && run.calls.length >= run.at)
    throw Object.assign(new Error(run.mode), { code: run.mode });
  const pending = call();
  run.pending.add(pending);
  const result = await pending.finally(() => run.pending.delete(pending));
  if (isIt && run.mode === 'after') {
    if (kind.startsWith('open')) keep(run, result as FileHandle);
    return stop();
  }
  return run.isDead ? forever() : result;
}

function keep(run: Run, handle: FileHandle): void {
  const close = handle.close.bind(handle);
  run.open.set(handle, close);
}

function watchHandle(handle: FileHandle, run: Run | undefined, flushes: boolean): void {
  const own = handle as unknown as Record<string, Call>;
  if (run) keep(run, handle);
  const [write, sync, close] = ['writeFile', 'sync', 'close'].map((name) => own[name]!.bind(handle));
  own['writeFile'] = (...args) =>
    perform(
      run,
      'writeFile',
      () => write!(...args),
      () => {
        const all = args[0] as Uint8Array;
        return write!(all.subarray(0, all.length >> 1));
      },
    );
  own['sync'] = () => perform(run, 'sync', () => (flushes ? sync!() : Promise.resolve()));
  own['close'] = () =>
    perform(run, 'close', () => {
      run?.open.delete(handle);
      return close!();
    });
}

async function release(run: Run): Promise<void> {
  await Promise.allSettled(run.pending);
  await Promise.allSettled([...run.open.values()].map((close) => close()));
  run.open.clear();
}
