// Writes a plan over the real disk and dies, or meets a full or read-only disk, at one chosen call of the file system.
// Run by kill.test.ts.
import * as fs from 'node:fs/promises';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { createFileStore } from '../../../src/host/store.js';
import { applyPlan, rollBack } from '../../../src/migrations/apply/apply.js';
import type { Plan } from '../../../src/migrations/types.js';

const [root, planFile, task, mode, at] = process.argv.slice(2) as [string, string, string, string, string];
type Call = (...args: unknown[]) => Promise<unknown>;
const plan = JSON.parse(await fs.readFile(planFile, 'utf8')) as Plan;

/** Calls that a full disk refuses, and those that a read-only one does. */
const GROWS = new Set(['mkdir', 'open for writing', 'writeFile']);
const CHANGES = new Set([...GROWS, 'rename', 'rm', 'rmdir', 'chmod', 'chown']);
let count = 0;
const calls: string[] = [];

const die = () => process.kill(process.pid, 'SIGKILL');

function watch(name: string, own: Call, half?: (args: unknown[]) => Promise<unknown>): Call {
  return async (...args) => {
    const number = ++count;
    const kind = name === 'open' && args[1] !== 'r' ? 'open for writing' : name;
    calls.push(kind);
    const isIt = number === Number(at);
    if (mode === 'before' && isIt) die();
    if (mode === 'torn' && isIt) {
      // A write that got half way; any other call dies as it begins.
      await half?.(args);
      die();
    }
    const refuses = mode === 'ENOSPC' ? GROWS : mode === 'EROFS' ? CHANGES : undefined;
    if (refuses?.has(kind) && number >= Number(at)) throw Object.assign(new Error(mode), { code: mode });
    const result = await own(...args);
    if (name === 'open') watchHandle(result as fs.FileHandle);
    if (mode === 'after' && isIt) die();
    return result;
  };
}

function watchHandle(handle: fs.FileHandle): void {
  const own = handle as unknown as Record<string, Call>;
  const write = own['writeFile']!.bind(handle);
  own['writeFile'] = watch('writeFile', write, ([bytes]) => {
    const all = bytes as Uint8Array;
    return write(all.subarray(0, all.length >> 1));
  });
  for (const name of ['sync', 'close']) own[name] = watch(name, own[name]!.bind(handle));
}

const builtin = createRequire(import.meta.url)('node:fs/promises') as Record<string, Call>;
for (const name of [
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
])
  builtin[name] = watch(name, builtin[name]!);
syncBuiltinESMExports();

const host = { store: createFileStore(), root, now: () => new Date('2026-11-22T12:00:00Z'), tool: 'test' };
try {
  await (task === 'rollback' ? rollBack(host) : applyPlan(plan, host));
  console.log(JSON.stringify(calls));
} catch (error) {
  console.log((error as { code?: string }).code ?? String(error));
  process.exitCode = 3;
}
