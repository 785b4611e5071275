import { makeProblem, showNumber } from '../../problems.js';
import type { CrossCheck } from '../../types.js';
import { firstSet, isPostgres, readNumber, readUrl } from './common.js';

/** PostgreSQL's default of 100 connections, less 3 that it reserves for administrators. */
const LIMIT = 97;

const NAMES = ['WORKER_PROCESSES', 'DB_POOL_SIZE', 'DB_MAX_OVERFLOW'] as const;

/** Every worker has a pool of its own. SQLAlchemy takes a size of 0 and an overflow of -1 for "no limit". */
export const checkPoolSize: CrossCheck = function* (input) {
  if (!input.isSet('DATABASE_URL') || !isPostgres(readUrl(input, 'DATABASE_URL'))) return;
  const [workers, size, overflow] = NAMES.map((name) => readNumber(input, name));
  if (workers === undefined || size === undefined || overflow === undefined) return;
  for (const [name, endless] of [
    ['DB_POOL_SIZE', size === 0],
    ['DB_MAX_OVERFLOW', overflow === -1],
  ] as const) {
    if (!endless) continue;
    yield makeProblem('pool-exceeds-database', 'unlimited', { variable: name }, { name, limit: LIMIT });
    return;
  }
  const total = workers * (size + overflow);
  if (total <= LIMIT) return;
  yield makeProblem(
    'pool-exceeds-database',
    'exceeds',
    { variable: firstSet(input, [...NAMES, 'DATABASE_URL']), others: NAMES },
    {
      workers: showNumber(workers),
      size: showNumber(size),
      overflow: showNumber(overflow),
      total: showNumber(total),
      limit: LIMIT,
    },
  );
};
