import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderOpenMetrics } from '../../src/report/openmetrics.js';
import { handleNine, makeValues } from '../support/fake-providers/nine.js';
import { type FakeServer, startFake } from '../support/fake-providers/server.js';
import { probeValues } from '../support/probe.js';

let fake: FakeServer;
beforeAll(async () => {
  fake = await startFake(handleNine);
});
afterAll(() => fake.close());

const SAMPLE = /^([a-z_]+)(?:\{((?:[a-z_]+="(?:[^"\\]|\\.)*",?)*)\})? (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/;

/** Reads the text as the specification has it, and complains of whatever is out of place. */
function parse(text: string): Map<string, { labels: string; value: number }[]> {
  const families = new Map<string, { labels: string; value: number }[]>();
  let current = '';
  const lines = text.split('\n');
  expect(lines.at(-1)).toBe('');
  expect(lines.at(-2)).toBe('# EOF');
  for (const line of lines.slice(0, -2)) {
    const meta = /^# (TYPE|UNIT|HELP) ([a-z_]+) (.+)$/.exec(line);
    if (meta) {
      const [, kind, name = '', rest = ''] = meta;
      if (kind === 'TYPE') {
        expect(families.has(name)).toBe(false);
        expect(rest).toBe('gauge');
        families.set(name, []);
        current = name;
      } else expect(name).toBe(current);
      if (kind === 'UNIT') expect(name.endsWith(`_${rest}`)).toBe(true);
      continue;
    }
    const [, name, labels = '', value] = SAMPLE.exec(line) ?? expect.fail(`not a sample: ${line}`);
    expect(name).toBe(current);
    families.get(current)!.push({ labels, value: Number(value) });
  }
  for (const samples of families.values()) {
    expect(samples.length).toBeGreaterThan(0);
    expect(new Set(samples.map(({ labels }) => labels)).size).toBe(samples.length);
  }
  return families;
}

describe('renderOpenMetrics', () => {
  it('gives valid text with what the probe found, and no key', async () => {
    const results = await probeValues({
      ...makeValues(fake.origin),
      GROQ_API_KEY: 'wrong-but-plausible-value-1234',
      MISTRAL_API_KEY: '',
    });
    const text = renderOpenMetrics(results, 1_795_000_000_000);
    const families = parse(text);
    const of = (name: string, labels: string) =>
      families.get(name)?.find((one) => one.labels === labels)?.value;
    expect(of('catalyst_probe_verdict', 'provider="openai",verdict="verified"')).toBe(1);
    expect(of('catalyst_probe_verdict', 'provider="groq",verdict="rejected"')).toBe(1);
    expect(of('catalyst_probe_verdict', 'provider="groq",verdict="verified"')).toBe(0);
    expect(of('catalyst_probe_up', 'provider="groq"')).toBe(1);
    expect(of('catalyst_probe_up', 'provider="mistral"')).toBeUndefined();
    expect(of('catalyst_probe_model_shutdown_days', 'provider="openai",model="gpt-4o"')).toBe(53);
    expect(of('catalyst_probe_credit_exhausted', 'provider="deepseek"')).toBe(0);
    expect(of('catalyst_probe_timestamp_seconds', '')).toBe(1_795_000_000);
    expect(text).not.toMatch(/madeup|wrong-but/);
  });

  it('is no more than an end when nothing was probed', () => {
    expect(parse(renderOpenMetrics([], 0)).size).toBe(1);
  });
});
