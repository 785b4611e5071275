import { makeProblem } from '../../problems.js';
import type { CrossCheck } from '../../types.js';
import { isStrict, strictSeverity } from './common.js';

/** DEBUG and RELOAD must be off in production; LOG_LEVEL=DEBUG is a warning there. */
export const checkDebug: CrossCheck = function* (input) {
  const severity = strictSeverity(input.environment);
  if (!severity) return;
  if (input.read('DEBUG') === true) {
    yield makeProblem('debug-in-production', 'debug', { variable: 'DEBUG', severity }, { name: 'DEBUG' });
  }
  if (input.read('RELOAD') === true) {
    yield makeProblem('debug-in-production', 'reload', { variable: 'RELOAD', severity }, { name: 'RELOAD' });
  }
};

/** Request bodies in the logs of production. */
export const checkLogLevel: CrossCheck = function* (input) {
  if (!isStrict(input.environment) || input.read('LOG_LEVEL') !== 'DEBUG') return;
  yield makeProblem('debug-log-level', 'debug', { variable: 'LOG_LEVEL' }, { name: 'LOG_LEVEL' });
};
