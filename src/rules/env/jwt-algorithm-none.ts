import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';
import { joinWords } from '../shared/prose.js';

export default defineRule({
  id: 'env/jwt-algorithm-none',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'JWT_ALGORITHM is none.',
    why: 'Tokens carry no signature: anyone can write one for any user.',
    bad: 'JWT_ALGORITHM=none',
    good: 'JWT_ALGORITHM=HS256',
    refs: ['https://www.rfc-editor.org/rfc/rfc8725#section-3.2'],
  },
  messages: contractMessages<'jwt-algorithm-none'>({
    none: ({ name }) => `${name} is none: tokens are not signed, so anyone can write one`,
  }),
  advice: {
    none: ({ choices }) => `use ${joinWords(choices, 'or')}`,
  },
  applies: inScope({ variables: ['JWT_ALGORITHM'] }),
  check: (model) => contractHits(model, 'jwt-algorithm-none', { ignore: 'nothing' }),
});
