import type { GlobalOptions } from '../cli-options.js';
import { UserError } from '../core/errors.js';
import { findNearest } from '../core/nearest.js';
import { DEFAULT_TIMEOUTS, type ProbeTimeouts } from '../probe/run.js';
import { PROVIDER_IDS, type ProviderId } from '../providers/types.js';

export interface ProbeCommandOptions extends GlobalOptions {
  readonly envFile?: readonly string[];
  /** False for `--no-process-env`. */
  readonly processEnv?: boolean;
  /** Seconds. */
  readonly timeout?: string;
  readonly retries?: number;
  readonly concurrency?: number;
  readonly all?: boolean;
  readonly offline?: boolean;
}

const SHORT_NAMES: Readonly<Record<string, ProviderId>> = {
  google: 'google_ai',
  gemini: 'google_ai',
  hf: 'huggingface',
  hugging_face: 'huggingface',
  claude: 'anthropic',
  open_router: 'openrouter',
};

/**
 * Reads the names of providers; all nine when there are none.
 * @throws {UserError} for a name that is none
 */
export function readProviderNames(names: readonly string[]): readonly ProviderId[] {
  if (names.length === 0) return PROVIDER_IDS;
  return names.map((name) => {
    const word = name.toLowerCase().replaceAll('-', '_');
    const id = PROVIDER_IDS.find((one) => one === word) ?? SHORT_NAMES[word];
    if (id) return id;
    const nearest = findNearest(word, PROVIDER_IDS);
    // What is no name may be a key that was put here by mistake: it is not repeated.
    throw new UserError(
      `an argument is not the name of a provider${nearest ? `; did you mean ${nearest}?` : ''}`,
      {
        advice: `it takes ${PROVIDER_IDS.join(', ')}; keys come from env files and the environment, never from an argument`,
      },
    );
  });
}

/**
 * Reads `--timeout`: seconds for one provider in all; no phase of a request takes longer.
 * @throws {UserError} for what is no number of seconds
 */
export function readTimeouts(text: string | undefined): ProbeTimeouts {
  if (text === undefined) return DEFAULT_TIMEOUTS;
  const seconds = /^\d{1,4}(?:\.\d{1,3})?s?$/.test(text) ? Number.parseFloat(text) : 0;
  if (seconds <= 0) throw new UserError('--timeout takes seconds, such as 20 or 2.5');
  const total = seconds * 1000;
  const isLonger = total > DEFAULT_TIMEOUTS.total;
  const limit = (milliseconds: number) =>
    Math.min(total, isLonger ? (milliseconds * total) / DEFAULT_TIMEOUTS.total : milliseconds);
  return {
    total,
    connect: limit(DEFAULT_TIMEOUTS.connect),
    headers: limit(DEFAULT_TIMEOUTS.headers),
    body: limit(DEFAULT_TIMEOUTS.body),
  };
}

/**
 * Checks the counts.
 * @throws {UserError} for more repetitions than a provider should have to bear, or nobody at work
 */
export function readCounts({ retries, concurrency }: ProbeCommandOptions): {
  readonly retries?: number;
  readonly concurrency?: number;
} {
  if (retries !== undefined && retries > 10) throw new UserError('--retries takes at most 10');
  if (concurrency === 0) throw new UserError('--concurrency takes at least 1');
  return {
    ...(retries === undefined ? {} : { retries }),
    ...(concurrency === undefined ? {} : { concurrency }),
  };
}
