import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDotenv } from '../../src/syntax/dotenv/readers/index.js';
import { handleNine, KEYS, makeValues } from '../support/fake-providers/nine.js';
import { type FakeServer, startFake } from '../support/fake-providers/server.js';
import { type RunningServer, startHanging } from '../support/servers.js';
import { eventually, findProgram, freePort, skipLoudly } from '../support/stack.js';
import { type Prepared, prepareNode, preparePython } from '../support/stack-apps.js';
import {
  findPostgres,
  psql,
  type Server,
  start,
  startPostgres,
  startRedis,
  stop,
} from '../support/stack-servers.js';
import { startProgram } from '../support/start-program.js';

/*
 * The built program against a stack that it wrote itself, which runs without Docker: the application under uvicorn or
 * Node, PostgreSQL and Redis with the passwords of its .env. The tests go on from each other: what is stopped stays so.
 */
const LONG = 400_000;
const TEMPLATES = ['python', 'node'] as const;
type Template = (typeof TEMPLATES)[number];

interface Row {
  readonly rule: string;
  readonly severity: string;
  readonly outcome: string;
  readonly suppressed: boolean;
  readonly args: Readonly<Record<string, unknown>>;
}

const root = mkdtempSync(join(tmpdir(), 'catalyst-live-'));
const folders = { python: join(root, 'python'), node: join(root, 'node') };
const urls: Partial<Record<Template, string>> = {};
const missing: Partial<Record<Template, string>> = {};
const cleanups: (() => unknown)[] = [];
let fake: FakeServer;
let database: Server | undefined;
let cache: Server | undefined;
let hanging: RunningServer | undefined;
let secrets: Record<'POSTGRES_PASSWORD' | 'REDIS_PASSWORD', string>;
/** Where the servers are when Compose does not say, and the models that the imitated providers serve. */
let env: Record<string, string> = {};

/** Rows that do not depend on the servers behind the application. */
const live = ['cors', 'api-docs-public', 'metrics-endpoint'].map((name) => `smoke/${name}`);

const envOf = (template: Template) => readFileSync(join(folders[template], '.env'), 'utf8');

/** What is left to do after `init`. The two stacks share their servers, so they share the passwords. */
function fillIn(template: Template): void {
  const own = readDotenv(envOf(template), { reader: 'compose' }).values;
  const text = envOf(template)
    .replace(/^# catalyst-ignore .*\n/gm, '')
    .replaceAll('your-openai-api-key-here', KEYS.openai)
    .replaceAll('your-anthropic-api-key-here', KEYS.anthropic)
    .replaceAll(own['POSTGRES_PASSWORD']!, secrets.POSTGRES_PASSWORD)
    .replaceAll(own['REDIS_PASSWORD']!, secrets.REDIS_PASSWORD);
  writeFileSync(join(folders[template], '.env'), text);
}

async function startServers(bin: string): Promise<void> {
  const stack = folders.python;
  const values = readDotenv(envOf('python'), { reader: 'compose' }).values;
  secrets = { POSTGRES_PASSWORD: values['POSTGRES_PASSWORD']!, REDIS_PASSWORD: values['REDIS_PASSWORD']! };
  [database, cache] = await Promise.all([
    startPostgres(bin, [], secrets.POSTGRES_PASSWORD),
    startRedis(stack, secrets.REDIS_PASSWORD),
  ]);
  const at = (name: string, inside: string, port: number) =>
    values[name]!.replace(`@${inside}/`, `@127.0.0.1:${port}/`);
  const providers = makeValues(fake.origin);
  env = {
    DATABASE_URL: at('DATABASE_URL', 'postgres:5432', database.port),
    REDIS_URL: at('REDIS_URL', 'redis:6379', cache.port),
    OPENAI_BASE_URL: providers['OPENAI_BASE_URL']!,
    OPENAI_MODEL: 'gpt-6.1-sol',
    ANTHROPIC_BASE_URL: providers['ANTHROPIC_BASE_URL']!,
    ANTHROPIC_MODEL: providers['ANTHROPIC_MODEL']!,
  };
  const sql = join(stack, 'deploy/postgres/init/10-database.sql');
  const made = ['-c', 'CREATE DATABASE catalyst', '-c', '\\c catalyst', '-f', sql];
  const { code, out } = psql(database.port, 'postgres', made, secrets.POSTGRES_PASSWORD);
  if (code !== 0) throw new Error(out);
}

async function startApp(template: Template, prepared: Prepared): Promise<void> {
  if ('missing' in prepared) {
    missing[template] = prepared.missing;
    return;
  }
  const port = await freePort();
  fillIn(template);
  const [program, ...args] = prepared.alone;
  const words = template === 'python' ? [...args, '--port', String(port)] : args;
  const app = start(program, words, { cwd: folders[template], env: { ...env, API_PORT: String(port) } });
  cleanups.push(() => stop(app.child, app.ended));
  const url = `http://127.0.0.1:${port}`;
  await eventually(async () => ((await fetch(`${url}/ready`)).ok ? true : undefined), 90).catch(() => {
    throw new Error(app.log());
  });
  urls[template] = url;
}

beforeAll(async () => {
  const bin = findPostgres();
  if (!bin || !findProgram('redis-server') || !findProgram('psql')) {
    for (const template of TEMPLATES) missing[template] = 'PostgreSQL or Redis is not installed';
    return;
  }
  const runs = TEMPLATES.map((template) =>
    startProgram(['init', template, '--template', template, '--with-secrets', '--with-app'], { cwd: root }),
  );
  for (const { ended } of runs) expect(await ended).toMatchObject({ code: 0, stderr: '' });
  fake = await startFake(handleNine);
  cleanups.push(() => fake.close());
  await startServers(bin);
  const prepared = { python: preparePython(folders.python), node: prepareNode(folders.node) };
  await Promise.all(TEMPLATES.map((template) => startApp(template, prepared[template])));
}, LONG);

afterAll(async () => {
  for (const cleanup of cleanups) await cleanup();
  for (const server of [database, cache, hanging]) await server?.stop();
  rmSync(root, { recursive: true, force: true });
}, LONG);

/** A busy machine lets an answer take longer than smoke finds right: that is no news of the backend, so it is asked again. */
const isSlow = ({ rule, args }: Row) => rule === 'smoke/health' && 'latency' in args;

/** Both commands, side by side. What the environment says counts more than the file, as for the application. */
async function ask(template: Template, again = 4) {
  const at = { cwd: folders[template], env };
  const started = performance.now();
  const [doctor, smoke] = await Promise.all(
    [
      ['doctor', '--live', '--url', urls[template]!, '-f', 'json'],
      ['smoke', '--url', urls[template]!, '--timeout', '6', '-f', 'json'],
    ].map((args) => startProgram(args, at).ended),
  );
  const took = performance.now() - started;
  const read = ({ code, stdout, stderr }: { code: number | null; stdout: string; stderr: string }) => {
    for (const secret of [...Object.values(secrets), KEYS.openai, KEYS.anthropic])
      expect(stdout + stderr).not.toContain(secret);
    expect(stderr).not.toMatch(/internal error/);
    const report = JSON.parse(stdout);
    const rows = (report.findings as Row[]).filter(
      ({ severity, suppressed }) => severity !== 'info' && !suppressed,
    );
    return {
      code,
      report,
      slow: rows.some(isSlow),
      rows: rows.map(({ rule, outcome, args }) => [rule, outcome, args] as const),
    };
  };
  const [one, other] = [read(doctor!), read(smoke!)];
  if ((one.slow || other.slow) && again > 0) return ask(template, again - 1);
  const { report, ...rest } = one;
  const backend = report.sections.find(({ id }: { id: string }) => id === 'backend');
  return { doctor: { ...rest, report, status: backend.status, passed: backend.passed }, smoke: other, took };
}

/** Waits until the application reaches both servers: a client that lost one tries again only after a pause. */
const becomesWhole = (template: Template) =>
  eventually(async () => {
    const { checks } = (await (await fetch(`${urls[template]}/ready`)).json()) as { checks: object };
    return JSON.stringify(checks) === '{"database":"ok","redis":"ok"}' ? true : undefined;
  });

/** Skips, and says so, where the application was not started. */
const isThere = (template: Template, skip: () => void): boolean => {
  const why = missing[template];
  if (why === undefined) return true;
  skipLoudly(skip, `doctor --live and smoke --url did not ask the application in ${template}: ${why}`);
  return false;
};

describe.each(TEMPLATES)('the application in %s, started without Docker', (template) => {
  it('is green', async ({ skip }) => {
    if (!isThere(template, skip)) return;
    await becomesWhole(template);
    const { doctor, smoke } = await ask(template);
    expect(doctor).toMatchObject({ code: 0, rows: [], status: 'passed' });
    const wanted = ['smoke/health', 'smoke/readiness', 'smoke/database', 'smoke/redis', ...live];
    expect(doctor.passed).toEqual(expect.arrayContaining(wanted));
    expect([doctor.report.verdict, doctor.report.summary.unknown]).toEqual(['ready', 0]);
    const verdicts = doctor.report.providers
      .filter(({ readiness }: { readiness: string }) => readiness === 'ready')
      .map(({ id, probe }: { id: string; probe: { verdict: string } }) => [id, probe.verdict]);
    expect(verdicts).toEqual([
      ['openai', 'verified'],
      ['anthropic', 'verified'],
    ]);
    expect([smoke.code, smoke.rows, smoke.report.summary.unknown]).toEqual([0, [], 0]);
  });

  it('is red without Redis, which it can do without', async ({ skip }) => {
    if (!isThere(template, skip)) return;
    await cache?.stop();
    const { doctor, smoke } = await ask(template);
    cache = await startRedis(folders.python, secrets.REDIS_PASSWORD, Number(new URL(env['REDIS_URL']!).port));
    for (const { code, rows } of [doctor, smoke]) {
      expect(code).toBe(1);
      expect(rows).toEqual([
        ['smoke/readiness', 'fail', { path: '/ready', parts: ['redis'] }],
        ['smoke/redis', 'fail', expect.objectContaining({ reason: 'refused' })],
      ]);
    }
    expect(doctor.passed).toEqual(expect.arrayContaining(['smoke/health', 'smoke/database', ...live]));
    await becomesWhole(template);
  });
});

/** What both say, in how many milliseconds, of a backend whose database is away, and that it lives: to start it anew would help nobody. */
async function expectNoDatabase(template: Template, reason: string): Promise<number> {
  const { doctor, smoke, took } = await ask(template);
  for (const { code, rows } of [doctor, smoke]) {
    expect(code).toBe(1);
    expect(rows).toEqual([
      ['smoke/database', 'fail', expect.objectContaining({ variable: 'DATABASE_URL', reason })],
      ['smoke/readiness', 'fail', { path: '/ready', status: 503, parts: ['database'] }],
    ]);
  }
  expect([doctor.report.verdict, doctor.status]).toEqual(['not-ready', 'failed']);
  expect(doctor.passed).toEqual(expect.arrayContaining(['smoke/health', 'smoke/redis', ...live]));
  expect(doctor.passed).not.toContain('smoke/database');
  return took;
}

describe('with a database that is stopped', () => {
  beforeAll(() => database?.stop());

  it.for(TEMPLATES)('the application in %s is red', async (template, { skip }) => {
    if (isThere(template, skip)) await expectNoDatabase(template, 'refused');
  });
});

describe('with a database that takes connections and never answers', () => {
  beforeAll(async () => {
    if (database) hanging = await startHanging(Number(new URL(env['DATABASE_URL']!).port));
  });

  it.for(TEMPLATES)('the application in %s says so in time', async (template, { skip }) => {
    if (!isThere(template, skip)) return;
    const answer = await fetch(`${urls[template]}/ready`, { signal: AbortSignal.timeout(20_000) });
    expect([answer.status, await answer.json()]).toMatchObject([503, { checks: { database: 'down' } }]);
  });

  it('both commands are red in time', async ({ skip }) => {
    if (!isThere('node', skip)) return;
    // doctor gives 20 s, smoke was given 6 s; the rest is for a machine under load.
    expect(await expectNoDatabase('node', 'silent')).toBeLessThan(60_000);
  });
});
