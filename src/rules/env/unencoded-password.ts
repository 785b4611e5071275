import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/unencoded-password',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A character in the user name or password of a URL must be percent-encoded.',
    why: 'The URL ends its password, or its host, at the wrong place: the backend logs in with half a password, to a host that does not exist, and writes the other half to the log.',
    bad: 'DATABASE_URL=postgresql://catalyst:pa/ss@postgres:5432/catalyst',
    good: 'DATABASE_URL=postgresql://catalyst:pa%2Fss@postgres:5432/catalyst',
    refs: [
      'https://www.rfc-editor.org/rfc/rfc3986#section-2.1',
      'https://docs.sqlalchemy.org/en/20/core/engines.html#escaping-special-characters-such-as-signs-in-passwords',
    ],
  },
  messages: contractMessages<'unencoded-password'>({
    password: ({ name }) =>
      `${name} has a character in its password that must be percent-encoded, or the URL means something else`,
    username: ({ name }) =>
      `${name} has a character in its user name that must be percent-encoded, or the URL means something else`,
  }),
  advice: {
    password: 'write %40 for @, %3A for :, %2F for /, %3F for ?, %23 for #, %25 for %',
    username: 'write %40 for @, %3A for :, %2F for /, %3F for ?, %23 for #, %25 for %',
  },
  applies: inScope({ where: ({ kind }) => kind === 'url' }),
  check: (model) => contractHits(model, 'unencoded-password'),
});
