import { afterEach, describe, expect, it } from 'vitest';
import { RULES_OF_AREA } from '../../src/rules/provider/index.generated.js';
import { handleNine, KEYS, makeValues } from '../support/fake-providers/nine.js';
import { type FakeServer, type Handler, type Reply, startFake } from '../support/fake-providers/server.js';
import { lintEnv } from '../support/lint-env.js';
import { envFile, runProbeJson } from '../support/probe-command.js';

const open: FakeServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((fake) => fake.close()));
});

/** Findings of a run in which the fake answers so, with what matters of each. */
async function judge(handler: Handler, values: (origin: string) => Record<string, string>, name = '.env') {
  const fake = await startFake(handler);
  open.push(fake);
  const report = await runProbeJson({ [name]: envFile(values(fake.origin)) });
  return report.findings.map(({ rule, outcome, severity, range, args }) => ({
    rule: rule.replace('provider/', ''),
    outcome,
    severity,
    line: range?.start.line,
    args,
  }));
}

const openai =
  (more: Record<string, string> = {}) =>
  (origin: string) => ({
    OPENAI_API_KEY: KEYS.openai,
    OPENAI_BASE_URL: `${origin}/openai/v1`,
    ...more,
  });
const only =
  (id: string, more: Record<string, string> = {}) =>
  (origin: string) => {
    const own = Object.entries(makeValues(origin)).filter(([key]) => key.startsWith(id));
    return { ...Object.fromEntries(own), ...more };
  };
const always =
  (reply: Reply): Handler =>
  () =>
    reply;

describe('rules about answers', () => {
  it('key-rejected: the provider’s documented no, with the evidence', async () => {
    const [finding, ...rest] = await judge(
      handleNine,
      openai({ OPENAI_API_KEY: 'wrong-but-plausible-value-1234' }),
    );
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'key-rejected',
      outcome: 'fail',
      severity: 'error',
      line: 1,
      args: { name: 'OPENAI_API_KEY', evidence: 'GET /v1/models: 401 invalid_api_key' },
    });
  });

  it('key-undecided: every other answer, never a failure', async () => {
    const error = (status: number, code: string): Reply => ({
      status,
      body: { error: { message: 'made up', code } },
    });
    for (const [reply, reason] of [
      [error(401, 'other'), 'unauthorized'],
      [error(403, 'unsupported_country_region_territory'), 'region-blocked'],
      [error(429, 'rate_limit_exceeded'), 'rate-limited'],
      [error(500, 'server_error'), 'server-error'],
      [{ status: 200, body: { made: 'up' } }, 'unexpected-body'],
    ] as const) {
      expect(await judge(always(reply), openai())).toMatchObject([
        { rule: 'key-undecided', outcome: 'unknown', line: 1, args: { reason } },
      ]);
    }
  });

  it('unreachable: no answer, or somebody else’s', async () => {
    expect(await judge(always({ fault: 'reset' }), openai())).toMatchObject([
      { rule: 'unreachable', outcome: 'unknown', line: 2, args: { reason: 'reset' } },
    ]);
    const page: Reply = { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } };
    expect(await judge(always(page), openai())).toMatchObject([
      { rule: 'unreachable', args: { reason: 'html' } },
    ]);
    expect(await judge(handleNine, () => ({ OLLAMA_BASE_URL: 'http://127.0.0.1:9' }))).toMatchObject([
      { rule: 'unreachable', line: 1, args: { reason: 'refused' } },
    ]);
  });

  it('base-url-unusable: nothing sent where it would do harm, doubt where nothing is', async () => {
    const insecure = () => ({ GROQ_API_KEY: KEYS.groq, GROQ_BASE_URL: 'http://made-up.example/v1' });
    expect(await judge(handleNine, insecure)).toMatchObject([
      { rule: 'base-url-unusable', outcome: 'fail', severity: 'error', line: 2 },
    ]);
    const broken = () => ({ GROQ_API_KEY: KEYS.groq, GROQ_BASE_URL: 'nowhere' });
    expect(await judge(handleNine, broken)).toMatchObject([{ rule: 'base-url-unusable', outcome: 'fail' }]);
    expect(await judge(always({ status: 404, body: {} }), openai())).toMatchObject([
      { rule: 'base-url-unusable', outcome: 'unknown', severity: 'warning', line: 2 },
    ]);
    const away: Reply = { status: 302, headers: { location: 'https://made-up.example/' } };
    expect(await judge(always(away), openai())).toMatchObject([
      { rule: 'base-url-unusable', outcome: 'unknown' },
    ]);
  });

  it('credit-exhausted: no money, or little', async () => {
    const body = { is_available: false, balance_infos: [{ currency: 'USD', total_balance: '0.00' }] };
    const poor: Handler = (request) => (request.path.includes('balance') ? { body } : handleNine(request));
    expect(await judge(poor, only('DEEPSEEK'))).toMatchObject([
      { rule: 'credit-exhausted', outcome: 'fail', severity: 'error' },
    ]);
    expect(await judge(handleNine, only('HUGGINGFACE'))).toMatchObject([
      { rule: 'credit-exhausted', severity: 'info' },
    ]);
    const spent: Reply = { status: 429, body: { error: { message: 'made up', code: 'insufficient_quota' } } };
    expect(await judge(always(spent), openai())).toMatchObject([
      { rule: 'credit-exhausted', severity: 'error' },
    ]);
  });

  it('model-not-available: what the provider does not serve, and what was meant', async () => {
    expect(await judge(handleNine, openai({ OPENAI_MODEL: 'gpt-4o-minny' }))).toMatchObject([
      {
        rule: 'model-not-available',
        line: 3,
        args: { model: 'the configured model', nearest: 'gpt-4o-mini' },
      },
    ]);
    expect(await judge(handleNine, only('GROQ', { GROQ_MODEL: 'mixtral-8x7b-32768' }))).toMatchObject([
      { rule: 'model-not-available', args: { model: 'mixtral-8x7b-32768' } },
    ]);
    expect(await judge(handleNine, only('OLLAMA', { OLLAMA_MODEL: 'tinydolphin' }))).toMatchObject([
      { rule: 'model-not-available', args: { model: 'tinydolphin' } },
    ]);
  });

  it('model-ends: served today, with the day and who named it', async () => {
    expect(await judge(handleNine, openai({ OPENAI_MODEL: 'gpt-4o' }))).toMatchObject([
      {
        rule: 'model-ends',
        severity: 'warning',
        line: 3,
        args: { shutdown: '2027-01-14', days: 53, source: 'the provider’s own word' },
      },
    ]);
    expect(await judge(handleNine, openai({ OPENAI_MODEL: 'gpt-6.1-sol' }))).toEqual([]);
  });

  it('model-unchecked: the provider does not say', async () => {
    expect(await judge(handleNine, only('DEEPSEEK', { DEEPSEEK_MODEL: 'deepseek-v4-flash' }))).toMatchObject([
      { rule: 'model-unchecked', outcome: 'unknown', severity: 'info' },
    ]);
  });

  it('key-restricted and key-expires', async () => {
    const scopes: Reply = {
      status: 403,
      body: {
        error: {
          message: 'You have insufficient permissions for this operation. Missing scopes: api.model.read',
        },
      },
    };
    expect(await judge(always(scopes), openai({ OPENAI_MODEL: 'gpt-4o' }))).toMatchObject([
      { rule: 'key-restricted', severity: 'info', outcome: 'fail' },
    ]);
    const soon: Handler = (request) =>
      request.path.endsWith('/key')
        ? {
            body: {
              data: {
                label: 'x',
                limit: 10,
                limit_remaining: 5,
                usage: 5,
                is_free_tier: false,
                expires_at: '2026-12-01T00:00:00Z',
              },
            },
          }
        : handleNine(request);
    expect(await judge(soon, only('OPENROUTER'))).toMatchObject([
      { rule: 'key-expires', severity: 'warning', args: { expires: '2026-12-01', days: 9 } },
    ]);
  });

  it('find nothing where all is well', async () => {
    const well = (origin: string) => {
      const { OPENAI_MODEL: _, HUGGINGFACE_API_KEY: __, ...values } = makeValues(origin);
      return values;
    };
    expect(await judge(handleNine, well)).toEqual([]);
  });

  it('are silenced by a comment with a reason', async () => {
    const fake = await startFake(handleNine);
    open.push(fake);
    const text = `OPENAI_BASE_URL=${fake.origin}/openai/v1\n# catalyst-ignore provider/key-rejected -- it is being replaced\nOPENAI_API_KEY=wrong-but-plausible-value-1234\n# catalyst-ignore env/weak-secret -- judged by validate\nA=1\n`;
    const report = await runProbeJson({ '.env': text });
    expect(report.findings.map(({ rule, suppressed }) => [rule, suppressed])).toEqual([
      ['provider/key-rejected', true],
    ]);
    expect(report.code).toBe(0);
  });
});

describe('the two kinds of rules under provider/', () => {
  const live = RULES_OF_AREA.filter((rule) => rule.live);

  it('judge answers or files, and are not applicable to the other', () => {
    expect(live.length).toBeGreaterThan(10);
    expect(live.length).toBeLessThan(RULES_OF_AREA.length);
    const { checks } = lintEnv(live, { text: 'OPENAI_API_KEY=sk-made-up-for-tests-0000\n' });
    expect(new Set(checks.map(({ outcome }) => outcome))).toEqual(new Set(['not-applicable']));
  });
});
