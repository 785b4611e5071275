import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';

export default defineRule({
  id: 'env/test-database-is-database',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Tests run against the database of the application.',
    why: 'Tests empty their database: the first test run deletes the data.',
    bad: 'DATABASE_URL=postgresql://catalyst@postgres:5432/catalyst\nTEST_DATABASE_URL=postgresql://catalyst@postgres:5432/catalyst',
    good: 'DATABASE_URL=postgresql://catalyst@postgres:5432/catalyst\nTEST_DATABASE_URL=postgresql://catalyst@postgres:5432/catalyst_test',
  },
  messages: contractMessages<'test-database-is-database'>({
    same: ({ name, other }) => `${name} is the same database as ${other}, and tests empty it`,
  }),
  applies: inScope({ variables: ['DATABASE_URL', 'TEST_DATABASE_URL'] }),
  check: (model) => contractHits(model, 'test-database-is-database'),
});
