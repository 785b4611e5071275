import type { ProviderProbe } from '../probe/types.js';
import anthropic from './anthropic/probe.js';
import deepseek from './deepseek/probe.js';
import googleAi from './google_ai/probe.js';
import groq from './groq/probe.js';
import huggingface from './huggingface/probe.js';
import mistral from './mistral/probe.js';
import ollama from './ollama/probe.js';
import openai from './openai/probe.js';
import openrouter from './openrouter/probe.js';
import type { ProviderId } from './types.js';

/** How each of the nine is asked. Loaded only by the probe. */
export const PROBES: Readonly<Record<ProviderId, ProviderProbe>> = {
  openai,
  anthropic,
  google_ai: googleAi,
  mistral,
  deepseek,
  openrouter,
  groq,
  huggingface,
  ollama,
};
