import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/debug-log-level',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'LOG_LEVEL is DEBUG in production, or in staging.',
    why: 'Request bodies, prompts and tokens go to the logs, and from there to everyone who may read them.',
    bad: 'ENVIRONMENT=production\nLOG_LEVEL=DEBUG',
    good: 'ENVIRONMENT=production\nLOG_LEVEL=INFO',
  },
  messages: contractMessages<'debug-log-level'>({
    debug: ({ name }) => `${name} is DEBUG, so request bodies go to the logs`,
  }),
  advice: {
    debug: ({ name }) => `${name}=INFO`,
  },
  applies: inScope({ variables: ['LOG_LEVEL'], production: true }),
  check: (model) => contractHits(model, 'debug-log-level'),
});
