import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/localhost-origin',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Pages on localhost may call the API in production, or in staging.',
    why: 'Whatever runs on the computer of a signed-in user, a development server or another program, may call the API in their name.',
    bad: 'ENVIRONMENT=production\nALLOWED_ORIGINS=https://app.example.com,http://localhost:3000',
    good: 'ENVIRONMENT=production\nALLOWED_ORIGINS=https://app.example.com',
  },
  messages: contractMessages<'localhost-origin'>({
    localhost: ({ name, position }) =>
      `${name}: origin ${position} is on localhost, so whatever runs on a user's own computer may call the API`,
  }),
  advice: {
    localhost: 'leave it to the configuration for development',
  },
  applies: inScope({ variables: ['ALLOWED_ORIGINS'], production: true }),
  check: (model) => contractHits(model, 'localhost-origin'),
});
