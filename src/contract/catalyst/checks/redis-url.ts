import { makeProblem } from '../../problems.js';
import type { CrossCheck } from '../../types.js';
import { leadingBlanks, readText, readUrl } from './common.js';

const NAME = 'REDIS_URL';
const MAX = 15;

/** Redis has 16 databases unless it is told otherwise. */
export const checkRedisDatabase: CrossCheck = function* (input) {
  const parts = readUrl(input, NAME);
  if (!parts || parts.scheme === 'unix' || parts.path.length < 2) return;
  const database = parts.path.slice(1).replace(/\/$/, '');
  const start = leadingBlanks(input, NAME);
  const within = { start: start + parts.at.path.start + 1, end: start + parts.at.path.end };
  const place = { variable: NAME, within };
  const args = { name: NAME, max: MAX };
  if (!/^\d+$/.test(database)) {
    yield makeProblem('redis-database-number', 'notNumber', place, args);
  } else if (Number(database) > MAX) {
    yield makeProblem('redis-database-number', 'outside', place, args);
  }
};

/** The client logs in with what is in REDIS_URL; the server asks for REDIS_PASSWORD. */
export const checkRedisPassword: CrossCheck = function* (input) {
  const name = 'REDIS_PASSWORD';
  const password = input.isSet(name) ? readText(input, name) : undefined;
  const parts = readUrl(input, NAME);
  if (password === undefined || !parts || parts.scheme === 'unix') return;
  const args = { name, other: NAME };
  if (parts.password === undefined || parts.password === '') {
    const variable = input.isSet(NAME) ? NAME : name;
    const others = [variable === NAME ? name : NAME];
    yield makeProblem('redis-password-disagrees', 'missingInUrl', { variable, others }, args);
  } else if (parts.password !== password) {
    const place = { variable: NAME, others: [name] };
    yield makeProblem('redis-password-disagrees', 'differs', place, args);
  }
};
