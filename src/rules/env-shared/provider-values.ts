import type { EnvModel } from '../../models/env.js';
import { findHostOfUrl } from '../../providers/host-of-url.js';
import { PROVIDERS } from '../../providers/index.js';
import { findProviderValues } from '../../providers/readiness.js';
import type { ProviderInfo } from '../../providers/types.js';

/** A value of one of the nine providers, set in the file itself. */
export interface ProviderValue {
  /** Whose name the variable bears. */
  readonly provider: ProviderInfo;
  /** Who answers at the configured base URL; undefined for a gateway or a local server. */
  readonly host: ProviderInfo | undefined;
  readonly variable: string;
  readonly value: string;
}

type Values = Readonly<Record<string, string | null>>;
type Part = 'key' | 'model' | 'baseUrl';

/**
 * Lists the keys, models or base URLs of the nine providers that the file sets, under the names that the providers'
 * own tools use: they mean the same in every project.
 */
export function listProviderValues({ file }: EnvModel, part: Part): ProviderValue[] {
  const own = file.reading.values;
  return PROVIDERS.flatMap((provider): ProviderValue[] => {
    const found = findProviderValues(
      provider,
      pickValues(namesOf(provider), own, { ...file.base, ...file.beside }),
    );
    const value = found[part];
    if (!value || !Object.hasOwn(own, value.variable)) return [];
    return [{ provider, host: findHostOfUrl(provider, found.baseUrl?.value), ...value }];
  });
}

function namesOf({ keyVariable, modelVariable, baseUrlVariable, foreignNames }: ProviderInfo): string[] {
  const { key, model, baseUrl } = foreignNames;
  return [keyVariable, modelVariable, baseUrlVariable, ...key, ...model, ...baseUrl];
}

/** The few values that count, of a file that may have very many. */
function pickValues(names: readonly string[], own: Values, base: Values): Record<string, string | null> {
  const picked: Record<string, string | null> = {};
  for (const name of names) {
    const from = Object.hasOwn(own, name) ? own : base;
    if (Object.hasOwn(from, name)) picked[name] = from[name] ?? null;
  }
  return picked;
}
