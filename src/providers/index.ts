import anthropic from './anthropic/info.js';
import deepseek from './deepseek/info.js';
import googleAi from './google_ai/info.js';
import groq from './groq/info.js';
import huggingface from './huggingface/info.js';
import mistral from './mistral/info.js';
import ollama from './ollama/info.js';
import openai from './openai/info.js';
import openrouter from './openrouter/info.js';
import type { ProviderId, ProviderInfo } from './types.js';

/** The nine providers, in the order in which they are shown. */
export const PROVIDERS: readonly ProviderInfo[] = [
  openai,
  anthropic,
  googleAi,
  mistral,
  deepseek,
  openrouter,
  groq,
  huggingface,
  ollama,
];

/** What is known of one provider. */
export function getProvider(id: ProviderId): ProviderInfo {
  return PROVIDERS.find((provider) => provider.id === id)!;
}

/** The provider that runs a host itself, or ran it once. */
export function findProviderOfHost(host: string): ProviderInfo | undefined {
  const name = host.toLowerCase();
  return PROVIDERS.find(
    (provider) => provider.officialHosts.includes(name) || Object.hasOwn(provider.retiredHosts, name),
  );
}
