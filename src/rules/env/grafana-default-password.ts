import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';
import { adviseRecipe } from '../shared/prose.js';

export default defineRule({
  id: 'env/grafana-default-password',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: "The password of Grafana's administrator is admin.",
    why: 'It is the first one that anyone tries, and Grafana shows the names and numbers of everything behind it.',
    bad: 'GRAFANA_ADMIN_PASSWORD=admin',
    good: 'GRAFANA_ADMIN_PASSWORD=<output of: openssl rand -hex 24>',
  },
  messages: contractMessages<'grafana-default-password'>({
    admin: ({ name }) => `${name} is admin, the first one that anyone tries`,
  }),
  advice: {
    admin: adviseRecipe('make one: openssl rand -hex 24'),
  },
  applies: inScope({ variables: ['GRAFANA_ADMIN_PASSWORD'], templates: false }),
  check: (model) => contractHits(model, 'grafana-default-password', { recipe: true }),
});
