import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';
import { showCount } from '../shared/prose.js';

export default defineRule({
  id: 'env/out-of-range',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A number, or the length of a text, is outside the bounds of the contract.',
    why: 'The program refuses it at start-up, or does what nobody meant: no worker, no retry, a limit that limits nothing.',
    bad: 'WORKER_PROCESSES=0',
    good: 'WORKER_PROCESSES=4',
  },
  messages: contractMessages<'out-of-range'>({
    belowMin: ({ name, min }) => `${name} is below ${min}, the least that is allowed`,
    aboveMax: ({ name, max }) => `${name} is above ${max}, the most that is allowed`,
    outside: ({ name, min, max }) => `${name} is not between ${min} and ${max}`,
    tooShort: ({ name, min }) => `${name} is shorter than ${showCount(min, 'character')}`,
    tooLong: ({ name, max }) => `${name} is longer than ${showCount(max, 'character')}`,
  }),
  applies: inScope({}),
  check: (model) => contractHits(model, 'out-of-range'),
});
