import { makeProblem } from '../../problems.js';
import type { CrossCheck } from '../../types.js';
import { isPostgres, readText, readUrl } from './common.js';

const URL_NAME = 'DATABASE_URL';

/** POSTGRES_* set up the server that DATABASE_URL then logs in to. */
export const checkPostgresVariables: CrossCheck = function* (input) {
  const parts = readUrl(input, URL_NAME);
  if (!isPostgres(parts) || parts.path.length < 2) return;
  // A host with a dot is a server elsewhere, which POSTGRES_* do not set up.
  if (parts.host.includes('.') && !/^[\d.]+$/.test(parts.host)) return;
  const differs = (name: string, expected: string | undefined) => {
    const value = input.isSet(name) ? readText(input, name) : undefined;
    return value !== undefined && expected !== undefined && value !== expected;
  };
  const pair = (name: string) =>
    [
      { variable: name, others: [URL_NAME] },
      { name, other: URL_NAME },
    ] as const;
  let database = parts.path.slice(1);
  try {
    database = decodeURIComponent(database);
  } catch {
    // compared as it is written
  }
  if (differs('POSTGRES_DB', database)) {
    yield makeProblem('postgres-disagrees', 'database', ...pair('POSTGRES_DB'));
  }
  if (parts.username !== '' && differs('POSTGRES_USER', parts.username)) {
    yield makeProblem('postgres-disagrees', 'user', ...pair('POSTGRES_USER'));
  }
  const password = 'POSTGRES_PASSWORD';
  if (!input.isSet(password)) return;
  if (parts.password === undefined || parts.password === '') {
    yield makeProblem('postgres-disagrees', 'noPassword', ...pair(password));
  } else if (differs(password, parts.password)) {
    yield makeProblem('postgres-disagrees', 'password', ...pair(password));
  }
};
