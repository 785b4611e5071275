import type { UrlParts } from '../../kinds/url-parts.js';
import { makeProblem } from '../../problems.js';
import type { CrossCheck } from '../../types.js';
import { leadingBlanks, readUrl, strictSeverity } from './common.js';

const NAME = 'DATABASE_URL';
const TEST = 'TEST_DATABASE_URL';

/** SQLite is no database for several workers. */
export const checkSqlite: CrossCheck = function* (input) {
  const severity = strictSeverity(input.environment);
  if (!severity || !readUrl(input, NAME)?.scheme.startsWith('sqlite')) return;
  yield makeProblem('sqlite-in-production', 'sqlite', { variable: NAME, severity }, { name: NAME });
};

/** SQLAlchemy dropped the name `postgres` in 1.4. https://docs.sqlalchemy.org/en/20/changelog/changelog_14.html */
export const checkPostgresScheme: CrossCheck = function* (input) {
  for (const name of [NAME, TEST]) {
    if (readUrl(input, name)?.scheme !== 'postgres') continue;
    const start = leadingBlanks(input, name);
    const within = { start, end: start + 'postgres'.length };
    yield makeProblem(
      'postgres-scheme',
      'postgres',
      { variable: name, within },
      { name, instead: 'postgresql' },
    );
  }
};

function identify(parts: UrlParts): string {
  const [dialect] = parts.scheme.split('+', 1);
  const postgres = /^postgres/.test(parts.scheme);
  const port = parts.port ?? (postgres ? 5432 : '');
  return [postgres ? 'postgresql' : dialect, parts.host.toLowerCase(), port, parts.path].join('|');
}

/** Tests empty their database. In the testing environment the application's own may be the same. */
export const checkTestDatabase: CrossCheck = function* (input) {
  if (input.environment === 'testing' || !input.isSet(NAME)) return;
  const main = readUrl(input, NAME);
  const test = readUrl(input, TEST);
  if (!main || !test || identify(main) !== identify(test)) return;
  // In memory, each connection has a database of its own.
  if (main.scheme.startsWith('sqlite') && /^(?:\/|\/:memory:)?$/.test(main.path)) return;
  const variable = input.isSet(TEST) ? TEST : NAME;
  yield makeProblem(
    'test-database-is-database',
    'same',
    { variable, others: [variable === TEST ? NAME : TEST] },
    { name: TEST, other: NAME },
  );
};
