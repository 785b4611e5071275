import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/invalid-origin',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An origin in ALLOWED_ORIGINS is not scheme://host[:port].',
    why: 'Origins are compared as texts. A browser sends neither a path nor a final slash, so such an entry never matches and the web application cannot call the API.',
    bad: 'ALLOWED_ORIGINS=https://app.example.com/',
    good: 'ALLOWED_ORIGINS=https://app.example.com',
    refs: [
      'https://www.rfc-editor.org/rfc/rfc6454#section-6.1',
      'https://fetch.spec.whatwg.org/#origin-header',
    ],
  },
  messages: contractMessages<'invalid-origin'>({
    trailingSlash: ({ name, position }) =>
      `${name}: origin ${position} ends with "/", which no browser sends`,
    path: ({ name, position }) => `${name}: origin ${position} has a path or query, which no browser sends`,
    noScheme: ({ name, position }) =>
      `${name}: origin ${position} has no scheme, so no browser's origin equals it`,
    unreadable: ({ name, position }) =>
      `${name}: origin ${position} is not scheme://host[:port], so no browser's origin equals it`,
  }),
  advice: {
    trailingSlash: 'remove the slash',
    path: 'write scheme://host[:port] alone',
    noScheme: 'put https:// before it',
  },
  applies: inScope({ variables: ['ALLOWED_ORIGINS'] }),
  check: (model) => contractHits(model, 'invalid-origin'),
});
