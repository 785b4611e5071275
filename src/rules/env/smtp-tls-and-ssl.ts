import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/smtp-tls-and-ssl',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'SMTP_TLS and SMTP_SSL are both on.',
    why: 'A connection is either encrypted from the start or upgraded later: asked for both, the mail library refuses or hangs.',
    bad: 'SMTP_TLS=true\nSMTP_SSL=true',
    good: 'SMTP_TLS=true\nSMTP_SSL=false',
    refs: ['https://www.rfc-editor.org/rfc/rfc8314'],
  },
  messages: contractMessages<'smtp-tls-and-ssl'>({
    both: ({ name, other }) => `${name} and ${other} are both on, and a connection can only be one of them`,
  }),
  advice: {
    both: 'port 465 goes with SMTP_SSL, port 587 with SMTP_TLS',
  },
  applies: inScope({ variables: ['SMTP_TLS', 'SMTP_SSL'] }),
  check: (model) => contractHits(model, 'smtp-tls-and-ssl'),
});
