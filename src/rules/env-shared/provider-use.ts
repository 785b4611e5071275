import type { EnvModel, ProviderState } from '../../models/env.js';
import { getProvider } from '../../providers/index.js';

/** Whether a file says anything of the providers: others are not asked about them. */
export function configuresProviders({ file, providers }: EnvModel): boolean {
  const keys = file.reading.values;
  return (
    providers.length > 0 &&
    file.role === 'env' &&
    (Object.hasOwn(keys, 'DEFAULT_AI_PROVIDER') ||
      providers.some(({ id, keyVariable }) => {
        const { baseUrlVariable, keyVariable: own } = getProvider(id);
        return [keyVariable, own, baseUrlVariable].some((name) => Object.hasOwn(keys, name));
      }))
  );
}

/** Whether a provider can be used as far as can be told without asking it. */
export function isUsable({ readiness }: ProviderState): boolean {
  return readiness === 'ready' || readiness === 'local';
}

/** The value of a contract's variable: from the file, those that are read with it, or the contract's default. */
export function effectiveValue({ file }: EnvModel, name: string): string | undefined {
  const own =
    (Object.hasOwn(file.reading.values, name) ? file.reading.values[name] : undefined) ?? file.base[name];
  return own?.trim() || file.beside[name]?.trim() || file.contract.variables.get(name)?.meta.default;
}
