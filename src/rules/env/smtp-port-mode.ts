import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/smtp-port-mode',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The mail port does not go with the kind of encryption.',
    why: 'On 465 the server waits for encryption and the client for a greeting, until one gives up; on 587 the password goes over the wire unencrypted, or the handshake fails.',
    bad: 'SMTP_PORT=465\nSMTP_TLS=true',
    good: 'SMTP_PORT=465\nSMTP_TLS=false\nSMTP_SSL=true',
    refs: ['https://www.rfc-editor.org/rfc/rfc8314'],
  },
  messages: contractMessages<'smtp-port-mode'>({
    port465NeedsSsl: ({ name, other }) =>
      `${name} is 465, where connections are encrypted from the start, and ${other} is not on`,
    port587NeedsTls: ({ name, other }) =>
      `${name} is 587, where connections are upgraded, which needs ${other} and nothing else`,
  }),
  advice: {
    port465NeedsSsl: 'SMTP_SSL=true and SMTP_TLS=false',
    port587NeedsTls: 'SMTP_TLS=true and SMTP_SSL=false',
  },
  applies: inScope({ variables: ['SMTP_PORT', 'SMTP_TLS', 'SMTP_SSL'] }),
  check: (model) => contractHits(model, 'smtp-port-mode'),
});
