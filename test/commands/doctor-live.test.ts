import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpClient } from '../../src/host/http.js';
import { createServiceClients } from '../../src/host/services.js';
import type { Report } from '../../src/report/types.js';
import { handleNine, makeValues } from '../support/fake-providers/nine.js';
import { type FakeServer, startFake } from '../support/fake-providers/server.js';
import { envFile } from '../support/probe-command.js';
import { expectReport } from '../support/report-schema.js';
import { runCommand, runForReport } from '../support/run-command.js';

let fake: FakeServer;
beforeAll(async () => {
  fake = await startFake(handleNine);
});
afterAll(() => fake.close());

const network = {
  openHttp: async () => createHttpClient({ env: {} }),
  openServices: async () => createServiceClients(),
};
const files = (more: Record<string, string> = {}) => ({
  '.env': envFile({ AI_FALLBACK_ENABLED: 'false', ...makeValues(fake.origin), ...more }),
});
const providers = ({ sections }: Report) => sections!.find(({ id }) => id === 'providers')!;

describe('doctor --live', () => {
  it('asks nobody without it', async () => {
    const report = await runForReport(files(), ['doctor'], network);
    expect(fake.requests).toHaveLength(0);
    expect(report.probedAt).toBeUndefined();
    expect(report.unchecked!.map(({ what }) => what)).toContain('Provider answers');
  });

  it('puts the answers into the report, and keys into no part of it', async () => {
    const report = await runForReport(files(), ['doctor', '--live'], network);
    expectReport(report);
    expect(report.probedAt).toBe('2026-11-22T12:00:00.000Z');
    expect(report.providers).toHaveLength(9);
    expect(report.providers.filter(({ probe }) => probe.verdict === 'verified').length).toBeGreaterThan(6);
    expect(report.unchecked!.map(({ what }) => what)).not.toContain('Provider answers');
    expect(providers(report).evidence).toContain('verified');
    const keys = Object.entries(makeValues(fake.origin)).filter(([name]) => /KEY|TOKEN/.test(name));
    for (const [, key] of keys) expect(JSON.stringify(report)).not.toContain(key);
  });

  it('is not ready where a key is rejected, and no baseline holds that back', async () => {
    const bad = files({ GROQ_API_KEY: 'wrong-but-plausible-value-1234' });
    const report = await runForReport(bad, ['doctor', '--live'], network);
    expect(report.score!.blockers!.map(({ rule }) => rule)).toContain('provider/key-rejected');
    expect([report.verdict, report.code, providers(report).status]).toEqual(['not-ready', 1, 'failed']);
    const written = await runCommand(
      bad,
      ['doctor', '--live', '--baseline', 'write', '-f', 'compact'],
      network,
    );
    const known = written.files.get('/project/.catalyst/baseline.json')!;
    expect(known).not.toContain('provider/key-rejected');
    const again = await runForReport(
      { ...bad, '.catalyst/baseline.json': known },
      ['doctor', '--live'],
      network,
    );
    expect(again.code).toBe(1);
  });

  it('says in the row of the providers that asking broke, and keeps what is known offline', async () => {
    const openHttp = async () => {
      throw new TypeError('secret-of-the-network');
    };
    const report = await runForReport(files(), ['doctor', '--live', '--fail-on', 'never'], { openHttp });
    expectReport(report);
    expect(providers(report)).toMatchObject({ status: 'error' });
    expect(providers(report).evidence).toMatch(/^the providers could not be asked: TypeError/);
    expect(JSON.stringify(report)).not.toContain('secret-of-the-network');
    expect(report.providers).toHaveLength(9);
    expect(report.code).toBe(2);
  });
});
