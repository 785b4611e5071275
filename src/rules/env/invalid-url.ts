import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';
import { joinWords } from '../shared/prose.js';

export default defineRule({
  id: 'env/invalid-url',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A URL cannot be read, or its scheme is not one that the program knows.',
    why: 'The client refuses it when it is first used: at start-up for a database, at the first request for a provider.',
    bad: 'REDIS_URL=redis:6379',
    good: 'REDIS_URL=redis://redis:6379/0',
    refs: ['https://www.rfc-editor.org/rfc/rfc3986'],
  },
  messages: contractMessages<'invalid-url'>({
    noScheme: ({ name, schemes }) =>
      `${name} is not a URL: it does not start with ${schemes.length === 0 ? 'a scheme and ://' : `${schemes[0]}://`}`,
    wrongScheme: ({ name, schemes }) => `${name} has a scheme that is none of ${joinWords(schemes, 'or')}`,
    noHost: ({ name }) => `${name} names no host`,
    badHost: ({ name }) => `${name} has a host that is neither a name nor an address`,
    badPort: ({ name }) => `${name} has a port that is not a number from 1 to 65535`,
    blank: ({ name }) => `${name} holds a blank, which no URL can have`,
  }),
  advice: {
    blank: 'write %20 for a blank',
  },
  applies: inScope({ where: ({ kind }) => kind === 'url' }),
  check: (model) => contractHits(model, 'invalid-url', { ignore: 'placeholders' }),
});
