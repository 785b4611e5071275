// Stops writing a plan, and taking it back, at every call of the file system: within one process, with the disk full and
// read-only too, and once more each in a process of its own that is killed: node scripts/run.js kill-test
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchFileSystem } from '../test/migrations/apply/stops/file-system.js';
import { isKill, pointsOf } from '../test/migrations/apply/stops/points.js';
import { type Project, TEXTS } from '../test/migrations/apply/stops/project.js';
import {
  describeTried,
  listCalls,
  stopByKilling,
  stopInProcess,
  tryPoints,
} from '../test/migrations/apply/stops/try-points.js';
import { planOver } from '../test/migrations/support.js';

const plan = planOver(TEXTS);
const project: Project = {
  plan,
  before: TEXTS,
  after: Object.fromEntries(plan.files.map(({ path, after }) => [path, after])),
};
const scratch = mkdtempSync(join(tmpdir(), 'catalyst-kill-'));
const watch = watchFileSystem({ flushes: false });
try {
  const ways = [
    { how: 'in one process', stop: stopInProcess(watch, project), atOnce: 1, takes: () => true },
    { how: 'by SIGKILL', stop: await stopByKilling(scratch, project), atOnce: 4, takes: isKill },
  ];
  for (const { how, stop, atOnce, takes } of ways)
    for (const task of ['write', 'rollback'] as const) {
      const start = performance.now();
      const calls = await listCalls(scratch, task, project, stop);
      const tried = await tryPoints(scratch, task, project, pointsOf(calls).filter(takes), stop, atOnce);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      console.log(`${describeTried(how, task, tried)}; ${calls.length} calls, ${seconds} s`);
    }
} finally {
  watch.restore();
  rmSync(scratch, { recursive: true, force: true });
}
