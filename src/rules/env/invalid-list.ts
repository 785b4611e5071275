import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/invalid-list',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A list cannot be read, or holds an item that is not allowed.',
    why: 'Typed settings stop at start-up; a program that splits at commas takes brackets and quotes for parts of the items, and no item matches.',
    bad: 'ALLOWED_ORIGINS=["https://app.example.com"',
    good: 'ALLOWED_ORIGINS=["https://app.example.com"]',
    refs: ['https://docs.pydantic.dev/latest/concepts/pydantic_settings/'],
  },
  messages: contractMessages<'invalid-list'>({
    badJson: ({ name }) => `${name} starts as JSON and cannot be read as JSON`,
    notArray: ({ name }) => `${name} is JSON and not an array`,
    notStrings: ({ name, position }) => `${name}: item ${position} of the array is not a text`,
    badItem: ({ name, position }) => `${name}: item ${position} is not one that is allowed`,
  }),
  applies: inScope({ where: ({ kind }) => kind === 'list' }),
  check: (model) => contractHits(model, 'invalid-list'),
});
