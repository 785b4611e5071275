import { afterEach, describe, expect, it } from 'vitest';
import type { HttpClient } from '../../src/probe/http.js';
import type { Report } from '../../src/report/types.js';
import { handleNine, KEYS, makeValues } from '../support/fake-providers/nine.js';
import { type FakeServer, type Handler, startFake } from '../support/fake-providers/server.js';
import { envFile, runProbe, runProbeJson } from '../support/probe-command.js';

const open: FakeServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((fake) => fake.close()));
});

async function start(handler: Handler = handleNine): Promise<FakeServer> {
  const fake = await startFake(handler);
  open.push(fake);
  return fake;
}

/** A network that must not be used. */
const silent: HttpClient = {
  send: () => Promise.reject(new Error('something was sent')),
  close: async () => undefined,
};

const rulesOf = ({ findings }: Report) => findings.map(({ rule }) => rule);
const providerOf = ({ providers }: Report, id: string) => providers.find((provider) => provider.id === id);

describe('where the keys come from', () => {
  it('takes them from the env files, then from the process environment', async () => {
    const fake = await start();
    const values = makeValues(fake.origin);
    const report = await runProbeJson(
      { '.env': envFile({ OPENAI_API_KEY: KEYS.openai, OPENAI_BASE_URL: values['OPENAI_BASE_URL']! }) },
      {
        env: {
          OPENAI_API_KEY: 'wrong-but-plausible-value-1234',
          GROQ_API_KEY: KEYS.groq,
          GROQ_BASE_URL: values['GROQ_BASE_URL'],
        },
      },
    );
    expect(report.providers.map(({ id, file, probe }) => [id, file, probe.verdict, probe.origin])).toEqual([
      ['openai', '.env', 'verified', 'file'],
      ['groq', undefined, 'verified', 'environment'],
    ]);
    expect(report.files.map(({ path }) => path)).toEqual(['.env']);
  });

  it('takes the environment’s key where the file has a placeholder', async () => {
    const fake = await start();
    const file = { OPENAI_API_KEY: 'your-key-here', OPENAI_BASE_URL: `${fake.origin}/openai/v1` };
    const report = await runProbeJson({ '.env': envFile(file) }, { env: { OPENAI_API_KEY: KEYS.openai } });
    expect(providerOf(report, 'openai')?.probe).toMatchObject({ verdict: 'verified', origin: 'environment' });
  });

  it('leaves the environment alone with --no-process-env', async () => {
    const report = await runProbeJson(
      {},
      { http: silent, env: { GROQ_API_KEY: KEYS.groq }, options: { processEnv: false } },
    );
    expect(report.providers).toEqual([]);
    expect(rulesOf(report)).toEqual(['provider/nothing-configured']);
  });

  it('takes named files instead of found ones, the later before the earlier', async () => {
    const fake = await start();
    const { OPENAI_BASE_URL = '' } = makeValues(fake.origin);
    const report = await runProbeJson(
      {
        '.env': envFile({ ANTHROPIC_API_KEY: KEYS.anthropic }),
        'a.env': envFile({ OPENAI_BASE_URL, OPENAI_API_KEY: 'wrong-but-plausible-value-1234' }),
        'b.env': envFile({ OPENAI_API_KEY: KEYS.openai }),
      },
      { options: { envFile: ['a.env', 'b.env'] } },
    );
    expect(report.providers.map(({ id, file, probe }) => [id, file, probe.verdict])).toEqual([
      ['openai', 'b.env', 'verified'],
    ]);
  });

  it('never pairs one found file’s key with another’s URL, and says which keys were left', async () => {
    const fake = await start();
    const { OPENAI_BASE_URL = '' } = makeValues(fake.origin);
    const report = await runProbeJson({
      '.env': envFile({ OPENAI_API_KEY: KEYS.openai, OPENAI_BASE_URL }),
      '.env.production': envFile({ OPENAI_API_KEY: 'another-plausible-value-1234' }),
      '.env.example': envFile({ GROQ_API_KEY: KEYS.groq }),
    });
    expect(report.providers.map(({ id }) => id)).toEqual(['openai']);
    const [other] = report.findings;
    expect(other).toMatchObject({
      rule: 'provider/other-key',
      outcome: 'unknown',
      file: '.env.production',
      args: { name: 'OPENAI_API_KEY' },
    });
    expect(fake.requests).toHaveLength(1);
  });

  it('does not send a key of the environment to a host that a found file names', async () => {
    const files = { '.env': 'OPENAI_BASE_URL=https://made-up.example/v1\n' };
    const env = { OPENAI_API_KEY: KEYS.openai };
    const report = await runProbeJson(files, { http: silent, env });
    expect(providerOf(report, 'openai')?.probe).toMatchObject({ reason: 'untrusted-url', asked: false });
    expect(report.findings[0]).toMatchObject({
      rule: 'provider/key-not-sent',
      outcome: 'unknown',
      file: '.env',
    });
    const hosts: string[] = [];
    const http: HttpClient = {
      ...silent,
      send: async ({ url }) => {
        hosts.push(new URL(url).host);
        return { ok: false, failure: 'refused', viaProxy: false };
      },
    };
    await runProbeJson(files, { http, env, options: { envFile: ['.env'] } });
    expect(hosts).toEqual(['made-up.example']);
  });
});

describe('what is sent', () => {
  it('nothing with --offline', async () => {
    const report = await runProbeJson(
      { '.env': envFile(makeValues('https://made-up.example')) },
      { http: silent, options: { offline: true, failOnUnknown: true } },
    );
    expect(new Set(report.providers.map(({ probe }) => probe.reason))).toEqual(new Set(['not-probed']));
    expect(new Set(rulesOf(report))).toEqual(new Set(['provider/key-undecided']));
    expect(report.code).toBe(3);
  });

  it('nothing for placeholders, missing keys and keys that nobody can send', async () => {
    const report = await runProbeJson(
      {
        '.env': envFile({
          OPENAI_API_KEY: 'your-key-here',
          GROQ_API_KEY: 'gsk_made\u200bup-for-tests-0000',
          MISTRAL_API_KEY: '',
        }),
      },
      { http: silent, options: { all: true } },
    );
    expect(report.providers).toHaveLength(9);
    expect(providerOf(report, 'openai')?.probe.reason).toBe('placeholder');
    expect(providerOf(report, 'groq')?.probe.reason).toBe('unsendable-key');
    expect(providerOf(report, 'mistral')?.probe.reason).toBe('not-configured');
    expect(report.findings).toMatchObject([
      { rule: 'provider/key-not-sent', outcome: 'fail', args: { name: 'GROQ_API_KEY' } },
    ]);
    expect(report.code).toBe(1);
  });

  it('only to the providers that are named', async () => {
    const fake = await start();
    const { providers } = await runProbeJson(
      { '.env': envFile(makeValues(fake.origin)) },
      { providers: ['groq', 'Google-AI'] },
    );
    expect(providers.map(({ id }) => id)).toEqual(['google_ai', 'groq']);
    expect(fake.requests.map(({ path }) => path.split('/')[1]).sort()).toEqual(['google_ai', 'groq']);
  });

  it('refuses what is no provider, without repeating it', async () => {
    await expect(runProbe({}, { providers: [KEYS.openai] })).rejects.toThrow(
      /^(?!.*madeup).*not the name of a provider/,
    );
    await expect(runProbe({}, { providers: ['opnai'] })).rejects.toThrow(/openai/);
    await expect(runProbe({}, { options: { timeout: 'soon' } })).rejects.toThrow(/--timeout/);
    await expect(runProbe({}, { options: { concurrency: 0 } })).rejects.toThrow(/--concurrency/);
  });
});

describe('nothing configured', () => {
  it('says what to do, warns, and is no failure', async () => {
    const run = await runProbe({}, { http: silent });
    expect(run.code).toBe(0);
    expect(run.out).toMatch(/warning: .*--env-file.* \[provider\/nothing-configured\]/);
    const report = await runProbeJson(
      { '.env': 'OPENAI_API_KEY=\n' },
      { http: silent, providers: ['openai'] },
    );
    expect(report.findings[0]).toMatchObject({ severity: 'warning', args: { name: 'OPENAI_API_KEY' } });
    expect(report.providers).toHaveLength(1);
  });
});

describe('progress', () => {
  const terminal = (isTerminal: boolean) => {
    const written: string[] = [];
    return {
      written,
      output: { write: async (text: string) => void written.push(text), isTerminal, columns: 60 },
    };
  };

  it('is a table that is drawn anew on a terminal', async () => {
    const fake = await start();
    const { written, output } = terminal(true);
    await runProbe({ '.env': envFile(makeValues(fake.origin)) }, { stderr: output, stdout: output });
    const frames = written.filter((text) => text.includes('\u001b[2K'));
    expect(frames.length).toBeGreaterThanOrEqual(18);
    for (const frame of frames) expect(frame.split('\n')).toHaveLength(10);
    // Each frame but the first starts where the one before it did; the report takes its place.
    for (const frame of frames.slice(1)) expect(frame.startsWith('\u001b[9A\r')).toBe(true);
    expect(written).toContain('\u001b[9A\r\u001b[0J');
    for (const line of frames.join('').split('\n'))
      expect(line.replace(/\u001b\[\d+[A-Z]/g, '').length).toBeLessThan(61);
  });

  it('is a line an answer elsewhere and in CI, and nothing with --quiet', async () => {
    const fake = await start();
    const files = { '.env': envFile(makeValues(fake.origin)) };
    const plain = await runProbe(files);
    expect(plain.err.trimEnd().split('\n')).toHaveLength(9);
    expect(plain.err).not.toContain('\u001b');
    const { written, output } = terminal(true);
    await runProbe(files, { stderr: output, env: { CI: 'true' } });
    expect(written.join('')).not.toContain('\u001b');
    const quiet = await runProbe(files, { options: { quiet: true } });
    expect(quiet.err).toBe('');
  });
});
