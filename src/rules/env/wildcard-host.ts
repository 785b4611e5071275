import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/wildcard-host',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Any Host header is accepted in production, or in staging.',
    why: 'Links that the backend builds from the header, such as those to reset a password, lead wherever the caller likes.',
    bad: 'ENVIRONMENT=production\nALLOWED_HOSTS=*',
    good: 'ENVIRONMENT=production\nALLOWED_HOSTS=api.example.com',
  },
  messages: contractMessages<'wildcard-host'>({
    wildcard: ({ name }) => `${name} accepts any Host header, so links that the backend builds can be forged`,
  }),
  advice: {
    wildcard: 'list the names under which the API is called',
  },
  applies: inScope({ variables: ['ALLOWED_HOSTS'], production: true }),
  check: (model) => contractHits(model, 'wildcard-host'),
});
