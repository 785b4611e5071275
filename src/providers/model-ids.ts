import type { ProviderId } from './types.js';

/**
 * Ways in which a table may spell a configured model id, the most exact first: Google's `models/` prefix,
 * OpenRouter's suffixes, Ollama's tags, dated snapshots, names of fine-tuned models.
 */
export function listSpellings(provider: ProviderId, id: string): string[] {
  const wanted = id.trim();
  return [...new Set([wanted, ...variantsOf(provider, wanted)])].filter((spelling) => spelling !== '');
}

function variantsOf(provider: ProviderId, id: string): string[] {
  switch (provider) {
    case 'google_ai':
      return [id.replace(/^(?:models|tunedModels)\//, ''), id.replace(/^(?:google|gemini)\//, '')];
    case 'openrouter':
      return [stripOpenRouterSuffix(id), stripOpenRouterSuffix(id.replace(/^openrouter\//, ''))];
    case 'ollama':
      return [id.includes(':') ? id.replace(/:latest$/, '') : `${id}:latest`, stripCloudTag(id)];
    case 'openai':
      return [id.replace(/^openai\//, ''), ...baseOfFineTune(id)];
    case 'huggingface':
      return [stripRouterSuffix(id)];
    case 'anthropic':
      return [id.replace(/^anthropic\//, ''), id.replace(/-latest$/, '')];
    case 'groq':
      return [id.replace(/^groq\//, '')];
    default:
      return [];
  }
}

/** `openai/gpt-4o:nitro` → `openai/gpt-4o`: the suffix chooses a route, not a model. */
export function stripOpenRouterSuffix(id: string): string {
  return id.replace(/:(?:free|nitro|floor|online|extended|thinking|beta|exacto)$/, '');
}

/** `meta-llama/Llama-3.3-70B-Instruct:groq` → without the router's choice of a provider. */
export function stripRouterSuffix(id: string): string {
  return id.replace(/:[\w-]+$/, '');
}

/** `gpt-oss:120b-cloud` → `gpt-oss:120b`: the tag that runs it in the cloud. */
function stripCloudTag(id: string): string {
  return id.replace(/(?:-cloud|:cloud)$/, '');
}

/** `ft:gpt-4o-mini-2024-07-18:org::id` → the model that was tuned. */
function baseOfFineTune(id: string): string[] {
  if (!id.startsWith('ft:')) return [];
  const base = id.split(':')[1] ?? '';
  return [`ft-${base}`, base, `ft-${stripDate(base)}`, stripDate(base)];
}

function stripDate(id: string): string {
  return id.replace(/-\d{4}-\d{2}-\d{2}$/, '');
}
