import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';
import { showCount } from '../shared/prose.js';

export default defineRule({
  id: 'env/pool-exceeds-database',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: "All workers together may open more connections than PostgreSQL's default allows.",
    why: 'Every worker has a pool of its own. Under load PostgreSQL refuses further connections ("too many clients already"), for the migration and the administrator as well.',
    bad: 'DATABASE_URL=postgresql://catalyst@postgres:5432/catalyst\nWORKER_PROCESSES=4\nDB_POOL_SIZE=10\nDB_MAX_OVERFLOW=20',
    good: 'DATABASE_URL=postgresql://catalyst@postgres:5432/catalyst\nWORKER_PROCESSES=4\nDB_POOL_SIZE=10\nDB_MAX_OVERFLOW=10',
    refs: [
      'https://www.postgresql.org/docs/current/runtime-config-connection.html',
      'https://docs.sqlalchemy.org/en/20/core/pooling.html',
    ],
  },
  messages: contractMessages<'pool-exceeds-database'>({
    exceeds: ({ workers, size, overflow, total, limit }) =>
      `${showCount(workers, 'worker')} × (${size} + ${overflow}) connections = ${total}, PostgreSQL accepts ${limit} by default (100 less 3 reserved)`,
    unlimited: ({ name, limit }) =>
      `${name} sets no limit to the connections, PostgreSQL accepts ${limit} by default (100 less 3 reserved)`,
  }),
  advice: {
    exceeds: 'lower DB_POOL_SIZE, DB_MAX_OVERFLOW or WORKER_PROCESSES, or raise max_connections',
  },
  applies: inScope({ variables: ['DATABASE_URL', 'WORKER_PROCESSES', 'DB_POOL_SIZE', 'DB_MAX_OVERFLOW'] }),
  check: (model) => contractHits(model, 'pool-exceeds-database', { at: 'key' }),
});
