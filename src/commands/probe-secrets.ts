import { isOrdinaryValue } from '../core/ordinary.js';
import type { ProbeSource } from '../collect/probe-sources.js';
import type { EnvModel } from '../models/env.js';
import type { ProbeResult } from '../probe/types.js';
import { secretsOf } from './env-check.js';

/**
 * What the last gate looks for: every value of the files, and whatever was taken from the process environment. What
 * the results show as public (a model that its provider knows, a provider's own URL) is let through.
 * @returns a function of the results, since only they say what is public
 */
export function listProbeSecrets(
  models: readonly EnvModel[],
  sources: readonly ProbeSource[],
): (results: readonly ProbeResult[]) => Set<string> {
  const credentials = new Set<string>();
  const values = secretsOf(models);
  for (const { planned } of sources) {
    const { key, organization, project, baseUrl, model } = planned.target;
    for (const secret of [key, organization, project]) if (secret) credentials.add(secret);
    for (const value of [baseUrl, model]) if (value && !isOrdinaryValue(value)) values.add(value);
  }
  return (results) => {
    const secrets = new Set(values);
    for (const { model, baseUrl } of results) {
      for (const word of [model?.id, model?.resolved, model?.replacement, model?.nearest]) {
        if (word !== undefined) secrets.delete(word);
      }
      const { suggestion } = baseUrl;
      if (suggestion === undefined) continue;
      for (const value of values) if (suggestion.startsWith(value)) secrets.delete(value);
    }
    for (const secret of credentials) secrets.add(secret);
    return secrets;
  };
}
