// Writes a plan over the real disk and dies, or meets a full or read-only disk, at one chosen operation. Run by kill.test.ts.
import { readFileSync } from 'node:fs';
import { createFileStore } from '../../../src/host/store.js';
import { applyPlan } from '../../../src/migrations/apply/apply.js';
import type { FileStore } from '../../../src/migrations/apply/store.js';
import type { Plan } from '../../../src/migrations/types.js';

const [root, planFile, mode, at] = process.argv.slice(2) as [string, string, string, string];
const WRITES = new Set(['makeFolder', 'create', 'rename', 'remove', 'setMode', 'setOwner']);
let count = 0;

const store = new Proxy(createFileStore(), {
  get(target, key: keyof FileStore) {
    const own = target[key];
    if (typeof own !== 'function' || key === 'hash' || key === 'isRunning') return own;
    return async (...args: unknown[]) => {
      const number = ++count;
      if (mode === 'before' && number === Number(at)) process.kill(process.pid, 'SIGKILL');
      if (
        (mode === 'ENOSPC' || mode === 'EROFS') &&
        number >= Number(at) &&
        WRITES.has(key) &&
        !(mode === 'ENOSPC' && key !== 'create' && key !== 'makeFolder')
      )
        throw Object.assign(new Error(mode), { code: mode });
      const result = await (own as (...given: unknown[]) => Promise<unknown>)(...args);
      if (mode === 'after' && number === Number(at)) process.kill(process.pid, 'SIGKILL');
      return result;
    };
  },
});

const plan = JSON.parse(readFileSync(planFile, 'utf8')) as Plan;
try {
  await applyPlan(plan, { store, root, now: () => new Date('2026-11-22T12:00:00Z'), tool: 'test' });
  console.log(count);
} catch (error) {
  console.log((error as { code?: string }).code ?? String(error));
  process.exitCode = 3;
}
