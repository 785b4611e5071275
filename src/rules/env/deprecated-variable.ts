import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/deprecated-variable',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A variable is set that the configuration calls deprecated.',
    why: 'It has no effect any more, or will soon have none: what it was set for does not happen.',
    bad: '# catalyst.config: OLD_MODE is deprecated, "use MODE"\nOLD_MODE=fast',
    good: 'MODE=fast',
  },
  messages: contractMessages<'deprecated-variable'>({
    deprecated: ({ name, reason }) =>
      `${name} should no longer be set${reason === '' ? '' : `: ${reason.replace(/\.$/, '')}`}`,
  }),
  applies: inScope({ where: ({ deprecated }) => deprecated !== undefined }),
  check: (model) => contractHits(model, 'deprecated-variable', { at: 'key', ignore: 'nothing' }),
});
