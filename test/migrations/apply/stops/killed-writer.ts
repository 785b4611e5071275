// Writes a plan over the real disk, or takes it back, and dies, or meets a full or read-only disk, at one chosen call of
// the file system: killed-writer.cjs <root> <plan> <task> <mode> <call>
import * as fs from 'node:fs/promises';
import type { Plan } from '../../../../src/migrations/types.js';
import { type Mode, watchFileSystem } from './file-system.js';
import { perform, type Task } from './project.js';

const [root, planFile, task, mode, at] = process.argv.slice(2) as [string, string, Task, Mode, string];
void run();

async function run(): Promise<void> {
  const plan = JSON.parse(await fs.readFile(planFile, 'utf8')) as Plan;
  // What a process that is killed has written stays, synced or not.
  const { calls } = watchFileSystem({ flushes: false }).begin(mode, Number(at), () =>
    process.kill(process.pid, 'SIGKILL'),
  );
  try {
    await perform(task, plan, root);
    console.log(JSON.stringify(calls));
  } catch (error) {
    console.log((error as { code?: string }).code ?? String(error));
    process.exitCode = 3;
  }
}
