import { renameMigration } from './rename.js';

export default renameMigration({
  id: '2-feature-names',
  title: 'Feature switches get the names of schema 2',
  names: ['RESPONSE_CACHING_ENABLED', 'RATE_LIMITING_ENABLED', 'ANALYTICS_ENABLED'],
  docs: {
    what: 'AI_RESPONSE_CACHING, RATE_LIMIT_ENABLED, AI_USAGE_ANALYTICS_ENABLED.',
    why: 'A switch under its older name has no effect: the rate limit is on or off by its default.',
    manual: [],
    verify: 'catalyst validate names no older name.',
  },
});
