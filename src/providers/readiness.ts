import { isLocalHost } from './hosts.js';
import { findProviderOfHost, PROVIDERS } from './index.js';
import { checkKeyShape, findPlaceholder } from './keys.js';
import type { ProviderAssessment, ProviderId, ProviderInfo } from './types.js';

/** Values as the program's reader gives them; absent and null are not set. */
export type Values = Readonly<Record<string, string | null | undefined>>;

/** What else is known. */
export interface AssessOptions {
  /** Values that the program takes for a variable that is not set (the contract's defaults). */
  readonly defaults?: Readonly<Record<string, string>>;
}

/** Judges the nine providers' configuration without asking anyone, in the order in which they are shown. */
export function assessProviders(values: Values, options: AssessOptions = {}): ProviderAssessment[] {
  return PROVIDERS.map((provider) => assessProvider(provider, values, options));
}

/** A provider's values: which variable holds each, and what. */
export interface ProviderValues {
  readonly key?: { readonly variable: string; readonly value: string };
  readonly model?: { readonly variable: string; readonly value: string };
  readonly baseUrl?: { readonly variable: string; readonly value: string };
  /** Other variables that hold another key. */
  readonly conflictingKeys: readonly string[];
}

/** Finds a provider's values under the contract's name, else under an older or foreign one. */
export function findProviderValues(provider: ProviderInfo, values: Values): ProviderValues {
  const { foreignNames } = provider;
  const keys = findAll(values, [provider.keyVariable, ...foreignNames.key]);
  // A placeholder under one name does not hide a key under another.
  const key = keys.find(({ value }) => !findPlaceholder(value)) ?? keys[0];
  const model = findAll(values, [provider.modelVariable, ...foreignNames.model])[0];
  const baseUrl = findAll(values, [provider.baseUrlVariable, ...foreignNames.baseUrl])[0];
  return {
    ...(key ? { key } : {}),
    ...(model ? { model } : {}),
    ...(baseUrl ? { baseUrl } : {}),
    conflictingKeys: keys
      .filter(
        ({ variable, value }) =>
          variable !== key?.variable && value !== key?.value && !findPlaceholder(value),
      )
      .map(({ variable }) => variable),
  };
}

function findAll(values: Values, names: readonly string[]): { variable: string; value: string }[] {
  return names.flatMap((variable) => {
    const value = Object.hasOwn(values, variable) ? values[variable]?.trim() : undefined;
    return value ? [{ variable, value }] : [];
  });
}

function assessProvider(
  provider: ProviderInfo,
  values: Values,
  { defaults = {} }: AssessOptions,
): ProviderAssessment {
  const found = findProviderValues(provider, values);
  const model = found.model?.value ?? defaults[provider.modelVariable];
  return {
    id: provider.id,
    ...assessKey(provider, found),
    keyVariable: found.key?.variable ?? provider.keyVariable,
    conflictingKeys: found.conflictingKeys,
    ...(model ? { model } : {}),
    modelFrom: found.model ? 'file' : model ? 'default' : 'none',
    modelVariable: found.model?.variable ?? provider.modelVariable,
    ...(found.baseUrl ? { baseUrlVariable: found.baseUrl.variable } : {}),
  };
}

type KeyState = Pick<ProviderAssessment, 'readiness' | 'reason'>;

function assessKey(provider: ProviderInfo, found: ProviderValues): KeyState {
  const host = readHost(found.baseUrl?.value);
  const placeholder = found.key ? findPlaceholder(found.key.value) : { kind: 'empty' as const };
  if (placeholder) {
    const isKeyless = provider.needsKey ? host !== undefined && isLocalHost(host) : !isCloud(provider, host);
    if (isKeyless && (provider.needsKey || found.baseUrl || found.model)) return { readiness: 'local' };
    if (!found.key || placeholder.kind === 'empty') return { readiness: 'missing' };
    return { readiness: 'placeholder', reason: placeholder.kind };
  }
  if (!provider.needsKey && found.baseUrl && !isCloud(provider, host)) return { readiness: 'local' };
  const shape = checkKeyShape(shapeOwner(provider, host), found.key!.value);
  // A gateway issues keys of its own; only what no program could send is wrong there.
  const isGateway = host !== undefined && !findProviderOfHost(host);
  if (shape.fit !== 'malformed') return { readiness: 'ready' };
  if (isGateway && (shape.reason === 'foreign' || shape.reason === 'too-short'))
    return { readiness: 'ready' };
  return { readiness: 'malformed', reason: shape.reason };
}

/** A key must suit the host that it is sent to. */
function shapeOwner(provider: ProviderInfo, host: string | undefined): ProviderId {
  return (host && findProviderOfHost(host)?.id) || provider.id;
}

function isCloud(provider: ProviderInfo, host: string | undefined): boolean {
  return host !== undefined && provider.officialHosts.includes(host);
}

function readHost(url: string | undefined): string | undefined {
  if (!url) return undefined;
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`;
  return URL.canParse(text) ? new URL(text).hostname.toLowerCase() : undefined;
}
