import type { ProviderId } from '../providers/types.js';
import type { HttpClient, HttpTimeouts } from './http.js';
import { describeSkipped, probeProvider } from './probe-one.js';
import type { SendContext } from './send.js';
import type { PlannedTarget } from './targets.js';
import type { ProbeResult } from './types.js';

/** Milliseconds; `total` is the deadline of one provider, retries and pauses included. */
export interface ProbeTimeouts extends HttpTimeouts {
  readonly total: number;
}

export const DEFAULT_TIMEOUTS: ProbeTimeouts = {
  connect: 5000,
  headers: 10_000,
  body: 10_000,
  total: 20_000,
};
export const DEFAULT_RETRIES = 2;
export const DEFAULT_CONCURRENCY = 9;
export const MAX_BODY_BYTES = 1024 * 1024;

/** What happens while the probe runs, for a live table. */
export type ProbeProgress =
  | { readonly kind: 'started'; readonly provider: ProviderId }
  | { readonly kind: 'finished'; readonly result: ProbeResult };

export interface ProbeOptions {
  readonly http: HttpClient;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1, for the spread of pauses. */
  readonly random: () => number;
  /** Day for which models are judged, `YYYY-MM-DD`. */
  readonly today: string;
  readonly timeouts?: Partial<ProbeTimeouts>;
  readonly retries?: number;
  readonly concurrency?: number;
  /** Ctrl-C: what is not finished ends as `aborted`. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (event: ProbeProgress) => void;
}

/**
 * Probes providers side by side, each under its own deadline; one that hangs or breaks delays no other.
 * @returns one result a target, in the order of the targets
 */
export async function probeProviders(
  targets: readonly PlannedTarget[],
  options: ProbeOptions,
): Promise<ProbeResult[]> {
  const results: ProbeResult[] = [];
  let next = 0;
  async function work(): Promise<void> {
    while (next < targets.length) {
      const index = next++;
      const planned = targets[index]!;
      if (!planned.skip) options.onProgress?.({ kind: 'started', provider: planned.target.provider });
      const result = await probePlanned(planned, options);
      results[index] = result;
      options.onProgress?.({ kind: 'finished', result });
    }
  }
  if (targets.some(({ skip }) => skip === undefined)) await options.http.prepare?.();
  const workers = Math.max(1, Math.min(options.concurrency ?? DEFAULT_CONCURRENCY, targets.length));
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}

async function probePlanned({ target, skip }: PlannedTarget, options: ProbeOptions): Promise<ProbeResult> {
  if (skip) return describeSkipped(target, skip, options.today);
  if (options.signal?.aborted) return describeSkipped(target, 'aborted', options.today);
  const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
  const controller = new AbortController();
  const finished = new AbortController();
  const abort = (): void => controller.abort();
  options.signal?.addEventListener('abort', abort, { once: true });
  let isLate = false;
  const late = options.sleep(timeouts.total, finished.signal).then(() => {
    if (finished.signal.aborted) return;
    isLate = true;
    controller.abort();
  });
  const context: SendContext = {
    http: options.http,
    clock: options.clock,
    sleep: options.sleep,
    random: options.random,
    timeouts,
    maxBytes: MAX_BODY_BYTES,
    signal: controller.signal,
    deadline: options.clock() + timeouts.total,
  };
  try {
    const result = await probeProvider(
      target,
      { retries: options.retries ?? DEFAULT_RETRIES, today: options.today },
      context,
    );
    // The client only knows that it was stopped; why is known here.
    return result.reason === 'aborted' && isLate ? { ...result, reason: 'deadline' } : result;
  } catch {
    // Its text might hold what must not be shown.
    return { ...describeSkipped(target, 'internal', options.today), isProbed: true };
  } finally {
    finished.abort();
    options.signal?.removeEventListener('abort', abort);
    await late;
  }
}
