import { makeProblem, showNumber } from '../../problems.js';
import type { CrossCheck } from '../../types.js';
import { firstSet, readNumber } from './common.js';

const NAME = 'WORKER_TIMEOUT';

/** WORKER_TIMEOUT must be at least REQUEST_TIMEOUT and more than AI_REQUEST_TIMEOUT; 0 never kills a worker. */
export const checkWorkerTimeout: CrossCheck = function* (input) {
  const seconds = readNumber(input, NAME);
  if (seconds === undefined || seconds === 0) return;
  const compare = (other: string) => {
    const otherSeconds = readNumber(input, other);
    return otherSeconds === undefined
      ? undefined
      : {
          otherSeconds,
          place: { variable: firstSet(input, [NAME, other]), others: [NAME, other] },
          args: { name: NAME, seconds: showNumber(seconds), other, otherSeconds: showNumber(otherSeconds) },
        };
  };
  const request = compare('REQUEST_TIMEOUT');
  if (request && seconds < request.otherSeconds) {
    yield makeProblem('worker-timeout-too-short', 'belowRequestTimeout', request.place, request.args);
  }
  const model = compare('AI_REQUEST_TIMEOUT');
  if (model && seconds <= model.otherSeconds) {
    yield makeProblem('worker-timeout-too-short', 'notAboveModelTimeout', model.place, model.args);
  }
};
