import { boolean } from '../../kinds/index.js';
import { defineCatalystGroup } from '../group.js';

/** Parts of the backend that can be switched off. */
export const features = defineCatalystGroup('Feature flags', {
  FEATURE_AI_THERAPY: boolean({ doc: 'Therapy conversations.', default: 'true' }),
  FEATURE_ADVANCED_ANALYTICS: boolean({ doc: 'Advanced analytics.', default: 'true' }),
  FEATURE_KNOWLEDGE_BASE: boolean({ doc: 'Knowledge base.', default: 'true' }),
  FEATURE_REAL_TIME_ANALYSIS: boolean({ doc: 'Analysis in real time.', default: 'true' }),
  FEATURE_FILE_PROCESSING: boolean({ doc: 'Processing of uploaded files.', default: 'true' }),
  FEATURE_WEBSOCKETS: boolean({ doc: 'WebSockets.', default: 'true' }),
  FEATURE_EXPERIMENTAL_AI: boolean({ doc: 'AI features that are not finished.', default: 'false' }),
});
