import { getProvider, PROVIDERS } from '../providers/index.js';
import { findPlaceholder, isSendableKey } from '../providers/keys.js';
import { readOllamaHost } from '../providers/ollama/host.js';
import { findProviderValues, type ProviderValues, type Values } from '../providers/readiness.js';
import type { ProviderId, ProviderInfo } from '../providers/types.js';
import type { OwnReason, ProbeTarget } from './types.js';

/** A provider that is probed, or the reason why it is not. */
export type PlannedTarget =
  | { readonly target: ProbeTarget; readonly skip?: undefined }
  | { readonly target: ProbeTarget; readonly skip: OwnReason };

export interface PlanOptions {
  /** Only these; all nine unless given. */
  readonly providers?: readonly ProviderId[];
  /** Values that the program takes for what is not set (the contract's defaults), used for models. */
  readonly defaults?: Readonly<Record<string, string>>;
}

/**
 * Makes the targets of a probe from the values of the environment. A placeholder and a value that no program can send
 * are not sent.
 */
export function planTargets(values: Values, options: PlanOptions = {}): PlannedTarget[] {
  return PROVIDERS.filter(({ id }) => !options.providers || options.providers.includes(id)).map((provider) =>
    planTarget(provider, values, options.defaults ?? {}),
  );
}

function planTarget(
  provider: ProviderInfo,
  values: Values,
  defaults: Readonly<Record<string, string>>,
): PlannedTarget {
  const found = findProviderValues(provider, values);
  const baseUrl = readConfiguredUrl(provider, found);
  const model = found.model?.value ?? defaults[provider.modelVariable];
  const key = found.key && findPlaceholder(found.key.value) ? undefined : found.key?.value;
  const target: ProbeTarget = {
    provider: provider.id,
    keyVariable: found.key?.variable ?? provider.keyVariable,
    ...(key !== undefined ? { key } : {}),
    ...(baseUrl !== undefined ? { baseUrl } : {}),
    ...(found.baseUrl ? { baseUrlVariable: found.baseUrl.variable } : {}),
    ...(model && !findPlaceholder(model)
      ? { model, modelVariable: found.model?.variable ?? provider.modelVariable }
      : {}),
    ...readExtras(provider.id, values),
  };
  const skip = whySkip(provider, found, target);
  return skip === undefined ? { target } : { target, skip };
}

function whySkip(provider: ProviderInfo, found: ProviderValues, target: ProbeTarget): OwnReason | undefined {
  if (target.key === undefined) {
    if (provider.needsKey) return found.key ? 'placeholder' : 'not-configured';
    return found.baseUrl || found.model ? undefined : 'not-configured';
  }
  return isSendableKey(target.key) ? undefined : 'unsendable-key';
}

function readConfiguredUrl(provider: ProviderInfo, found: ProviderValues): string | undefined {
  if (provider.id !== 'ollama') return found.baseUrl?.value;
  // A key and no URL: the cloud, which is the only one that takes a key.
  if (!found.baseUrl)
    return found.key && !findPlaceholder(found.key.value) ? 'https://ollama.com' : undefined;
  const { variable, value } = found.baseUrl;
  const isServerForm = variable === 'OLLAMA_HOST' || !value.includes('://');
  const url = isServerForm ? (readOllamaHost(value) ?? value) : value;
  return url.replace(/^(https?:\/\/)0\.0\.0\.0(?=[:/]|$)/, '$1127.0.0.1');
}

function readExtras(provider: ProviderId, values: Values): Partial<ProbeTarget> {
  const read = (...names: readonly string[]): string | undefined =>
    names
      .map((name) => (Object.hasOwn(values, name) ? values[name]?.trim() : undefined))
      .find((value) => value && !findPlaceholder(value) && /^[\x21-\x7e]{1,200}$/.test(value));
  const organization = provider === 'openai' ? read('OPENAI_ORG_ID', 'OPENAI_ORGANIZATION') : undefined;
  const project = provider === 'openai' ? read('OPENAI_PROJECT_ID') : undefined;
  const apiVersion = provider === 'anthropic' ? read('ANTHROPIC_API_VERSION') : undefined;
  return {
    ...(organization ? { organization } : {}),
    ...(project ? { project } : {}),
    ...(apiVersion ? { apiVersion } : {}),
  };
}

/** Whether nothing at all is configured. */
export function isUnconfigured(plan: readonly PlannedTarget[]): boolean {
  return plan.every(({ skip }) => skip === 'not-configured' || skip === 'placeholder');
}

/** The provider's shown name. */
export function nameOf(id: ProviderId): string {
  return getProvider(id).name;
}
