import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/sqlite-in-production',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The database is SQLite in production, or in staging.',
    why: 'SQLite lets one process write at a time: with several workers, requests fail with "database is locked", and in a container the file is gone with the next deployment.',
    bad: 'ENVIRONMENT=production\nDATABASE_URL=sqlite:///./catalyst.db',
    good: 'ENVIRONMENT=production\nDATABASE_URL=postgresql://catalyst@postgres:5432/catalyst',
    refs: ['https://www.sqlite.org/whentouse.html'],
  },
  messages: contractMessages<'sqlite-in-production'>({
    sqlite: ({ name }) => `${name} is SQLite, which several workers cannot write to at the same time`,
  }),
  advice: {
    sqlite: 'use PostgreSQL',
  },
  applies: inScope({ variables: ['DATABASE_URL'], production: true }),
  check: (model) => contractHits(model, 'sqlite-in-production'),
});
