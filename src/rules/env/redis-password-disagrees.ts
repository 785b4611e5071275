import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/redis-password-disagrees',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'REDIS_PASSWORD is not the password in REDIS_URL.',
    why: 'The server asks for the one, the backend sends the other: every command is answered with NOAUTH or WRONGPASS.',
    bad: 'REDIS_URL=redis://redis:6379/0\nREDIS_PASSWORD=made-up-for-docs-00',
    good: 'REDIS_URL=redis://:made-up-for-docs-00@redis:6379/0\nREDIS_PASSWORD=made-up-for-docs-00',
  },
  messages: contractMessages<'redis-password-disagrees'>({
    differs: ({ name, other }) => `${name} is not the password in ${other}, so Redis refuses the backend`,
    missingInUrl: ({ name, other }) =>
      `${other} has no password while ${name} is set, so Redis refuses the backend`,
  }),
  advice: {
    missingInUrl: 'write redis://:<password>@host:6379/0',
  },
  applies: inScope({ variables: ['REDIS_URL', 'REDIS_PASSWORD'], templates: false }),
  check: (model) => contractHits(model, 'redis-password-disagrees'),
});
