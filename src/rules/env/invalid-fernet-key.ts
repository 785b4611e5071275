import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';
import { adviseRecipe, showCount } from '../shared/prose.js';

export default defineRule({
  id: 'env/invalid-fernet-key',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A value is not a Fernet key: 32 bytes in URL-safe base64, 44 characters.',
    why: 'The backend cannot encrypt with it: the first stored provider key raises an error.',
    bad: 'ENCRYPTION_KEY=made-up-and-short',
    good: "ENCRYPTION_KEY=<output of: openssl rand -base64 32 | tr '+/' '-_'>",
    refs: ['https://github.com/fernet/spec/blob/master/Spec.md'],
  },
  messages: contractMessages<'invalid-fernet-key'>({
    length: ({ name, length }) => `${name} has ${showCount(length, 'character')}, and a Fernet key has 44`,
    standardBase64: ({ name }) =>
      `${name} is in ordinary base64 (+ and /), which not every Fernet library reads`,
    alphabet: ({ name }) => `${name} is not 32 bytes in URL-safe base64, so nothing can be encrypted with it`,
  }),
  advice: {
    length: adviseRecipe('a Fernet key is 32 random bytes in URL-safe base64'),
    alphabet: adviseRecipe('a Fernet key is 32 random bytes in URL-safe base64'),
    standardBase64: 'write - for + and _ for /: the key stays the same',
  },
  applies: inScope({ where: ({ kind }) => kind === 'fernet', templates: false }),
  check: (model) => contractHits(model, 'invalid-fernet-key', { ignore: 'placeholders', recipe: true }),
});
