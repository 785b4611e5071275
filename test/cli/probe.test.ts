import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROVIDER_IDS } from '../../src/providers/types.js';
import type { Report } from '../../src/report/types.js';
import { makeCertificate } from '../support/certificates.js';
import { handleNine, KEYS, makeValues } from '../support/fake-providers/nine.js';
import { type FakeServer, startFake } from '../support/fake-providers/server.js';
import { envFile } from '../support/probe-command.js';
import { withFolder } from '../support/run-program.js';
import { startProgram } from '../support/start-program.js';

let fake: FakeServer;
beforeAll(async () => {
  fake = await startFake(handleNine);
});
afterAll(() => fake.close());

const isReport = new Ajv2020({ allErrors: true, strict: false }).compile(
  JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')),
);

interface Setup {
  readonly values?: (origin: string) => Record<string, string>;
  readonly env?: NodeJS.ProcessEnv;
  readonly keep?: (folder: string) => void;
}

/** Runs the program in a folder whose `.env` points the providers at the fake. */
function run(args: readonly string[], { values = makeValues, env = {}, keep }: Setup = {}) {
  return withFolder({ '.env': envFile(values(fake.origin)) }, async (folder) => {
    const { ended } = startProgram(['probe', '--as-of', '2026-11-22', '--retries', '0', ...args], {
      cwd: folder,
      env,
    });
    const ran = await ended;
    keep?.(folder);
    return ran;
  });
}

const withBadKey = (origin: string) => ({
  ...makeValues(origin),
  GROQ_API_KEY: 'wrong-but-plausible-value-1234',
});
const withDeadServer = (origin: string) => ({ ...makeValues(origin), OLLAMA_BASE_URL: 'http://127.0.0.1:9' });

describe('exit codes', () => {
  it('0 when the keys work, 1 when one is rejected, 3 when one is unknown and asked for', async () => {
    expect((await run([])).code).toBe(0);
    expect((await run([], { values: withBadKey })).code).toBe(1);
    expect((await run([], { values: withDeadServer })).code).toBe(0);
    expect((await run(['--fail-on-unknown'], { values: withDeadServer })).code).toBe(3);
    expect((await run([], { values: () => ({}) })).code).toBe(0);
    expect((await run(['nobody'])).code).toBe(2);
    // Node looks for the file of a long --env-file before the program starts, and ends with 9 without it (node#54232).
    expect((await run(['-e', 'missing.env'])).code).toBe(2);
    expect([2, 9]).toContain((await run(['--env-file', 'missing.env'])).code);
    expect((await run(['--env-file', '.env', 'openai'])).code).toBe(0);
  });

  it('130 on Ctrl-C, at once', async () => {
    const hanging = await startFake(() => ({ fault: 'hang' }));
    try {
      await withFolder({ '.env': envFile(makeValues(hanging.origin)) }, async (folder) => {
        const { child, ended } = startProgram(['probe'], { cwd: folder });
        while (hanging.requests.length < 9) await wait(20);
        const begin = Date.now();
        child.kill('SIGINT');
        expect((await ended).code).toBe(130);
        expect(Date.now() - begin).toBeLessThan(10_000);
      });
    } finally {
      await hanging.close();
    }
  });
});

describe('output', () => {
  it('json fits the schema and says who spoke', async () => {
    const { stdout, code } = await run(['-f', 'json'], {
      values: (o) => ({ ...withDeadServer(o), GROQ_API_KEY: 'wrong-but-plausible-value-1234' }),
    });
    const report = JSON.parse(stdout) as Report;
    expect(isReport(report), JSON.stringify(isReport.errors)).toBe(true);
    expect(code).toBe(1);
    expect(report.command).toBe('probe');
    expect(report.providers.map(({ id }) => id)).toEqual(PROVIDER_IDS);
    const of = (id: string) => report.providers.find((provider) => provider.id === id)!;
    expect(of('openai').probe).toMatchObject({
      verdict: 'verified',
      asked: true,
      evidence: { status: 200 },
      variable: 'OPENAI_API_KEY',
    });
    expect(of('openai').model).toMatchObject({
      id: 'gpt-4o',
      status: 'shutting-down',
      live: { source: 'live', shutdownFrom: 'live', daysLeft: 53 },
    });
    expect(of('groq').probe).toMatchObject({
      verdict: 'rejected',
      evidence: { status: 401, code: 'invalid_api_key', message: 'Invalid API Key' },
    });
    expect(of('groq').model?.live?.source).toBe('table');
    expect(of('ollama').probe).toMatchObject({ verdict: 'unknown', reason: 'refused' });
    const empty = JSON.parse((await run(['-f', 'json', '--all'], { values: () => ({}) })).stdout);
    expect(isReport(empty), JSON.stringify(isReport.errors)).toBe(true);
    expect(empty.providers).toHaveLength(9);
  });

  it('openmetrics goes to a file, whole', () =>
    run(['-f', 'openmetrics:catalyst.prom', '-f', 'compact'], {
      values: withBadKey,
      keep: (folder) => {
        const text = readFileSync(join(folder, 'catalyst.prom'), 'utf8');
        expect(text).toMatch(/^catalyst_probe_verdict\{provider="groq",verdict="rejected"\} 1$/m);
        expect(text).toMatch(/^catalyst_probe_verdict\{provider="openai",verdict="verified"\} 1$/m);
        expect(text).toMatch(/^catalyst_probe_model_shutdown_days\{provider="openai",model="gpt-4o"\} 53$/m);
        expect(text.endsWith('# EOF\n')).toBe(true);
        expect(readdirSync(folder).sort()).toEqual(['.env', 'catalyst.prom']);
      },
    }).then(({ code }) => expect(code).toBe(1)));

  it('pretty has a row for each, with verdict, time, model, credit and the next step', async () => {
    const { stdout, stderr } = await run(['-f', 'pretty', '--color', 'never'], { values: withBadKey });
    expect(stdout).toMatch(/verdict +time +model +credit/);
    expect(stdout).toMatch(/^ {2}OpenAI +verified +\d+ ms +gpt-4o until 2027-01-14 \(53 days\)/m);
    expect(stdout).toMatch(/^ {2}DeepSeek +verified +\d+ ms +deepseek-flash served +110 CNY left/m);
    expect(stdout).toMatch(/^ {2}Groq +rejected.*\n +→ .*console\.groq\.com/m);
    expect(stdout).toMatch(/provider\/key-rejected/);
    expect(stdout + stderr).not.toContain('\u001b');
    expect(stderr.trimEnd().split('\n')).toHaveLength(9);
  });

  it('shows no key, in no format', async () => {
    for (const format of ['pretty', 'compact', 'json', 'jsonl', 'github', 'openmetrics']) {
      const { stdout, stderr } = await run(['-f', format, '-v'], { values: withBadKey });
      expect(stdout + stderr).not.toMatch(/madeup|wrong-but|plausible/);
      for (const key of Object.values(KEYS)) if (key) expect(stdout + stderr).not.toContain(key.slice(8, 14));
    }
  });
});

describe('the machine’s environment', () => {
  it('gives keys, unless --no-process-env', async () => {
    const env = { GROQ_API_KEY: KEYS.groq, GROQ_BASE_URL: `${fake.origin}/groq` };
    const both = await run(['-f', 'json'], { values: () => ({}), env });
    expect(JSON.parse(both.stdout).providers).toMatchObject([
      { id: 'groq', probe: { verdict: 'verified', origin: 'environment' } },
    ]);
    const none = await run(['-f', 'json', '--no-process-env'], { values: () => ({}), env });
    expect(JSON.parse(none.stdout).providers).toEqual([]);
  });

  it('names proxies and certificate authorities', async () => {
    const certificate = makeCertificate({ addresses: ['127.0.0.1'] });
    const secure = await startFake(handleNine, certificate);
    try {
      const values = (): Record<string, string> => ({
        OPENAI_API_KEY: KEYS.openai,
        OPENAI_BASE_URL: `${secure.origin}/openai/v1`,
      });
      const reasonOf = async (env: NodeJS.ProcessEnv, own = values) =>
        JSON.parse((await run(['-f', 'json'], { values: own, env })).stdout).providers[0].probe.reason;
      expect(await reasonOf({})).toBe('tls-untrusted');
      await withFolder({ 'ca.pem': certificate.cert }, async (folder) => {
        expect(await reasonOf({ NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') })).toBe('accepted');
      });
      const remote = () => ({ OPENAI_API_KEY: KEYS.openai });
      expect(await reasonOf({ HTTPS_PROXY: 'http://127.0.0.1:9' }, remote)).toBe('proxy-failed');
    } finally {
      await secure.close();
    }
  });
});
