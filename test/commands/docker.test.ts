import { describe, expect, test } from 'vitest';
import { docker } from '../../src/commands/docker.js';
import { createMemoryHost } from '../support/memory-host.js';

const run = async (files: Record<string, string>, options: object = {}, paths: readonly string[] = []) => {
  const host = createMemoryHost(files);
  const code = await docker(host, paths, { format: ['json'], ...options } as never);
  const findings = () =>
    (JSON.parse(host.out()) as { findings: { rule: string; severity: string; suppressed: boolean }[] })
      .findings;
  return { code, host, findings };
};
const SECRET = 'made-up-secret-value-000';

describe('catalyst docker', () => {
  test('never shows the value of a secret, in any format', async () => {
    const text = `FROM python:3.13-slim\nENV API_KEY=${SECRET}\nRUN curl -u a:${SECRET} x && TOKEN=${SECRET} y\n`;
    for (const format of ['pretty', 'compact', 'json', 'jsonl', 'github']) {
      const { host } = await run({ Dockerfile: text }, { format: [format], select: ['all'] });
      expect(host.out()).toContain('API_KEY');
      expect(host.out()).not.toContain(SECRET);
    }
    const { host } = await run({ Dockerfile: `FROM a:1\nENV API_KEY ${SECRET}\n` }, { diff: true });
    expect(host.out()).toContain('API_KEY');
    expect(host.out()).not.toContain(SECRET);
  });

  test('fixes, and keeps what was there', async () => {
    const { host } = await run({ Dockerfile: 'FROM a:1\nADD a /b/\n' }, { fix: true });
    expect(host.files.get('/project/Dockerfile')).toBe('FROM a:1\nCOPY a /b/\n');
    expect(host.files.get('/project/Dockerfile.bak')).toBe('FROM a:1\nADD a /b/\n');
  });

  test('.hadolint.yaml: what it ignores and re-grades, and when it fails', async () => {
    const text = 'FROM debian\nADD a /b/\n';
    const base = await run({ Dockerfile: text }, { select: ['DL3006', 'DL3020'] });
    expect(base.code).toBe(0);
    expect(base.findings().map(({ rule, severity }) => [rule, severity])).toEqual([
      ['dockerfile/base-untagged', 'warning'],
      ['dockerfile/add-not-copy', 'warning'],
    ]);
    const config = 'ignored: [DL3006]\noverride: { error: [DL3020] }\n';
    const settled = await run(
      { Dockerfile: text, '.hadolint.yaml': config },
      { select: ['DL3006', 'DL3020'] },
    );
    expect(settled.code).toBe(1);
    expect(settled.findings().map(({ rule, severity, suppressed }) => [rule, severity, suppressed])).toEqual([
      ['dockerfile/base-untagged', 'warning', true],
      ['dockerfile/add-not-copy', 'error', false],
    ]);
    const strict = await run(
      { Dockerfile: text, '.hadolint.yaml': 'failure-threshold: warning' },
      { select: ['DL3006'] },
    );
    expect(strict.code).toBe(1);
  });

  test('check=error=true makes what docker build warns of an error', async () => {
    const { findings } = await run(
      { Dockerfile: '# check=error=true\nFROM a:1\nMAINTAINER x\n' },
      { select: ['MaintainerDeprecated'] },
    );
    expect(findings().map(({ severity }) => severity)).toEqual(['error']);
  });

  test('names what it does not check', async () => {
    const { host, code } = await run({ Dockerfile: 'FROM {{ image }}\n' });
    expect(code).toBe(0);
    expect(host.err()).toContain('template');
  });
});
