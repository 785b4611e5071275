import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/metrics-port-of-prometheus',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: "Metrics are served on Prometheus's own port, next to a Prometheus service.",
    why: 'Each container has its own ports, so both run; but whoever publishes both, or scrapes localhost:9090, gets Prometheus instead of the backend.',
    bad: 'METRICS_PORT=9090',
    good: 'METRICS_PORT=9091',
    refs: ['https://github.com/prometheus/prometheus/wiki/Default-port-allocations'],
  },
  messages: contractMessages<'metrics-port-of-prometheus'>({
    prometheus: ({ name, port, service }) =>
      `${name} is ${port}, which is also the port of the service ${service}`,
  }),
  applies: inScope({ variables: ['METRICS_PORT', 'METRICS_ENABLED'], compose: true }),
  check: (model) => contractHits(model, 'metrics-port-of-prometheus'),
});
