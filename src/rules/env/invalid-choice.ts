import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';
import { joinWords } from '../shared/prose.js';

export default defineRule({
  id: 'env/invalid-choice',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A value is none of the words that are allowed.',
    why: 'The program refuses it at start-up, or falls back to a default without a word: an ENVIRONMENT that it does not know is not production.',
    bad: 'ENVIRONMENT=prodution',
    good: 'ENVIRONMENT=production',
  },
  messages: contractMessages<'invalid-choice'>({
    unknown: ({ name, choices }) => `${name} is none of ${joinWords(choices, 'or')}`,
    near: ({ name, choices, nearest }) =>
      `${name} is none of ${joinWords(choices, 'or')}; did you mean ${nearest}?`,
    letterCase: ({ name, nearest }) =>
      `${name} is not written as ${nearest}, and a program that compares exactly does not know it`,
  }),
  advice: {
    letterCase: ({ nearest }) => `write ${nearest}`,
  },
  applies: inScope({ where: ({ kind }) => kind === 'enum' }),
  check: (model) => contractHits(model, 'invalid-choice'),
});
