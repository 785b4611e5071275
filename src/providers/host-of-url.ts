import { isLocalHost } from './hosts.js';
import { findProviderOfHost } from './index.js';
import type { ProviderInfo } from './types.js';

/**
 * Who answers at a provider's base URL: the provider itself where none is set, or it is no address; undefined for a
 * gateway or a local server, which give models names of their own.
 */
export function findHostOfUrl(provider: ProviderInfo, url: string | undefined): ProviderInfo | undefined {
  if (!url) return provider;
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`;
  if (!URL.canParse(text)) return provider;
  const name = new URL(text).hostname.toLowerCase();
  return findProviderOfHost(name) ?? (provider.id === 'ollama' && isLocalHost(name) ? provider : undefined);
}
