import { deepStrictEqual, match, ok } from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFileStore } from '../../../../src/host/store.js';
import { type ApplyHost, applyPlan, rollBack } from '../../../../src/migrations/apply/apply.js';
import type { Plan } from '../../../../src/migrations/types.js';

export type Task = 'write' | 'rollback';
/** What a stopped run left of the files: all as before, all as after, some of each. */
export type State = 'old' | 'new' | 'mixed';

/** The files of a project before and after a plan. */
export interface Project {
  readonly plan: Plan;
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
}

export const TEXTS: Readonly<Record<string, string>> = {
  '.env': 'JWT_SECRET_KEY=made-up-signing-key\r\nMAX_FILE_SIZE=50MB\r\n',
  '.env.production': 'WORKERS=4\n# kept\nOPENAI_DEFAULT_MODEL=gpt-4-turbo-preview',
  'backend/.env.docker': '\ufeffGOOGLE_API_KEY=made-up-google-key\n',
  'backend/Dockerfile': 'FROM python:3.13-slim\nMAINTAINER The Team\n',
  'compose.yaml':
    'version: "3.8"\nservices:\n  db:\n    environment:\n      POSTGRES_PASSWORD: made-up-word-1\n',
  'deploy/compose.yaml': 'version: "3"\nservices:\n  web:\n    image: nginx:1.29\n',
};

const hostOf = (root: string, time: string, pid = process.pid): ApplyHost => ({
  store: { ...createFileStore(), pid },
  root,
  now: () => new Date(`2026-11-22T${time}:00Z`),
  tool: 'test',
});

/**
 * Writes the plan, or takes it back.
 * @param pid number of the process that does it, for its lock
 */
export async function perform(task: Task, plan: Plan, root: string, pid?: number): Promise<void> {
  const host = hostOf(root, '12:00', pid);
  await (task === 'rollback' ? rollBack(host) : applyPlan(plan, host));
}

/** Lays the files of a project, where a rollback is to be stopped with the plan written. */
export async function prepare(root: string, task: Task, { plan, before }: Project): Promise<void> {
  for (const [path, text] of Object.entries(before)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
    chmodSync(join(root, path), path.includes('.env') ? 0o600 : 0o644);
  }
  if (task === 'rollback') await applyPlan(plan, hostOf(root, '11:00'));
}

const namesIn = (root: string) => readdirSync(root, { recursive: true }) as string[];

/** What must hold after any interruption, and after the next run. */
export async function check(root: string, task: Task, { plan, before, after }: Project): Promise<State> {
  const paths = Object.keys(before);
  const read = () => Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  const now = read();
  const states = paths.map((path) =>
    now[path] === before[path] ? 'old' : now[path] === after[path] ? 'new' : 'torn',
  );
  ok(!states.includes('torn'), 'a file is torn');
  const secrets = namesIn(root).filter(
    (path) => /\.env|backups.*compose/.test(path) && statSync(join(root, path)).isFile(),
  );
  for (const path of secrets) deepStrictEqual([path, statSync(join(root, path)).mode & 0o077], [path, 0]);
  // The next run finishes or undoes first; what it was to do itself may be done by then.
  const refused = (error: Error) => match(error.message, /changed meanwhile|no run to take back/);
  const host = hostOf(root, '13:00');
  if (task === 'write') await applyPlan(plan, host).catch(refused);
  else await rollBack(host).catch(refused);
  const leftovers = namesIn(root).filter((path) => /\.tmp$|pending|\.lock$/.test(path));
  deepStrictEqual(leftovers, []);
  deepStrictEqual(read(), task === 'write' ? after : before);
  for (const path of paths)
    deepStrictEqual(
      [path, statSync(join(root, path)).mode & 0o777],
      [path, path.includes('.env') ? 0o600 : 0o644],
    );
  deepStrictEqual(readFileSync(join(root, '.catalyst/backups/.gitignore'), 'utf8'), '*\n');
  ok(!readFileSync(join(root, '.catalyst/migrations.json'), 'utf8').includes('made-up'));
  if (task === 'write') deepStrictEqual([(await rollBack(host)).ok, read()], [true, before]);
  return states.every((state) => state === states[0]) ? (states[0] as State) : 'mixed';
}
