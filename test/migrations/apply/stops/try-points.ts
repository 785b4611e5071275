import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { Watch } from './file-system.js';
import { isKill, type Point } from './points.js';
import { check, perform, type Project, prepare, type State, type Task } from './project.js';

/** Stops one run at a point, or lets it end; says how many calls it made and whether it was killed. */
export type Stopper = (
  root: string,
  task: Task,
  point: Pick<Point, 'mode' | 'at'>,
) => Promise<{ readonly wasKilled: boolean; readonly calls: readonly string[] }>;

export interface Tried {
  readonly points: number;
  readonly killed: number;
  readonly found: Readonly<Record<State, number>>;
}

/** No process has this number. */
const NOBODY = 999_999_999;

/** Stops runs within this process: from the chosen call on, none is done and none comes back. */
export function stopInProcess(watch: Watch, { plan }: Project): Stopper {
  return async (root, task, { mode, at }) => {
    let tell: (died: true) => void = () => {};
    const died = new Promise<true>((resolve) => {
      tell = resolve;
    });
    const { calls, release } = watch.begin(mode, at, () => tell(true));
    const ended = perform(task, plan, root, NOBODY).then(
      () => false,
      (error: unknown) => {
        if (mode === 'none') throw error;
        return false;
      },
    );
    const wasKilled = await Promise.race([died, ended]);
    watch.end();
    await release();
    return { wasKilled, calls };
  };
}

/** Stops runs in a process of their own, by SIGKILL. */
export async function stopByKilling(scratch: string, { plan }: Project): Promise<Stopper> {
  const script = join(scratch, 'writer.cjs');
  const planFile = join(scratch, 'plan.json');
  await build({
    entryPoints: [resolve('test/migrations/apply/stops/killed-writer.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    // A program in CommonJS starts in half the time: what these runs cost is starting them.
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
  writeFileSync(planFile, JSON.stringify(plan));
  return (root, task, { mode, at }) =>
    new Promise((done) => {
      const child = spawn(process.execPath, [script, root, planFile, task, mode, String(at)], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      let said = '';
      child.stdout.on('data', (data: Buffer) => {
        said += data.toString();
      });
      child.on('close', (_code, signal) => {
        const calls = said.startsWith('[') ? (JSON.parse(said) as string[]) : [];
        done({ wasKilled: signal === 'SIGKILL', calls });
      });
    });
}

/** The calls that a run makes which nothing stops. */
export async function listCalls(
  scratch: string,
  task: Task,
  project: Project,
  stop: Stopper,
): Promise<readonly string[]> {
  const root = mkdtempSync(join(scratch, 'whole-'));
  await prepare(root, task, project);
  return (await stop(root, task, { mode: 'none', at: 0 })).calls;
}

/**
 * Stops a run at each point, and checks what it leaves and what the next run makes of it.
 * @param atOnce how many runs go side by side
 * @throws {Error} naming the point, where something does not hold
 */
export async function tryPoints(
  scratch: string,
  task: Task,
  project: Project,
  points: readonly Point[],
  stop: Stopper,
  atOnce: number,
): Promise<Tried> {
  const found = { old: 0, new: 0, mixed: 0 };
  let killed = 0;
  for (let i = 0; i < points.length; i += atOnce)
    await Promise.all(
      points.slice(i, i + atOnce).map(async (point) => {
        const root = mkdtempSync(join(scratch, `${task}-`));
        const place = `${task}, ${point.mode} call ${point.at} (${point.kind})`;
        await prepare(root, task, project);
        const { wasKilled } = await stop(root, task, point);
        if (wasKilled !== isKill(point)) throw new Error(`${place}: ${wasKilled ? 'died' : 'did not die'}`);
        if (wasKilled) killed++;
        const state = await check(root, task, project).catch((error: unknown) => {
          throw new Error(`${place}: ${String(error)}`, { cause: error });
        });
        found[state]++;
        rmSync(root, { recursive: true, force: true });
      }),
    );
  return { points: points.length, killed, found };
}

/** What was tried, in a line. */
export function describeTried(how: string, task: Task, { points, killed, found }: Tried): string {
  return `${task}, ${how}: stopped at ${points} points, ${killed} of them kills; files found all old ${found.old}, all new ${found.new}, some of each ${found.mixed}`;
}
