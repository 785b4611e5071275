import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { planOver } from '../support.js';
import { watchFileSystem } from './stops/file-system.js';
import { isKill, type Point, pointsOf, samplePoints, wayOf } from './stops/points.js';
import { type Project, TEXTS } from './stops/project.js';
import { describeTried, listCalls, stopByKilling, stopInProcess, tryPoints } from './stops/try-points.js';

const plan = planOver(TEXTS);
const after = Object.fromEntries(plan.files.map((file) => [file.path, file.after]));
const project: Project = { plan, before: TEXTS, after };
const scratch = mkdtempSync(join(tmpdir(), 'catalyst-kill-'));
const watch = watchFileSystem({ flushes: false });
const inProcess = stopInProcess(watch, project);
const waysOf = (points: readonly Point[]) => new Set(points.map(wayOf));

afterAll(() => {
  watch.restore();
  rmSync(scratch, { recursive: true, force: true });
});

// Every point, each with a process of its own that is killed: node scripts/run.js kill-test
describe.each(['write', 'rollback'] as const)('a %s that is stopped', (task) => {
  it('before, in and after each kind of call, or by a full or read-only disk: every file whole, the next run finishes or undoes', async () => {
    expect(Object.keys(after)).toEqual(expect.arrayContaining(Object.keys(TEXTS)));
    const calls = await listCalls(scratch, task, project, inProcess);
    expect(calls.length).toBeGreaterThan(100);
    const all = pointsOf(calls);
    const points = samplePoints(all, task === 'write' ? 5 : 3);
    expect(waysOf(points)).toEqual(waysOf(all));
    const tried = await tryPoints(scratch, task, project, points, inProcess, 1);
    console.log(
      `${describeTried('in this process', task, tried)}; of ${all.length} points over ${calls.length} calls`,
    );
    expect(tried.points).toBe(points.length);
    expect(Math.min(tried.found.old, tried.found.new, tried.found.mixed)).toBeGreaterThan(0);
  }, 300_000);

  it('by SIGKILL: the same', async () => {
    const kill = await stopByKilling(scratch, project);
    const calls = await listCalls(scratch, task, project, kill);
    // Simulated or not, a run makes the same calls.
    expect(calls).toEqual(await listCalls(scratch, task, project, inProcess));
    const points = samplePoints(pointsOf(calls).filter(isKill), 1).filter(
      ({ mode }) => task === 'write' || mode === 'after',
    );
    const tried = await tryPoints(scratch, task, project, points, kill, 4);
    console.log(describeTried('by SIGKILL', task, tried));
    expect(tried.killed).toBe(points.length);
  }, 300_000);
});
