import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFileStore } from '../../../src/host/store.js';
import { applyPlan, rollBack } from '../../../src/migrations/apply/apply.js';
import { planOver } from '../support.js';

const TEXTS: Readonly<Record<string, string>> = {
  '.env': 'JWT_SECRET_KEY=made-up-signing-key\r\nMAX_FILE_SIZE=50MB\r\n',
  '.env.production': 'WORKERS=4\n# kept\nOPENAI_DEFAULT_MODEL=gpt-4-turbo-preview',
  'backend/.env.docker': '\ufeffGOOGLE_API_KEY=made-up-google-key\n',
  'backend/Dockerfile': 'FROM python:3.13-slim\nMAINTAINER The Team\n',
  'compose.yaml':
    'version: "3.8"\nservices:\n  db:\n    environment:\n      POSTGRES_PASSWORD: made-up-word-1\n',
  'deploy/compose.yaml': 'version: "3"\nservices:\n  web:\n    image: nginx:1.29\n',
};
const PLAN = planOver(TEXTS);
const NEW = Object.fromEntries(PLAN.files.map(({ path, after }) => [path, after]));
const scratch = mkdtempSync(join(tmpdir(), 'catalyst-kill-'));
const script = join(scratch, 'writer.mjs');
const planFile = join(scratch, 'plan.json');

beforeAll(async () => {
  await build({
    entryPoints: [resolve('test/migrations/apply/killed-writer.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  writeFileSync(planFile, JSON.stringify(PLAN));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function makeProject(name: string): string {
  const root = join(scratch, name);
  for (const [path, text] of Object.entries(TEXTS)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
    chmodSync(join(root, path), path.includes('.env') ? 0o600 : 0o644);
  }
  return root;
}

const run = (root: string, task: 'write' | 'rollback', mode: string, at: number) =>
  new Promise<{ signal: NodeJS.Signals | null; said: string }>((done) => {
    const child = spawn(process.execPath, [script, root, planFile, task, mode, String(at)], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
    });
    child.on('close', (_code, signal) => done({ signal, said: said.trim() }));
  });

const read = (root: string) =>
  Object.fromEntries(Object.keys(TEXTS).map((path) => [path, readFileSync(join(root, path), 'utf8')]));
const leftovers = (root: string) =>
  (readdirSync(root, { recursive: true }) as string[])
    .filter((path) => /\.tmp$|pending|\.lock$/.test(path))
    .sort();
const host = (root: string) => ({
  store: createFileStore(),
  root,
  now: () => new Date('2026-11-22T13:00:00Z'),
  tool: 'test',
});

type State = 'old' | 'new' | 'mixed';

/** What must hold after any interruption, and after the next run. */
async function check(root: string, task: 'write' | 'rollback'): Promise<State> {
  const now = read(root);
  const states = Object.keys(TEXTS).map((path) =>
    now[path] === TEXTS[path] ? 'old' : now[path] === NEW[path] ? 'new' : 'torn',
  );
  expect(states).not.toContain('torn');
  const secrets = (readdirSync(root, { recursive: true }) as string[]).filter(
    (path) => /\.env|backups.*compose/.test(path) && statSync(join(root, path)).isFile(),
  );
  for (const path of secrets) expect([path, statSync(join(root, path)).mode & 0o077]).toEqual([path, 0]);
  // The next run finishes or undoes first; what it was to do itself may be done by then.
  const refused = (error: Error) => expect(error.message).toMatch(/changed meanwhile|no run to take back/);
  if (task === 'write') await applyPlan(PLAN, host(root)).catch(refused);
  else await rollBack(host(root)).catch(refused);
  expect(leftovers(root)).toEqual([]);
  expect(read(root)).toEqual(task === 'write' ? NEW : TEXTS);
  for (const path of Object.keys(TEXTS))
    expect(statSync(join(root, path)).mode & 0o777).toBe(path.includes('.env') ? 0o600 : 0o644);
  expect(readFileSync(join(root, '.catalyst/backups/.gitignore'), 'utf8')).toBe('*\n');
  expect(readFileSync(join(root, '.catalyst/migrations.json'), 'utf8')).not.toContain('made-up');
  if (task === 'write') expect([(await rollBack(host(root))).ok, read(root)]).toEqual([true, TEXTS]);
  const [first] = states;
  return states.every((state) => state === first) ? (first as State) : 'mixed';
}

/**
 * Where to stop: before every call; after every one that changes something (after a call that only reads is before the
 * next); half way through every write; and the disk full, or read-only, from each call on that needs it.
 * @param step of every so many calls one; rolling back goes the way of writing, so a third is enough there
 */
function pointsOf(calls: readonly string[], step: number): { mode: string; at: number }[] {
  const grows = /^(?:mkdir|open for writing|writeFile)$/;
  const changes = /^(?:mkdir|open for writing|writeFile|sync|rename|rm|rmdir|chmod|chown)$/;
  const at = (mode: string, wanted: RegExp) =>
    calls
      .flatMap((call, i) => (wanted.test(call) ? [{ mode, at: i + 1 }] : []))
      .filter((_, i) => i % step === 0);
  return [
    ...at('before', /./),
    ...at('after', changes),
    ...at('torn', /^writeFile$/),
    ...at('ENOSPC', grows),
    ...at('EROFS', changes),
  ];
}

describe.each(['write', 'rollback'] as const)('a %s that is stopped', (task) => {
  it('at any call of the file system, by SIGKILL, a full disk or a read-only one: every file whole, the next run finishes or undoes', async () => {
    expect(Object.keys(NEW)).toEqual(expect.arrayContaining(Object.keys(TEXTS)));
    const prepare = async (name: string) => {
      const root = makeProject(`${task}-${name}`);
      if (task === 'rollback') await applyPlan(PLAN, host(root));
      return root;
    };
    const whole = await run(await prepare('whole'), task, 'none', 0);
    const calls = JSON.parse(whole.said) as string[];
    expect(calls.length).toBeGreaterThan(100);
    const points = pointsOf(calls, task === 'write' ? 1 : 3);
    const seen = { old: 0, new: 0, mixed: 0 };
    let killed = 0;
    for (let i = 0; i < points.length; i += 4) {
      await Promise.all(
        points.slice(i, i + 4).map(async ({ mode, at }) => {
          const root = await prepare(`${mode}-${at}`);
          const { signal } = await run(root, task, mode, at);
          if (signal === 'SIGKILL') killed++;
          const state = await check(root, task).catch((error: unknown) => {
            throw new Error(`${mode} call ${at}: ${String(error)}`);
          });
          seen[state]++;
          rmSync(root, { recursive: true, force: true });
        }),
      );
    }
    console.log(
      `${task}: stopped at ${points.length} points over ${calls.length} calls on 6 files: ${killed} by SIGKILL; files found all old ${seen.old}, all new ${seen.new}, some of each ${seen.mixed}`,
    );
    expect(killed).toBe(points.filter(({ mode }) => !mode.startsWith('E')).length);
    expect(Math.min(seen.old, seen.new, seen.mixed)).toBeGreaterThan(0);
  }, 600_000);
});
