import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/cors-wildcard-with-credentials',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Every origin is allowed, together with credentials.',
    why: 'Browsers refuse such an answer; a server that mirrors the origin instead lets every page on the web act as the signed-in user.',
    bad: 'ALLOWED_ORIGINS=*\nALLOW_CREDENTIALS=true',
    good: 'ALLOWED_ORIGINS=https://app.example.com\nALLOW_CREDENTIALS=true',
    refs: ['https://fetch.spec.whatwg.org/#cors-protocol-and-credentials'],
  },
  messages: contractMessages<'cors-wildcard-with-credentials'>({
    wildcard: ({ name, other }) => `${name} allows every origin while ${other} is on, which browsers refuse`,
  }),
  advice: {
    wildcard: ({ other }) => `list the origins, or set ${other}=false`,
  },
  applies: inScope({ variables: ['ALLOWED_ORIGINS', 'ALLOW_CREDENTIALS'] }),
  check: (model) => contractHits(model, 'cors-wildcard-with-credentials'),
});
