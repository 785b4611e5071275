import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages, sayUnseen } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/missing-from-template',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: "The project's own template names a variable, without a default, that is not set.",
    why: 'Whoever wrote the template expected everyone to fill it in; code that reads it finds nothing, often only when a request needs it.',
    bad: '# .env.example: PAYMENT_TOKEN=your-token-here\nLOG_DIR=logs',
    good: 'PAYMENT_TOKEN=…\nLOG_DIR=logs',
  },
  messages: contractMessages<'missing-from-template'>({
    missing: ({ name }) => `${name} is not set, and the project's template has no default for it`,
    unseen: sayUnseen,
  }),
  advice: {
    missing: 'set it, or take it out of the template',
  },
  applies: inScope({ where: ({ expected }) => expected !== undefined, templates: false }),
  check: (model) => contractHits(model, 'missing-from-template'),
});
