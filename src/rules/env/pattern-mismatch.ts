import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';
import { showCount } from '../shared/prose.js';

export default defineRule({
  id: 'env/pattern-mismatch',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A value does not match the pattern that the configuration declares for it.',
    why: 'The pattern says what the program can work with; another form fails where it is used.',
    bad: '# catalyst.config: BUILD_ID must match b[0-9]+\nBUILD_ID=17',
    good: 'BUILD_ID=b17',
  },
  messages: contractMessages<'pattern-mismatch'>({
    mismatch: ({ name }) => `${name} does not match the pattern that the configuration declares`,
    tooLongToMatch: ({ name, max }) =>
      `${name} is longer than ${showCount(max, 'character')} and was not held against its pattern`,
  }),
  applies: inScope({}),
  check: (model) =>
    contractHits(model, 'pattern-mismatch', { ignore: 'placeholders', undecided: 'tooLongToMatch' }),
});
