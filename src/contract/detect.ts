/** Names that only the Catalyst backend reads, or a typing error that it shipped: one is enough. */
const STRONG_MARKS = [
  'AI_FALLBACK_ENABLED',
  'AI_GLOBAL_RATE_LIMIT',
  'AI_USAGE_ANALYTICS_ENABLED',
  'AI_COST_TRACKING_ENABLED',
  'AI_MIN_CONFIDENCE_THRESHOLD',
  'FEATURE_AI_THERAPY',
  'FEATURE_REAL_TIME_ANALYSIS',
  'PERFORMACE_MONITORING_ENABLED',
];

/** Names that a stranger could have come up with too: it takes two. */
const WEAK_MARKS = [
  'DEFAULT_AI_PROVIDER',
  'GOOGLE_AI_API_KEY',
  'GOOGLE_AI_MODEL',
  'AI_REQUEST_TIMEOUT',
  'AI_MAX_CONCURRENT_REQUESTS',
  'AI_RESPONSE_CACHING',
  'LOCAL_AI_ENABLED',
  'LOCAL_AI_BASE_URL',
  'OPENROUTER_DEFAULT_MODEL',
  'HUGGINGFACE_DEFAULT_MODEL',
  'FEATURE_EXPERIMENTAL_AI',
  'VECTOR_EMBEDDING_MODEL',
  'PERFORMANCE_MONITORING_ENABLED',
];

/** What the profile was recognised by. */
export interface ProfileDetection {
  readonly catalyst: boolean;
  /** The marks that were found: names of variables, `service <name>`. */
  readonly because: readonly string[];
}

/**
 * Whether a project is the Catalyst backend, by the names in its env files and of its services. Names that half the
 * world uses (OPENAI_API_KEY, DATABASE_URL, SECRET_KEY) count for nothing.
 */
export function looksLikeCatalyst(keys: Iterable<string>, services: readonly string[]): ProfileDetection {
  const names = new Set(keys);
  const strong = STRONG_MARKS.filter((name) => names.has(name));
  const weak = WEAK_MARKS.filter((name) => names.has(name));
  const named = services.filter((service) => /^catalyst[-_]/.test(service)).map((name) => `service ${name}`);
  return {
    catalyst: strong.length > 0 || weak.length + named.length > 1,
    because: [...strong, ...weak, ...named],
  };
}
