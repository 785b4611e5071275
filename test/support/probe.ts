import { setTimeout as wait } from 'node:timers/promises';
import { createHttpClient, type HttpClientOptions } from '../../src/host/http.js';
import { type ProbeOptions, probeProviders } from '../../src/probe/run.js';
import { planTargets } from '../../src/probe/targets.js';
import type { ProbeResult } from '../../src/probe/types.js';
import type { ProviderId } from '../../src/providers/types.js';

export const TODAY = '2026-11-22';

/** A pause that ends early when the signal says so. */
export async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  await wait(milliseconds, undefined, { signal }).catch(() => undefined);
}

export interface ProbeSetup extends Partial<ProbeOptions> {
  readonly only?: readonly ProviderId[];
  readonly client?: Partial<HttpClientOptions>;
}

/** Probes what a set of values says, over the real network of this machine. */
export async function probeValues(
  values: Readonly<Record<string, string>>,
  { only, client, ...options }: ProbeSetup = {},
): Promise<ProbeResult[]> {
  const http = createHttpClient({ env: {}, ...client });
  try {
    return await probeProviders(planTargets(values, only ? { providers: only } : {}), {
      http,
      clock: Date.now,
      sleep,
      random: Math.random,
      today: TODAY,
      retries: 0,
      ...options,
    });
  } finally {
    await http.close();
  }
}

/** The same for one provider. */
export async function probeValue(
  only: ProviderId,
  values: Readonly<Record<string, string>>,
  setup: ProbeSetup = {},
): Promise<ProbeResult> {
  const [result] = await probeValues(values, { ...setup, only: [only] });
  return result!;
}
