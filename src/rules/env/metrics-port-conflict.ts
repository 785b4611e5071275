import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/metrics-port-conflict',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Metrics and API want the same port.',
    why: 'The second of the two to start fails with "address already in use".',
    bad: 'API_PORT=9090\nMETRICS_PORT=9090',
    good: 'API_PORT=8000\nMETRICS_PORT=9090',
  },
  messages: contractMessages<'metrics-port-conflict'>({
    same: ({ name, other, port }) =>
      `${name} and ${other} are both ${port}, so the second one to start fails`,
  }),
  applies: inScope({ variables: ['METRICS_PORT', 'API_PORT', 'METRICS_ENABLED'] }),
  check: (model) => contractHits(model, 'metrics-port-conflict'),
});
