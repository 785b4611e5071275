/** The nine providers, in the order in which they are shown. */
export const PROVIDER_IDS = [
  'openai',
  'anthropic',
  'google_ai',
  'mistral',
  'deepseek',
  'openrouter',
  'groq',
  'huggingface',
  'ollama',
] as const;
export type ProviderId = (typeof PROVIDER_IDS)[number];

/** What can be said of a key by its looks: advice, never a verdict; a live answer overrules it. */
export interface KeyShape {
  /** `OpenAI project key`. */
  readonly label: string;
  readonly pattern: RegExp;
  /** Whether the documented prefix belongs to this provider alone. */
  readonly distinctive: boolean;
}

/** Other names under which a value of a provider is written. */
export interface ForeignNames {
  readonly key: readonly string[];
  readonly model: readonly string[];
  readonly baseUrl: readonly string[];
}

/** What is known of a provider without asking it. */
export interface ProviderInfo {
  readonly id: ProviderId;
  /** `OpenAI`. */
  readonly name: string;
  readonly keyVariable: string;
  readonly modelVariable: string;
  readonly baseUrlVariable: string;
  /** Older names and names that other tools use, in order of precedence. */
  readonly foreignNames: ForeignNames;
  /** Whether it answers nothing without a key. */
  readonly needsKey: boolean;
  readonly defaultBaseUrl: string;
  /** Version segment(s) that belong at the end of the base URL (`/v1`), empty where the client adds it itself. */
  readonly basePath: string;
  /** Path under which the provider's own API lives, whoever adds it: `/v1`, `/openai/v1`. */
  readonly apiPath: string;
  /** Ends of a base URL that select another dialect of the same service (`/anthropic`); the probe leaves them out. */
  readonly dialectPaths: readonly string[];
  /** Hosts that the provider itself runs. */
  readonly officialHosts: readonly string[];
  /** Official hosts that have no version segment. */
  readonly unversionedHosts?: readonly string[];
  /** Hosts that no longer answer, with the base URL that replaced them. */
  readonly retiredHosts: Readonly<Record<string, string>>;
  readonly keyShapes: readonly KeyShape[];
  /** Where a person makes a key. */
  readonly keyPage: string;
  /** Its name in data/models. */
  readonly catalogue: string;
}

/** Offline state of a provider's configuration. */
export type Readiness = 'ready' | 'placeholder' | 'malformed' | 'missing' | 'local';

/** Offline state of one provider, from values alone. */
export interface ProviderAssessment {
  readonly id: ProviderId;
  readonly readiness: Readiness;
  /** Name of the variable that holds the key (the contract's name when none does); it may be an older or foreign one. */
  readonly keyVariable: string;
  /** Names of other variables that hold a different key for the same provider; `keyVariable` is the one that counts. */
  readonly conflictingKeys: readonly string[];
  /** The model as configured, or the default that was given. */
  readonly model?: string;
  readonly modelFrom: 'file' | 'default' | 'none';
  readonly modelVariable: string;
  /** Name of the variable that holds the base URL, if one does. */
  readonly baseUrlVariable?: string;
  /** Why it is a placeholder or malformed: a word of the fixed vocabulary of `keys.ts`. */
  readonly reason?: string;
}
