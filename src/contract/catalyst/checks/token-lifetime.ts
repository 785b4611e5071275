import { makeProblem } from '../../problems.js';
import type { CrossCheck } from '../../types.js';
import { readNumber } from './common.js';

const NAME = 'JWT_ACCESS_TOKEN_EXPIRE_MINUTES';
const DAY = 1440;

/** An access token cannot be taken back: more than a day is a warning. */
export const checkTokenLifetime: CrossCheck = function* (input) {
  const minutes = readNumber(input, NAME);
  if (minutes === undefined || minutes <= DAY) return;
  yield makeProblem('long-lived-token', 'aboveMax', { variable: NAME }, { name: NAME, max: DAY });
};
