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

const run = (root: string, mode: string, at: number) =>
  new Promise<{ signal: NodeJS.Signals | null; said: string }>((done) => {
    const child = spawn(process.execPath, [script, root, planFile, mode, String(at)], {
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

/** What must hold after any interruption, and after the next run. */
async function check(root: string): Promise<'old' | 'new' | 'mixed'> {
  const now = read(root);
  const states = Object.keys(TEXTS).map((path) =>
    now[path] === TEXTS[path] ? 'old' : now[path] === NEW[path] ? 'new' : 'torn',
  );
  expect(states).not.toContain('torn');
  for (const path of leftovers(root))
    if (path.endsWith('.tmp') && path.includes('.env'))
      expect(statSync(join(root, path)).mode & 0o077).toBe(0);
  // The next run finishes or undoes first.
  await applyPlan(PLAN, host(root)).catch((error: Error) => {
    // A run that was finished leaves nothing to write: the plan was made over the old texts.
    expect(error.message).toMatch(/changed meanwhile/);
  });
  expect(leftovers(root)).toEqual([]);
  const after = read(root);
  expect(after).toEqual(NEW);
  for (const path of Object.keys(TEXTS))
    expect(statSync(join(root, path)).mode & 0o777).toBe(path.includes('.env') ? 0o600 : 0o644);
  const undone = await rollBack(host(root));
  expect([undone.ok, read(root)]).toEqual([true, TEXTS]);
  return states.every((state) => state === 'old')
    ? 'old'
    : states.every((state) => state === 'new')
      ? 'new'
      : 'mixed';
}

describe('a run that is stopped', () => {
  it('at any operation, before or after it, by SIGKILL, a full disk or a read-only one: every file whole, the next run finishes or undoes', async () => {
    expect(Object.keys(NEW)).toEqual(expect.arrayContaining(Object.keys(TEXTS)));
    const whole = await run(makeProject('whole'), 'none', 0);
    const operations = Number(whole.said);
    expect(operations).toBeGreaterThan(40);
    const points = ['before', 'after', 'ENOSPC', 'EROFS'].flatMap((mode) =>
      Array.from({ length: operations }, (_, i) => ({ mode, at: i + 1 })),
    );
    const seen = { old: 0, new: 0, mixed: 0 };
    let killed = 0;
    for (let i = 0; i < points.length; i += 4) {
      await Promise.all(
        points.slice(i, i + 4).map(async ({ mode, at }) => {
          const root = makeProject(`${mode}-${at}`);
          const { signal } = await run(root, mode, at);
          if (signal === 'SIGKILL') killed++;
          seen[await check(root)]++;
          rmSync(root, { recursive: true, force: true });
        }),
      );
    }
    console.log(
      `stopped at ${points.length} points over ${operations} operations on 6 files: ${killed} by SIGKILL; files found all old ${seen.old}, all new ${seen.new}, some of each ${seen.mixed}`,
    );
    expect(killed).toBe(operations * 2);
    expect(Math.min(seen.old, seen.new, seen.mixed)).toBeGreaterThan(0);
  }, 180_000);
});
