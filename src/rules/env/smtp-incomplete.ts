import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';
import { joinWords } from '../shared/prose.js';

export default defineRule({
  id: 'env/smtp-incomplete',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Some of the e-mail variables are set, and others that they need are not.',
    why: 'No mail is sent: nobody gets the link to reset a password.',
    bad: 'SMTP_HOST=smtp.example.com\nSMTP_USERNAME=catalyst',
    good: 'SMTP_HOST=smtp.example.com\nSMTP_USERNAME=catalyst\nSMTP_PASSWORD=made-up-for-docs-00\nFROM_EMAIL=no-reply@example.com',
  },
  messages: contractMessages<'smtp-incomplete'>({
    incomplete: ({ name, missing }) =>
      `${name} is set and ${joinWords(missing)} ${missing.length === 1 ? 'is' : 'are'} not, so no mail can be sent`,
  }),
  advice: {
    incomplete: 'set them all, or none',
  },
  applies: inScope({
    variables: ['SMTP_HOST', 'SMTP_USERNAME', 'SMTP_PASSWORD', 'FROM_EMAIL'],
    templates: false,
  }),
  check: (model) => contractHits(model, 'smtp-incomplete', { at: 'key' }),
});
