import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages, sayUnseen } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';
import { adviseTemplate } from '../shared/prose.js';

export default defineRule({
  id: 'env/missing-required',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A variable that the program needs is not set.',
    why: 'The program stops at start-up, or runs with a value that it makes up: sessions end and stored keys are lost at every restart.',
    bad: 'ENVIRONMENT=production\nDATABASE_URL=postgresql://catalyst@postgres:5432/catalyst',
    good: 'ENVIRONMENT=production\nDATABASE_URL=postgresql://catalyst@postgres:5432/catalyst\nSECRET_KEY=…\nENCRYPTION_KEY=…\nREDIS_PASSWORD=…\nPOSTGRES_PASSWORD=…\nGRAFANA_ADMIN_PASSWORD=…\nALLOWED_ORIGINS=https://app.example.com',
  },
  messages: contractMessages<'missing-required'>({
    missing: ({ name }) => `${name} is not set`,
    missingInEnvironment: ({ name, environment }) => `${name} is not set, and ${environment} needs it`,
    missingWithCompose: ({ name }) => `${name} is not set, and the Compose stack needs it`,
    onlyOldName: ({ name, oldName }) =>
      `${name} is not set: ${oldName} is its older name, which is no longer read`,
    unseen: sayUnseen,
  }),
  advice: {
    missing: adviseTemplate,
    missingInEnvironment: adviseTemplate,
    missingWithCompose: adviseTemplate,
    onlyOldName: ({ name, oldName }) => `rename ${oldName} to ${name}`,
  },
  applies: inScope({
    where: ({ required, requiredWithCompose }) => Boolean(required || requiredWithCompose),
    templates: false,
  }),
  check: (model) => contractHits(model, 'missing-required', { at: 'key', recipe: true }),
});
