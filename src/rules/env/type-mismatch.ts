import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';
import { blameHash } from '../shared/url-hash.js';
import { WANTED_ADVICE, WANTED_MESSAGES } from '../shared/wanted.js';

export default defineRule({
  id: 'env/type-mismatch',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A value is not what the code that reads it takes (with `--contract code`).',
    why: 'The program stops when it starts, or goes on with another value than the one that was meant.',
    bad: '# the code: cors_origins: list[str] in a class of pydantic-settings\nCORS_ORIGINS=a,b',
    good: 'CORS_ORIGINS=["a","b"]',
    refs: ['https://docs.pydantic.dev/latest/concepts/pydantic_settings/'],
  },
  messages: contractMessages<'type-mismatch'>(WANTED_MESSAGES),
  advice: WANTED_ADVICE,
  applies: inScope({}),
  *check(model) {
    const { file } = model;
    const isMild = file.role === 'template' || file.environment === 'testing';
    for (const hit of contractHits(model, 'type-mismatch')) {
      const range = hit.range;
      const args = range ? blameHash(hit.args as never, file.text, range) : hit.args;
      yield { ...hit, args, ...(isMild ? { severity: 'warning' as const } : {}) } as typeof hit;
    }
  },
});
