import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/unreachable-bind-address',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The server listens on the loopback address inside a container.',
    why: 'The container starts and looks well from inside, and nothing outside reaches it: the published port answers with a reset connection.',
    bad: 'API_HOST=127.0.0.1',
    good: 'API_HOST=0.0.0.0',
  },
  messages: contractMessages<'unreachable-bind-address'>({
    loopback: ({ name, host }) =>
      `${name} is ${host}: inside a container, nothing outside reaches the server`,
  }),
  advice: {
    loopback: ({ name }) => `${name}=0.0.0.0`,
  },
  applies: inScope({ variables: ['API_HOST'], compose: true, templates: false }),
  check: (model) => contractHits(model, 'unreachable-bind-address'),
});
