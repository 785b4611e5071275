import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/invalid-host',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A value is not a host name or IP address.',
    why: 'The server cannot bind to it, or the client cannot look it up.',
    bad: 'API_HOST=http://0.0.0.0',
    good: 'API_HOST=0.0.0.0',
  },
  messages: contractMessages<'invalid-host'>({
    host: ({ name }) => `${name} is not a host name or IP address`,
    withScheme: ({ name }) => `${name} is a URL, and only a host name or IP address is read`,
    withPort: ({ name }) => `${name} has a port behind it, and only a host name or IP address is read`,
  }),
  advice: {
    withScheme: 'write the host alone',
    withPort: 'write the host alone',
  },
  applies: inScope({ where: ({ kind }) => kind === 'host' }),
  check: (model) => contractHits(model, 'invalid-host'),
});
