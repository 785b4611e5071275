import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages, sayUnseen } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';
import { adviseTemplate } from '../shared/prose.js';

export default defineRule({
  id: 'env/empty-required',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A variable that the program needs is set to nothing.',
    why: 'To the program an empty value is a missing one: it stops at start-up, or signs and encrypts with an empty key.',
    bad: 'SECRET_KEY=',
    good: 'SECRET_KEY=…',
  },
  messages: contractMessages<'empty-required'>({
    empty: ({ name }) => `${name} is set to nothing`,
    emptyInEnvironment: ({ name, environment }) => `${name} is set to nothing, and ${environment} needs it`,
    emptyWithCompose: ({ name }) => `${name} is set to nothing, and the Compose stack needs it`,
    unseen: sayUnseen,
  }),
  advice: {
    empty: adviseTemplate,
    emptyInEnvironment: adviseTemplate,
    emptyWithCompose: adviseTemplate,
  },
  applies: inScope({
    where: ({ required, requiredWithCompose }) => Boolean(required || requiredWithCompose),
    templates: false,
  }),
  check: (model) => contractHits(model, 'empty-required', { recipe: true }),
});
