import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/redis-database-number',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The database number in a Redis URL is not 0 to 15.',
    why: 'Redis has 16 databases unless it is told otherwise: it answers "DB index is out of range" to the first command.',
    bad: 'REDIS_URL=redis://redis:6379/16',
    good: 'REDIS_URL=redis://redis:6379/0',
    refs: ['https://redis.io/docs/latest/commands/select/'],
  },
  messages: contractMessages<'redis-database-number'>({
    outside: ({ name, max }) =>
      `${name} asks for a database above ${max}, the last one that Redis has by default`,
    notNumber: ({ name, max }) =>
      `${name} has something other than a database number (0 to ${max}) behind the host`,
  }),
  applies: inScope({ variables: ['REDIS_URL'] }),
  check: (model) => contractHits(model, 'redis-database-number'),
});
