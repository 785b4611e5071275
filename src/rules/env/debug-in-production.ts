import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/debug-in-production',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'DEBUG or RELOAD is on in production, or in staging.',
    why: 'DEBUG shows code, settings and queries to whoever provokes an error. RELOAD watches every file, restarts in the middle of requests and runs one process instead of several.',
    bad: 'ENVIRONMENT=production\nDEBUG=true',
    good: 'ENVIRONMENT=production\nDEBUG=false',
  },
  messages: contractMessages<'debug-in-production'>({
    debug: ({ name }) => `${name} is on, so an error shows code and settings to the caller`,
    reload: ({ name }) =>
      `${name} is on, so the server restarts whenever a file changes and runs one process only`,
  }),
  advice: {
    debug: ({ name }) => `${name}=false`,
    reload: ({ name }) => `${name}=false`,
  },
  applies: inScope({ variables: ['DEBUG', 'RELOAD'], production: true }),
  check: (model) => contractHits(model, 'debug-in-production'),
});
