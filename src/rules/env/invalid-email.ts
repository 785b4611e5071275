import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/invalid-email',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A value is not an e-mail address.',
    why: 'The mail server refuses every message from such a sender.',
    bad: 'FROM_EMAIL=no-reply',
    good: 'FROM_EMAIL=no-reply@example.com',
  },
  messages: contractMessages<'invalid-email'>({
    email: ({ name }) => `${name} is not an e-mail address, so mail servers refuse it`,
  }),
  applies: inScope({ where: ({ kind }) => kind === 'email' }),
  check: (model) => contractHits(model, 'invalid-email'),
});
