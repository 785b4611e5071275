import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/long-lived-token',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Access tokens are valid for more than a day.',
    why: 'An access token cannot be taken back: one that leaks works until it expires.',
    bad: 'JWT_ACCESS_TOKEN_EXPIRE_MINUTES=10080',
    good: 'JWT_ACCESS_TOKEN_EXPIRE_MINUTES=30',
  },
  messages: contractMessages<'long-lived-token'>({
    aboveMax: ({ name, max }) => `${name} is above ${max}, a day: a token that leaks works for as long`,
  }),
  advice: {
    aboveMax: 'leave the long life to JWT_REFRESH_TOKEN_EXPIRE_DAYS',
  },
  applies: inScope({ variables: ['JWT_ACCESS_TOKEN_EXPIRE_MINUTES'] }),
  check: (model) => contractHits(model, 'long-lived-token'),
});
