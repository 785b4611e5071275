import { defineLiveRule } from '../define-live-rule.js';
import { describeFailure, placeOf } from '../smoke-shared/answers.js';

export default defineLiveRule({
  id: 'smoke/database',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'PostgreSQL, as DATABASE_URL names it, does not let the backend in, is read-only, gives no temporary table, has fewer connections than the pool may open, or waits for migrations of Alembic. Nothing is written.',
    why: 'The backend starts, and fails at its first query; or under load, when the connections are used up.',
    bad: 'DATABASE_URL with the password of last month',
    good: 'DATABASE_URL that PostgreSQL accepts',
  },
  messages: {
    'no-answer': ({ variable, at, what }: { variable: string; at: string; what: string; reason: string }) =>
      `PostgreSQL at ${at} (${variable}): ${what}`,
    pool: ({ workers, each, sum, most }: { workers: number; each: number; sum: number; most: number }) =>
      `${workers} workers × ${each} connections = ${sum}, this PostgreSQL gives ${most}`,
    'read-only': ({ at }: { at: string }) => `PostgreSQL at ${at} is read-only`,
    'no-temp': ({ at }: { at: string }) => `PostgreSQL at ${at} does not let the user make temporary tables`,
    migrations: ({ at, heads }: { at: string; heads: readonly string[] }) =>
      `the database at ${at} is not at the newest revision of Alembic (${heads.join(', ')})`,
  },
  advice: {
    pool: 'lower DB_POOL_SIZE, DB_MAX_OVERFLOW or WORKER_PROCESSES, or raise max_connections',
    migrations: 'alembic upgrade head',
  },
  applies: ({ database }) => database !== undefined,
  *check(model) {
    const { at, result } = model.database!;
    const place = placeOf(model, 'DATABASE_URL');
    const failure = describeFailure(model.database!);
    if (failure) yield { messageId: 'no-answer', ...failure, ...place };
    if (!result.ok) return;
    const { maxConnections, reserved, isReadOnly, canCreateTemp, revisions } = result.value;
    const most = maxConnections - reserved;
    if (model.pool) {
      const { workers, each } = model.pool;
      const sum = workers * each;
      if (sum > most)
        yield {
          messageId: 'pool',
          args: { workers, each, sum, most },
          severity: 'warning',
          subject: 'pool',
          ...(model.locate('WORKER_PROCESSES') ?? model.locate('DB_POOL_SIZE') ?? place),
        };
    }
    if (isReadOnly) yield { messageId: 'read-only', args: { at }, subject: 'read-only', ...place };
    else if (!canCreateTemp)
      yield { messageId: 'no-temp', args: { at }, severity: 'warning', subject: 'no-temp', ...place };
    const { heads } = model;
    if (heads?.length && revisions && !heads.every((head) => revisions.includes(head)))
      yield { messageId: 'migrations', args: { at, heads }, subject: 'migrations', ...place };
  },
});
