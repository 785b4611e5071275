import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/rate-limit-disabled',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Requests are not limited in production, or in staging.',
    why: 'One caller can use up the quota of every provider, and the money behind it.',
    bad: 'ENVIRONMENT=production\nRATE_LIMIT_ENABLED=false',
    good: 'ENVIRONMENT=production\nRATE_LIMIT_ENABLED=true',
  },
  messages: contractMessages<'rate-limit-disabled'>({
    disabled: ({ name }) => `${name} is off, so one caller can use up the quota of every provider`,
  }),
  advice: {
    disabled: ({ name }) => `${name}=true`,
  },
  applies: inScope({ variables: ['RATE_LIMIT_ENABLED'], production: true }),
  check: (model) => contractHits(model, 'rate-limit-disabled'),
});
