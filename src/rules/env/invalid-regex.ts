import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/invalid-regex',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A value is not a regular expression.',
    why: 'The program stops when it compiles it: at start-up, or at the first request.',
    bad: '# catalyst.config: FILTER is a regex\nFILTER=[a-z',
    good: 'FILTER=[a-z]+',
  },
  messages: contractMessages<'invalid-regex'>({
    regex: ({ name }) => `${name} is not a regular expression that can be compiled`,
  }),
  applies: inScope({ where: ({ kind }) => kind === 'regex' }),
  check: (model) => contractHits(model, 'invalid-regex'),
});
