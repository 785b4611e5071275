import type { Range } from '../../core/text.js';
import { own } from './own.js';
import type { CodeRead } from './types.js';

/**
 * Clients of providers that read their key from the environment when code gives them none; the first variable that is
 * set counts. Read in the packages themselves, in their releases of 2026-11-27: of PyPI openai 3.57, anthropic 2.14,
 * groq 1.7, mistralai 3.7, google-genai 3.6, together 3.1, cohere 7.3, langchain-openai 1.7, -anthropic 1.7, -groq 1.1,
 * -mistralai 1.1, -google-genai 4.4; of npm openai 6.49, @anthropic-ai/sdk 1.14, groq-sdk 1.6, @mistralai/mistralai 2.7,
 * @google/genai 2.32, together-ai 0.52, @ai-sdk/* 2 and 3, @langchain/* of the same day. openrouter.ai has none of its own.
 */
const OPENAI = ['OPENAI_API_KEY'];
const AZURE = ['AZURE_OPENAI_API_KEY'];
const ANTHROPIC = ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN'];
const GROQ = ['GROQ_API_KEY'];
const MISTRAL = ['MISTRAL_API_KEY'];
const GOOGLE = ['GOOGLE_API_KEY', 'GEMINI_API_KEY'];
const TOGETHER = ['TOGETHER_API_KEY'];

/** By full name in Python. */
const PYTHON: Readonly<Record<string, readonly string[]>> = {
  'openai.OpenAI': OPENAI,
  'openai.AsyncOpenAI': OPENAI,
  'openai.AzureOpenAI': AZURE,
  'openai.AsyncAzureOpenAI': AZURE,
  'anthropic.Anthropic': ANTHROPIC,
  'anthropic.AsyncAnthropic': ANTHROPIC,
  'groq.Groq': GROQ,
  'groq.AsyncGroq': GROQ,
  'mistralai.Mistral': MISTRAL,
  'google.genai.Client': GOOGLE,
  'together.Together': TOGETHER,
  'together.AsyncTogether': TOGETHER,
  'cohere.Client': ['CO_API_KEY'],
  'cohere.ClientV2': ['CO_API_KEY'],
  'cohere.AsyncClientV2': ['CO_API_KEY'],
  'langchain_openai.ChatOpenAI': OPENAI,
  'langchain_openai.OpenAIEmbeddings': OPENAI,
  'langchain_anthropic.ChatAnthropic': ['ANTHROPIC_API_KEY'],
  'langchain_groq.ChatGroq': GROQ,
  'langchain_mistralai.ChatMistralAI': MISTRAL,
  'langchain_google_genai.ChatGoogleGenerativeAI': GOOGLE,
};

/** By package of npm and name in it. */
const SCRIPT: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  openai: { default: OPENAI, OpenAI: OPENAI, AzureOpenAI: AZURE },
  '@anthropic-ai/sdk': { default: ANTHROPIC, Anthropic: ANTHROPIC },
  'groq-sdk': { default: GROQ, Groq: GROQ },
  '@mistralai/mistralai': { Mistral: MISTRAL },
  '@google/genai': { GoogleGenAI: GOOGLE },
  'together-ai': { default: TOGETHER, Together: TOGETHER },
  '@langchain/openai': { ChatOpenAI: OPENAI, OpenAIEmbeddings: OPENAI },
  '@langchain/anthropic': { ChatAnthropic: ['ANTHROPIC_API_KEY'] },
  '@langchain/groq': { ChatGroq: GROQ },
  '@langchain/mistralai': { ChatMistralAI: MISTRAL },
  '@langchain/google-genai': { ChatGoogleGenerativeAI: GOOGLE },
  '@ai-sdk/openai': { openai: OPENAI },
  '@ai-sdk/anthropic': { anthropic: ['ANTHROPIC_API_KEY'] },
  '@ai-sdk/groq': { groq: GROQ },
  '@ai-sdk/mistral': { mistral: MISTRAL },
  '@ai-sdk/google': { google: ['GOOGLE_GENERATIVE_AI_API_KEY'] },
  '@ai-sdk/deepseek': { deepseek: ['DEEPSEEK_API_KEY'] },
};

/** Words of which a file with such a client has one. */
export const CLIENT_HINT =
  /\b(?:openai|anthropic|groq|mistralai|genai|together|cohere|langchain_\w{1,40})\b|['"`](?:@anthropic-ai\/sdk|groq-sdk|@mistralai\/mistralai|@google\/genai|together-ai|@langchain\/[\w-]{1,40}|@ai-sdk\/\w{1,40})['"`]/;
/** Names of clients where they are made, as a part of an expression. */
export const CLIENT_CALL =
  /\b(?:(?:Async)?(?:Azure)?OpenAI|(?:Async)?(?:Anthropic|Groq|Together)|Mistral|GoogleGenAI|(?:genai|cohere)\.(?:Async)?Client(?:V2)?|OpenAIEmbeddings|Chat(?:OpenAI|Anthropic|Groq|MistralAI|GoogleGenerativeAI)|openai|anthropic|groq|mistral|google|deepseek)\s{0,9}\(/;
/** Arguments that give a key, choose another way to sign in, or another service. */
export const KEY_ARGUMENT = /key|token|credential|auth|vertex|base_?url|api_?base|endpoint|configuration/i;

/** The variables that a client of Python reads by itself. */
export const variablesOfPython = (full: string): readonly string[] | undefined => own(PYTHON, full);

/** The variables that a client of a package of npm reads by itself. */
export const variablesOfScript = (module: string, name: string): readonly string[] | undefined =>
  own(own(SCRIPT, module) ?? {}, name);

/**
 * What making such a client reads. The place is that of its name; whether the program stops without a key depends on
 * what it does with the client.
 */
export function clientRead(names: readonly string[], range: Range, by: string): CodeRead {
  const [name] = names;
  return {
    name: name!,
    range,
    by,
    type: 'string',
    required: false,
    ...(names.length > 1 ? { anyOf: names } : {}),
  };
}
