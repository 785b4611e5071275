import { PROVIDER_IDS } from '../../../providers/types.js';
import { boolean, choice, duration, integer, number } from '../../kinds/index.js';
import { defineCatalystGroup, legacy } from '../group.js';

/** What holds for all providers. */
export const ai = defineCatalystGroup('AI', {
  DEFAULT_AI_PROVIDER: choice(PROVIDER_IDS, {
    doc: 'Provider that is asked first; it must have a key, or for ollama a base URL.',
    default: 'openai',
  }),
  AI_FALLBACK_ENABLED: boolean({
    doc: 'Ask another provider when one fails; needs two that are ready.',
    default: 'true',
  }),
  AI_REQUEST_TIMEOUT: duration({
    doc: 'Seconds to wait for a model; less than WORKER_TIMEOUT.',
    default: '30',
    min: 0,
    plain: true,
  }),
  AI_MAX_RETRIES: integer({ doc: 'Further attempts after a failure.', default: '3', min: 0, max: 10 }),
  AI_GLOBAL_RATE_LIMIT: integer({ doc: 'Requests to models in all.', default: '1000', min: 0 }),
  AI_MAX_CONCURRENT_REQUESTS: integer({ doc: 'Requests to models at a time.', default: '10', min: 1 }),
  AI_COST_TRACKING_ENABLED: boolean({ doc: 'Record what requests cost.', default: 'true' }),
  AI_USAGE_ANALYTICS_ENABLED: boolean({
    doc: 'Record what is used.',
    default: 'true',
    aliases: legacy('ANALYTICS_ENABLED'),
  }),
  AI_RESPONSE_CACHING: boolean({
    doc: 'Answer the same request from the cache.',
    default: 'true',
    aliases: legacy('RESPONSE_CACHING_ENABLED'),
  }),
  AI_CACHE_TTL: duration({ doc: 'Seconds that answers are kept.', default: '3600', min: 0, plain: true }),
  AI_MIN_CONFIDENCE_THRESHOLD: number({
    doc: 'Least confidence of an answer that is used.',
    default: '0.7',
    min: 0,
    max: 1,
  }),
});
